import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { behavioralEvent, issueCodes, payload, product, type Result, trackRequest } from "../../src/index.ts";
import { displayKey } from "../../src/runtime/validate/issue.ts";
import { toPointer } from "../../src/runtime/validate/path.ts";
import { wirePayload, wireTrackRequest } from "../../src/wire.ts";
import { nearValid } from "../values.ts";

const event = { eventId: "e", profileId: "p" };
const brief = (
  value: unknown,
  validator: {
    validate: (value: unknown) => { issues?: readonly { code: string; pointer: string }[] | undefined };
  } = payload,
) => validator.validate(value).issues?.map(({ code, pointer }) => `${code} ${pointer}`);

describe("one fault gives one issue, of the branch that the rule selects", () => {
  const cases: [string, unknown, string[]][] = [
    ["nothing in it", {}, ["required /eventId", "required /profileId"]],
    ["productId null", { productId: null }, ["type /productId"]],
    ["productId empty", { productId: "" }, ["blank /productId"]],
    ["productId a number", { productId: 7 }, ["type /productId"]],
    ["productId in data only", { data: { productId: "1" } }, ["required /eventId", "required /profileId"]],
    ["no profileId", { eventId: "e" }, ["required /profileId"]],
    ["no eventId", { profileId: "p" }, ["required /eventId"]],
    ["data an array", { ...event, data: [] }, ["type /data"]],
    [
      "attributes a text",
      { ...event, userAttributes: "x", accountAttributes: null },
      ["type /userAttributes", "type /accountAttributes"],
    ],
    ["a negative timestamp", { ...event, timestamp: -1 }, ["minimum /timestamp"]],
    ["a fractional timestamp", { ...event, timestamp: 1.5 }, ["type /timestamp"]],
    ["a negative fractional timestamp", { ...event, timestamp: -1.5 }, ["type /timestamp"]],
    ["an infinite timestamp", { ...event, timestamp: Number.POSITIVE_INFINITY }, ["type /timestamp"]],
    ["a timestamp that is no date", { ...event, timestamp: "yesterday" }, ["format /timestamp"]],
    [
      "a timestamp with a line feed behind it",
      { ...event, timestamp: "2026-01-31T09:30:00Z\n" },
      ["format /timestamp"],
    ],
    ["a boolean timestamp", { ...event, timestamp: true }, ["type /timestamp"]],
    ["null", null, ["type "]],
    ["undefined", undefined, ["type "]],
    ["an array", [event], ["type "]],
    ["a text", "{}", ["type "]],
  ];
  it.each(cases)("%s", (_, value, expected) => {
    expect(brief(value)).toEqual(expected);
  });

  it("a product where an event is asked for", () => {
    expect(brief({ ...event, productId: "1" }, behavioralEvent)).toEqual(["forbidden /productId"]);
    expect(brief({ ...event, productId: null }, behavioralEvent)).toEqual(["forbidden /productId"]);
  });

  it("an event where a product is asked for", () => {
    expect(brief(event, product)).toEqual(["required /productId"]);
  });

  it("a track request, at every depth", () => {
    expect(brief({}, trackRequest)).toEqual(["required /track"]);
    expect(brief({ track: {} }, trackRequest)).toEqual(["type /track"]);
    expect(brief({ track: [] }, trackRequest)).toBeUndefined();
    const track = [{ name: " ", payload: [] }, { type: 1, payload: [{ productId: 1 }, event, 3] }, null];
    expect(brief({ track }, trackRequest)).toEqual([
      "blank /track/0/name",
      "min_items /track/0/payload",
      "required /track/1/name",
      "type /track/1/type",
      "type /track/1/payload/0/productId",
      "type /track/1/payload/2",
      "type /track/2",
    ]);
  });

  it("the wire: no identifier at all is one issue, of the whole payload", () => {
    expect(brief({}, wirePayload)).toEqual(["identity "]);
    expect(brief({ eventId: "e" }, wirePayload)).toEqual(["identity "]);
    expect(brief({ userId: " " }, wirePayload)).toEqual(["blank /userId"]);
    expect(brief({ productId: null }, wirePayload)).toEqual(["type /productId"]);
    expect(brief({ accountId: "a", timestamp: 1.5 }, wirePayload)).toBeUndefined();
    expect(brief({ track: [{ name: "n", payload: [{}] }] }, wireTrackRequest)).toEqual(["identity /track/0/payload/0"]);
  });

  it("its place is a path and the same place as a JSON Pointer, and its code is a documented one", () => {
    fc.assert(
      fc.property(nearValid, (value) => {
        for (const validator of [payload, trackRequest, wirePayload, wireTrackRequest]) {
          const { issues = [] } = validator.validate(value);
          for (const { code, path, pointer } of issues) {
            expect(pointer).toBe(toPointer(path));
            expect(Object.keys(issueCodes)).toContain(code);
          }
          expect(new Set(issues.map(({ pointer }) => pointer)).size).toBe(issues.length);
        }
      }),
    );
  });
});

