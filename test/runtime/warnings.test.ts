import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as lines from "../../generated/lines.ts";
import { bytesValidators } from "../../generated/scanners/index.ts";
import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { classify, lint, payload } from "../../src/index.ts";
import { lineScanners } from "../../src/runtime/records/line-scanner.ts";
import { LineValidator } from "../../src/runtime/records/line-validator.ts";
import { nearMissCache } from "../../src/runtime/records/near-miss-cache.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";
import { placeholders } from "../../src/runtime/validate/placeholders.ts";
import { wirePayload } from "../../src/wire.ts";
import { occurrences, runs } from "../budget.ts";
import { exactVerdict } from "./texts.ts";

const scanners = await lineScanners(lines);
const event = { eventId: "evt_1", profileId: "usr_1" };
const codesOf = (value: unknown, options?: { now: number }) =>
  lint(value, options).map(({ code, pointer }) => `${code} ${pointer}`);

const templates = ["{{userId}}", "{{ user.id }}", `\${userId}`, "<userId>", "<user id>"];
const forms = (text: string) => [text, text.toUpperCase(), ` ${text}`, `${text}\t`];

describe("an identifier that is a placeholder", () => {
  it.each(placeholders.concat(templates))(
    "%s is valid, with a warning, in any case and with spaces around it",
    (text) => {
      for (const form of forms(text)) {
        const value = { ...event, profileId: form };
        expect(payload.is(value)).toBe(true);
        expect(codesOf(value)).toContain("placeholder_identifier /profileId");
      }
    },
  );

  it.each(["userId", "accountId", "anotherUserId", "anotherAccountId", "profileId"])("is reported as %s", (key) => {
    expect(codesOf({ ...event, [key]: "null" })).toEqual([`placeholder_identifier /${key}`]);
  });

  it.each(["eventId", "sessionId", "pageId", "productId"])("is not reported as %s, which names no person", (key) => {
    expect(codesOf({ ...event, [key]: "null" })).toEqual([]);
  });

  it.each(["00", "nullable", "user", "<", "<>", "{{}}", "$userId", "anonymous-1", "1", "n-a", "--", "guest@shop"])(
    "is not %s",
    (text) => expect(codesOf({ ...event, userId: text })).toEqual([]),
  );

  it("is not quoted in the warning", () => {
    for (const text of templates) {
      const [warning] = lint({ ...event, accountId: text });
      expect(JSON.stringify(warning)).not.toContain(text.slice(2, -2));
    }
  });
});

describe("an object that JSON does not have", () => {
  const others: [string, object, RegExp][] = [
    ["a Date", new Date(), /^`\w+` is a string in JSON: send/],
    ["a Map", new Map([["a", 1]]), /^`\w+` is not the same in JSON: make a plain object of it/],
    ["a Set", new Set(["a"]), /^`\w+` is not the same in JSON: make a plain object of it/],
    ["a RegExp", /a/, /^`\w+` is not the same in JSON: make a plain object of it/],
    ["bytes", new Uint8Array(3), /^`\w+` is not the same in JSON: make a plain object of it/],
    ["a URL", new URL("http://localhost/"), /^`\w+` is not the same in JSON: make a plain object of it/],
    ["an Error", new Error("secret"), /^`\w+` is not the same in JSON: make a plain object of it/],
  ];
  it.each(others)("is reported: %s", (_, made, message) => {
    for (const key of ["data", "userAttributes", "accountAttributes"])
      for (const [value, pointer] of [
        [made, `/${key}`],
        [{ when: made, other: 1 }, `/${key}/when`],
      ] as const) {
        const warnings = lint({ ...event, [key]: value });
        expect(warnings).toMatchObject([{ code: "not_json", pointer, message: expect.stringMatching(message) }]);
        expect(JSON.stringify(warnings)).not.toContain("secret");
        const request = { track: [{ name: "n", payload: [{ ...event, [key]: value }] }] };
        expect(codesOf(request)).toEqual([`not_json /track/0/payload/0${pointer}`]);
      }
  });

  it("is told apart from plain objects, those of a class of the program, and what is not read", () => {
    class Attributes {
      readonly name = "Wine";
    }
    const getter = Object.defineProperty({ a: 1 }, "b", {
      enumerable: true,
      get() {
        throw new Error();
      },
    });
    const plain = [{}, Object.create(null), new Attributes(), { toJSON: 1 }, { deep: { when: new Date() } }, getter];
    for (const data of plain) expect(codesOf({ ...event, data })).toEqual([]);
    expect(codesOf({ ...event, more: new Map() })).toEqual([]);
  });

  it("is not there in what was parsed from JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(codesOf({ ...event, data }).filter((one) => one.startsWith("not_json"))).toEqual([]);
      }),
    );
  });
});

