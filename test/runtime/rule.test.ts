import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindOf, payload, product } from "../../src/index.ts";
import { behavioralEvent, payload as payloads, product as products } from "../../src/testing/index.ts";
import { nearValid } from "../values.ts";

const codes = (value: unknown) =>
  payload.validate(value).issues?.map(({ code, pointer }) => `${code} ${pointer}`) ?? [];

/** An object that inherits the properties. */
const heir = (inherited: object, own: object): object => Object.assign(Object.create(inherited), own);

describe("the productId rule", () => {
  it("adding an own productId always leaves the event branch, whatever the value", () => {
    fc.assert(
      fc.property(behavioralEvent(), fc.jsonValue(), (event, productId) => {
        const changed = { ...event, productId };
        expect(kindOf(changed as never)).toBe("product");
        expect(codes(changed).filter((issue) => !issue.endsWith(" /productId"))).toEqual([]);
      }),
    );
  });

  it("removing productId from a product without eventId and profileId fails with exactly those", () => {
    fc.assert(
      fc.property(products(), ({ productId: _, eventId: __, profileId: ___, ...rest }) => {
        expect(codes(rest)).toEqual(["required /eventId", "required /profileId"]);
      }),
    );
  });

  it("the presence of a valid profileId never changes a product's validity", () => {
    fc.assert(
      fc.property(nearValid, fc.string({ minLength: 1 }), (value, text) => {
        const { profileId: _, ...rest } = { ...(value as object), productId: "1" } as Record<string, unknown>;
        expect(payload.is({ ...rest, profileId: `p${text}` })).toBe(payload.is(rest));
      }),
    );
  });

  it("is the same rule in the payload schema and in the schemas of the kinds", () => {
    fc.assert(
      fc.property(nearValid, (value) => {
        if (Object.hasOwn(value as object, "productId")) expect(payload.is(value)).toBe(product.is(value));
        else expect(product.is(value)).toBe(false);
      }),
    );
  });
});

describe("a verdict", () => {
  it("does not depend on the order of the keys", () => {
    const shuffled = nearValid.chain((value) => {
      const entries = Object.entries(value as object);
      return fc.tuple(
        fc.constant(value),
        fc.shuffledSubarray(entries, { minLength: entries.length }).map(Object.fromEntries),
      );
    });
    fc.assert(
      fc.property(shuffled, ([value, other]) => {
        expect(payload.is(other)).toBe(payload.is(value));
        expect(codes(other).sort()).toEqual(codes(value).sort());
      }),
    );
  });

  it("does not depend on inherited keys", () => {
    fc.assert(
      fc.property(nearValid, nearValid, (value, inherited) => {
        const own = { ...(value as object) };
        expect(payload.is(heir(inherited as object, own))).toBe(payload.is(own));
        expect(codes(heir(inherited as object, own))).toEqual(codes(own));
      }),
    );
  });

  it("does not depend on a polluted Object.prototype", () => {
    const polluted = { productId: "1", eventId: 7, profileId: "p", data: "x" };
    fc.assert(
      fc.property(nearValid, (value) => {
        const before = [payload.is(value), codes(value)];
        Object.assign(Object.prototype, polluted);
        try {
          expect([payload.is(value), codes(value)]).toEqual(before);
        } finally {
          for (const key of Object.keys(polluted)) delete (Object.prototype as Record<string, unknown>)[key];
        }
      }),
    );
  });

  it("does not depend on keys that no schema knows", () => {
    fc.assert(
      fc.property(
        nearValid,
        fc.dictionary(
          fc.string().map((key) => `x ${key}`),
          fc.anything(),
        ),
        (value, unknown) => {
          expect(payload.is({ ...unknown, ...(value as object) })).toBe(payload.is(value));
          expect(codes({ ...unknown, ...(value as object) })).toEqual(codes(value));
        },
      ),
    );
  });

  it("reads objects without a prototype, and instances of classes, by their own properties", () => {
    class Event {
      eventId = "e";
      profileId = "p";
      get productId() {
        return null;
      }
    }
    expect(payload.is(new Event())).toBe(true);
    expect(payload.is(Object.assign(Object.create(null), { productId: "1" }))).toBe(true);
    expect(codes(Object.create({ productId: "1" }))).toEqual(["required /eventId", "required /profileId"]);
  });

  it("takes a __proto__ key in JSON text for plain data", () => {
    expect(codes(JSON.parse('{"__proto__":{"productId":"1"}}'))).toEqual(["required /eventId", "required /profileId"]);
    expect(payload.is(JSON.parse('{"productId":"1","__proto__":{"productId":null}}'))).toBe(true);
  });

  it("takes a key that holds undefined or is not enumerable for absent, as JSON text does", () => {
    expect(payload.is({ eventId: "e", profileId: "p", productId: undefined })).toBe(true);
    expect(codes({ eventId: undefined, profileId: "p" })).toEqual(["required /eventId"]);
    const hidden = Object.defineProperty({ eventId: "e", profileId: "p" }, "productId", { value: null });
    expect(payload.is(hidden)).toBe(true);
    expect(kindOf(hidden as never)).toBe("event");
    expect(codes(Object.defineProperty({}, "productId", { value: "1" }))).toEqual([
      "required /eventId",
      "required /profileId",
    ]);
  });

  it("is the same for a value and for its journey through JSON text", () => {
    fc.assert(
      fc.property(fc.oneof(payloads(), nearValid), (value) => {
        expect(payload.is(JSON.parse(JSON.stringify(value)))).toBe(payload.is(value));
      }),
    );
  });
});

