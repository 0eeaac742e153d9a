import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compiled } from "../../generated/validators/payload.ts";
import { classify, lint, payload, trackRequest } from "../../src/index.ts";
import { nearMiss } from "../../src/runtime/validate/near-miss.ts";
import { wirePayload } from "../../src/wire.ts";

const { identifiers } = compiled;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const fullWidth = (word: string) => word.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const cyrillic: Record<string, string> = { a: "а", c: "с", e: "е", o: "о", p: "р", i: "і", s: "ѕ", d: "ԁ" };
const greek: Record<string, string> = { a: "α", e: "ε", i: "ι", o: "ο", p: "ρ", t: "τ", u: "υ", n: "η" };
const swapLetters = (word: string, table: Record<string, string>) => word.replace(/[a-z]/g, (c) => table[c] ?? c);

/** Spellings that mean the identifier, whatever its length. */
const spellings = (identifier: string): string[] => {
  const stem = identifier.slice(0, -2);
  const end = identifier.slice(-2);
  return [
    `${stem}${end.toUpperCase()}`,
    `${stem}${end.toLowerCase()}`,
    `${stem}${end.charAt(0).toLowerCase()}${end.charAt(1).toUpperCase()}`,
    `${capital(stem)}${end}`,
    `${capital(stem)}${end.toUpperCase()}`,
    identifier.toUpperCase(),
    identifier.toLowerCase(),
    `${stem}_${end.toLowerCase()}`,
    `${stem}_${end}`,
    `${stem.toUpperCase()}_${end.toUpperCase()}`,
    `${stem}-${end.toLowerCase()}`,
    `${stem} ${end}`,
    `${identifier} `,
    ` ${identifier}`,
    `${identifier}\u200b`,
    `\ufeff${identifier}`,
    `${stem}\u00ad\u2060${end}`,
    `${identifier}\n`,
    `${identifier}\u0000`,
    `_${identifier}`,
    `${stem}\u00a0${end}`,
    fullWidth(identifier),
    swapLetters(identifier, cyrillic),
    swapLetters(identifier, greek),
    identifier.replace("I", "\u0406"),
    identifier.replace("I", "\u0399"),
    identifier.toUpperCase().replace("I", "\u0130"),
  ].filter((spelling) => spelling !== identifier);
};

/** Slips of the hand, which tell of long identifiers only. */
const slips = (identifier: string): string[] =>
  [
    identifier.slice(1),
    identifier.slice(0, 3) + identifier.slice(4),
    identifier.slice(0, -1),
    identifier.replace(/^(.)/, "$1$1"),
    `${identifier}d`,
    `x${identifier}`,
    `${identifier.slice(0, 4)}x${identifier.slice(5)}`,
    `${identifier.slice(0, 1)}${identifier.charAt(2)}${identifier.charAt(1)}${identifier.slice(3)}`,
  ].filter((slip) => lettersOf(slip) !== lettersOf(identifier));

const lettersOf = (key: string): string => key.replace(/[_ -]/g, "");

describe.each(identifiers)("near misses of %s", (identifier) => {
  it("are recognized in at least 18 spellings", () => {
    expect(new Set(spellings(identifier)).size).toBeGreaterThanOrEqual(18);
  });

  it.each(spellings(identifier).map((key) => [JSON.stringify(key), key]))("%s", (_, key) => {
    expect(nearMiss(key, identifiers)).toBe(identifier);
  });

  it.each(slips(identifier))("a slip such as %s counts where the identifier has nine letters or more", (key) => {
    expect(nearMiss(key, [identifier])).toBe(lettersOf(identifier).length >= 9 ? identifier : undefined);
  });

  it("do not count its plural, its parts or a number behind it", () => {
    const stem = identifier.slice(0, -2);
    for (const key of [`${identifier}s`, `${stem}_ids`, stem, `${stem}s`, `${identifier}2`, `${stem}Name`, "id", ""]) {
      expect(nearMiss(key, [identifier]), key).toBeUndefined();
    }
  });

  it("do not count itself", () => {
    expect(nearMiss(identifier, identifiers)).toBeUndefined();
  });

  it("are warned of where the payload is valid, and change nothing else", () => {
    for (const base of [{ eventId: "e", profileId: "p" }, { productId: "1" }]) {
      const value = { ...base, [`${identifier}\u200b`]: "x" };
      expect(classify(value)).toMatchObject({
        kind: "productId" in base ? "product" : "event",
        warnings: [{ code: "near_miss_key", path: [`${identifier}\u200b`] }],
      });
    }
  });
});