describe("a timestamp", () => {
  const text = (timestamp: unknown, options?: { now: number }) =>
    lint({ ...event, timestamp }, options).map(({ code, message }) => `${code}: ${message}`);

  it.each([
    [1_396_594_800, "seconds"],
    [1, "seconds"],
    [99_999_999_999, "seconds"],
    [100_000_000_000_001, "microseconds"],
    [1_396_594_800_000_000, "microseconds"],
    [1_396_594_800_000_000_000, "nanoseconds"],
  ])("%d looks like %s", (timestamp, unit) => {
    const message = `\`timestamp\` looks like ${unit}; milliseconds since 1970 are expected`;
    expect(payload.is({ ...event, timestamp })).toBe(true);
    expect(text(timestamp)).toEqual([`suspicious_timestamp: ${message}`]);
  });

  it("0 was probably never set", () => {
    expect(text(0)).toEqual(["suspicious_timestamp: `timestamp` is 0, the year 1970: was it ever set?"]);
  });

  it.each([1e11, 1_396_594_800_000, 1e14, "1970-01-01T00:00:00Z", "0027-01-01T00:00:00Z", "2558-01-01T00:00:00Z"])(
    "%s has no warning without a clock",
    (timestamp) => expect(text(timestamp)).toEqual([]),
  );

  it("before the year 2000, or more than ten years ahead, has a warning where a clock is given", () => {
    const now = Date.UTC(2026, 0, 1);
    const old = ["suspicious_timestamp: `timestamp` is before the year 2000"];
    const ahead = ["suspicious_timestamp: `timestamp` is more than 10 years ahead"];
    for (const timestamp of ["0027-01-01T00:00:00Z", "1999-12-31T23:59:59.999Z", Date.UTC(1999, 11, 31)])
      expect(text(timestamp, { now })).toEqual(old);
    for (const timestamp of ["2558-01-01T00:00:00Z", Date.UTC(2036, 0, 2)])
      expect(text(timestamp, { now })).toEqual(ahead);
    for (const timestamp of ["2000-01-01T00:00:00Z", now, "2035-12-31T00:00:00Z", "2016-12-31T23:59:60Z"])
      expect(text(timestamp, { now })).toEqual([]);
    expect(classify({ ...event, timestamp: 0x0fff_ffff_fff }, { now })).toMatchObject({ kind: "event" });
  });

  it("that is invalid has no warning of its own", () => {
    for (const timestamp of ["1714631904", null, {}]) expect(codesOf({ ...event, timestamp })).toEqual([]);
  });

  it("is compared with a clock in milliseconds, or the call fails", () => {
    expect(() => lint(event, { now: "2026" as never })).toThrow(
      new TypeError("now must be a number of milliseconds since 1970, but is a string"),
    );
  });
});

describe("the fast paths", () => {
  const letters = fc.constantFrom("a", "A", "n", "/", "0", "-", "{", "}", "$", "<", ">", " ", "é");
  const word = fc.constantFrom(...placeholders, ...templates);
  const identifier = fc.oneof(
    fc.tuple(word, fc.nat(3)).map(([text, form]) => forms(text)[form]),
    fc.tuple(word, letters).map((parts) => parts.join("")),
    fc.array(letters, { minLength: 1, maxLength: 5 }).map((parts) => `x${parts.join("")}`),
  );
  const number = fc.oneof(
    fc.constantFrom(
      ..."0 1e11 1e14 99999999999 100000000000 99999999999.5 100000000000000 100000000000001 1E10 1.0e11 1e2 1e20".split(
        " ",
      ),
    ),
    fc.maxSafeNat().map(String),
  );
  const document = fc
    .tuple(fc.constantFrom("profileId", "userId", "accountId", "eventId", "productId"), identifier, fc.option(number))
    .map(([key, value, time]) => {
      const json = JSON.stringify({ ...event, [key]: value });
      return time === null ? json : `${json.slice(0, -1)},"timestamp":${time}}`;
    });

  it.each(["payload", "wire/payload", "document"] as const)("pass no line with a warning, by %s", (name) => {
    const schema = schemaOf(bytesValidators[name]) as BytesSchema;
    const wasm = scanners?.(name, nearMissCache());
    if (wasm === undefined) throw new Error("there is no WebAssembly here");
    const answers = { clean: 0, warned: 0 };
    fc.assert(
      fc.property(document, (text) => {
        const line = new TextEncoder().encode(`${text}\n`);
        const value: unknown = JSON.parse(text);
        const isValid = (name === "wire/payload" ? wirePayload : payload).is(value);
        const isClean = isValid && lint(value).length === 0;
        const plain = new LineValidator(schema, { maxIssues: 1, maxBytes: 1e6, isIdentifier }, undefined);
        wasm.load(line);
        const passes = [plain.pass(line, 0) !== undefined, wasm.pass(0, line.length, 1e6).lines === 1];
        if (!isClean) expect(passes, text).toEqual([false, false]);
        // What may begin a template, what is not ASCII, and numbers that are not digits alone may take the exact path.
        else if (!/:"[{$<]|é|\d[.eE]/.test(text)) expect(passes, text).toEqual([true, true]);
        expect(exactVerdict(line, schema.compiledSchemaOf).status).toBe(isValid ? "valid" : "invalid");
        answers[isClean ? "clean" : "warned"]++;
      }),
      { numRuns: runs(2000) },
    );
    for (const count of Object.values(answers)) expect(count).toBeGreaterThan(occurrences(200));
  });
});