describe("a message", () => {
  it("says what to do about a missing profileId", () => {
    const [issue] = payload.validate({ eventId: "e" }).issues ?? [];
    expect(issue).toEqual({
      code: "required",
      path: ["profileId"],
      pointer: "/profileId",
      message: expect.stringMatching(/`profileId` is missing: add it.*`productId` if this is a catalog item/),
    });
  });

  it("names the type that is there, and never the value", () => {
    const messages = (value: unknown) => payload.validate(value).issues?.map(({ message }) => message);
    expect(messages({ productId: null })).toEqual(["`productId` must be a string, but is null"]);
    expect(messages({ productId: "1", timestamp: 1.5 })).toEqual([
      "`timestamp` must be an integer or a string, but is a number with a fraction",
    ]);
    expect(messages([])).toEqual(["the payload must be an object, but is an array"]);
  });

  it("holds no value of the payload, wherever a secret stands", () => {
    const canary = "canary-4711";
    const spots = fc.constantFrom<(value: unknown) => unknown>(
      (value) => value,
      (value) => [value],
      (value) => ({ [canary]: value }),
      (value) => ({ inner: [value] }),
    );
    const keys = fc.constantFrom(
      "eventId",
      "profileId",
      "productId",
      "timestamp",
      "data",
      "userAttributes",
      "track",
      "name",
      "payload",
      "productID",
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(keys, spots), { selector: ([key]) => key }), (entries) => {
        const value = Object.fromEntries(entries.map(([key, spot]) => [key, spot(canary)]));
        const wrapped = { track: [{ ...value, payload: [value, canary, { ...value, timestamp: canary }] }] };
        for (const validator of [payload, trackRequest, wirePayload, wireTrackRequest]) {
          for (const input of [value, wrapped, canary]) {
            expect(JSON.stringify(validator.validate(input).issues ?? [])).not.toContain(canary);
          }
        }
      }),
    );
  });

  it("shows keys cut and escaped", () => {
    expect(displayKey("a".repeat(100))).toBe(`\`${"a".repeat(64)}...\``);
    expect(displayKey("pro\u0000duct\u001b[31m\u200b\u2028`\u0440\\")).toBe(
      "`pro\\u0000duct\\u001b[31m\\u200b\\u2028\\u0060\\u0440\\u005c`",
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (key) => /^`[ -~]{0,390}`$/.test(displayKey(key))));
  });
});

describe("the cap", () => {
  const request = (count: number) => ({
    track: [{ name: "n", payload: Array.from({ length: count }, () => ({ eventId: "e" })) }],
  });
  const codesOf = (count: number, options?: { maxIssues?: number }) =>
    trackRequest.validate(request(count), options).issues?.map(({ code }) => code) ?? [];

  it("is 100 issues a call, then too_many_issues, once", () => {
    expect(codesOf(100)).toEqual(Array(100).fill("required"));
    expect(codesOf(101)).toEqual([...Array(100).fill("required"), "too_many_issues"]);
    expect(codesOf(5000)).toEqual([...Array(100).fill("required"), "too_many_issues"]);
  });

  it("can be set for a call", () => {
    expect(codesOf(5, { maxIssues: 2 })).toEqual(["required", "required", "too_many_issues"]);
    expect(codesOf(2, { maxIssues: 2 })).toEqual(["required", "required"]);
    expect(codesOf(500, { maxIssues: 500 })).toHaveLength(500);
    expect(codesOf(500, { maxIssues: Number.POSITIVE_INFINITY })).toHaveLength(500);
  });

  it("is the default where none is set, and for the index that array.map passes", () => {
    expect(codesOf(200, { maxIssues: undefined } as never)).toHaveLength(101);
    expect([request(200)].map(trackRequest.validate as (input: unknown) => Result<unknown>)[0]?.issues).toHaveLength(
      101,
    );
  });
});