describe("near misses", () => {
  it("are none of the words that merely resemble one", () => {
    for (const key of [
      "pageIdx",
      "page",
      "product",
      "products",
      "productName",
      "profile",
      "events",
      "user",
      "data",
      "name",
      "type",
    ]) {
      expect(nearMiss(key, identifiers), key).toBeUndefined();
    }
  });

  it("are found where the identifier itself has separators or other letters", () => {
    const others = ["utm_campaign", "größe-id"];
    for (const key of ["utmCampaign", "UTM_CAMPAIGN", "utm-campaign", "utm_campain"])
      expect(nearMiss(key, others), key).toBe("utm_campaign");
    for (const key of ["größeId", "GRÖßE_ID"]) expect(nearMiss(key, others), key).toBe("größe-id");
    for (const key of [...others, "utm", "utm_campaigns"]) expect(nearMiss(key, others), key).toBeUndefined();
  });

  it("are found in any spelling by chance too, and never cost a throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (key) => {
        nearMiss(key, identifiers);
      }),
    );
    const blanks = fc.string({ unit: fc.constantFrom(" ", "_", "-", "\u200b", "\ufeff", "\t", "\u00ad") });
    const parts = fc.tuple(fc.constantFrom(...identifiers), fc.nat(), blanks, fc.boolean());
    fc.assert(
      fc.property(parts, ([identifier, index, blank, upper]) => {
        const at = index % identifier.length;
        const key = identifier.slice(0, at) + blank.slice(0, 40) + identifier.slice(at);
        const typed = upper ? key.toUpperCase() : key;
        expect(nearMiss(typed, identifiers)).toBe(typed === identifier ? undefined : identifier);
      }),
    );
  });

  it("are the hint of the missing key, and of what productId would have made unnecessary", () => {
    const hints = (value: unknown) => payload.validate(value).issues?.map(({ pointer, hint }) => [pointer, hint]);
    const productHint = "`productID` is not `productId`; did you mean `productId`?";
    expect(hints({ productID: "1" })).toEqual([
      ["/eventId", productHint],
      ["/profileId", productHint],
    ]);
    expect(hints({ eventId: "e", profile_id: "p" })).toEqual([
      ["/profileId", "`profile_id` is not `profileId`; did you mean `profileId`?"],
    ]);
    const sessionHint = "`session_id` is not `sessionId`; did you mean `sessionId`?";
    expect(hints({ eventId: " ", profileId: "p", session_id: "s" })).toEqual([["/eventId", sessionHint]]);
    for (const value of [
      { product_id: 1, profile_id: 2, session_id: 3 },
      { session_id: 3, profile_id: 2, product_id: 1 },
    ]) {
      expect(hints(value)).toEqual([
        ["/eventId", `${productHint.replace("productID", "product_id")} ${sessionHint}`],
        ["/profileId", "`profile_id` is not `profileId`; did you mean `profileId`?"],
      ]);
    }
    expect(hints({ eventId: "e" })).toEqual([["/profileId", undefined]]);
    expect(payload.validate({ eventId: "e" }).issues?.[0]).not.toHaveProperty("hint");
    expect(wirePayload.validate({ "user id": "u" }).issues).toMatchObject([
      { code: "identity", hint: "`user id` is not `userId`; did you mean `userId`?" },
    ]);
  });

  it("show what the eye does not see", () => {
    expect(lint({ eventId: "e", profileId: "p", "рroductId\u200b": 1 })).toMatchObject([
      { message: "`\\u0440roductId\\u200b` is not `productId`; did you mean `productId`?" },
    ]);
  });

  it("are found in every payload of a track request", () => {
    const track = [{ name: "n", payload: [{ productId: "1" }, { productId: "1", profileid: "p" }] }];
    expect(trackRequest.is({ track })).toBe(true);
    expect(lint({ track })).toMatchObject([{ code: "near_miss_key", path: ["track", 0, "payload", 1, "profileid"] }]);
  });

  it("are looked for in keys that may be near, however many and long the others are", () => {
    const value = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key${i}`, i]));
    expect(payload.validate({ ...value, ["p".repeat(1_000_000)]: 1, product_id: 1 }).issues).toMatchObject([
      { hint: expect.stringContaining("`product_id`") },
      { hint: expect.stringContaining("`product_id`") },
    ]);
  });
});

describe("suspicious identifiers", () => {
  const warnings = (profileId: unknown) =>
    lint({ eventId: "e", profileId }).map(({ code, pointer }) => `${code} ${pointer}`);

  it.each(["p ", " p", "p\u200b", "\ufeffp", "p\n", "a\u0000b", "a\u0085b", "a\ud800b", "\udc00a", "a\tb", "\u3164p"])(
    "%j is valid, with a warning",
    (profileId) => {
      expect(payload.is({ eventId: "e", profileId })).toBe(true);
      expect(warnings(profileId)).toEqual(["suspicious_identifier /profileId"]);
    },
  );

  it.each(["p", "a b", "user@example.com", "商品", "\u{1f377}", "a\u200bb", "Ω"])(
    "%j is not suspicious",
    (profileId) => {
      expect(warnings(profileId)).toEqual([]);
    },
  );

  it("tell every identifier, in every payload, and never the value", () => {
    for (const key of identifiers) {
      const found = lint({ track: [{ name: "n", payload: [{ eventId: "e", profileId: "p", [key]: "secret " }] }] });
      expect(found).toMatchObject([{ code: "suspicious_identifier", path: ["track", 0, "payload", 0, key] }]);
      expect(JSON.stringify(found)).not.toContain("secret");
    }
  });

  it("are at most as many as the cap", () => {
    const track = [{ name: "n", payload: Array.from({ length: 500 }, () => ({ productId: "1 " })) }];
    expect(lint({ track })).toHaveLength(101);
    expect(lint({ track }, { maxIssues: 3 }).map(({ code }) => code)).toEqual([
      ...Array(3).fill("suspicious_identifier"),
      "too_many_issues",
    ]);
  });
});