describe("the rule table", () => {
  const identifiers = [
    "eventId",
    "profileId",
    "sessionId",
    "accountId",
    "pageId",
    "productId",
    "userId",
    "anotherUserId",
    "anotherAccountId",
  ];
  const invisible = [
    ..."\t\n\r \u0000\u001f\u007f\u0085\u00a0\u00ad\u034f\u061c\u115f\u1680\u17b4\u180e\u2000\u200a\u200b\u200f\u2028\u2029\u202e\u202f\u205f\u2060\u2064\u206f\u2800\u3000\u3164\ufe0f\ufeff\uffa0\ufff9",
  ];
  const values: [string, unknown, string | undefined][] = [
    ["null", null, "type"],
    ["an empty text", "", "blank"],
    ...invisible.map((c): [string, unknown, string] => [
      `only U+${c.charCodeAt(0).toString(16)}`,
      c.repeat(2),
      "blank",
    ]),
    ["all invisible characters", invisible.join(""), "blank"],
    ["a number", 7, "type"],
    ["NaN", Number.NaN, "type"],
    ["true", true, "type"],
    ["an object", {}, "type"],
    ["a boxed text", new String("x"), "type"],
    ["an array", ["x"], "type"],
    ["a function", () => "x", "type"],
    ["a symbol", Symbol("x"), "type"],
    ["a big integer", 7n, "type"],
    ["a text", "x", undefined],
    ["a text among blanks", " \u200bx\u200b ", undefined],
    ["an emoji", "\u{1f377}", undefined],
    ["a lone surrogate", "\ud800", undefined],
  ];
  const bases = { event: { eventId: "e", profileId: "p" }, product: { productId: "1" } };

  describe.each(identifiers)("%s", (key) => {
    describe.each(Object.entries(bases))("in a payload that otherwise is an %s", (_, base) => {
      it.each(values)("own: %s", (_, value, code) => {
        expect(codes({ ...base, [key]: value })).toEqual(code === undefined ? [] : [`${code} /${key}`]);
      });

      it("absent, undefined, inherited and inside a __proto__ key are all the same", () => {
        const { [key]: _, ...rest } = base as Record<string, unknown>;
        const absent = codes(rest);
        expect(codes({ ...rest, [key]: undefined })).toEqual(absent);
        for (const [, value] of values) {
          expect(codes(heir({ [key]: value }, rest))).toEqual(absent);
          expect(codes({ ...rest, ["__proto__"]: { [key]: value } })).toEqual(absent);
          expect(codes({ ...rest, data: { [key]: value } })).toEqual(absent);
        }
      });
    });
  });
});
