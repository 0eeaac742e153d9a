import { describe, expect, it } from "vitest";
import { behavioralEvent, type Issue, payload, product, trackRequest } from "../../src/index.ts";
import { validateText } from "../../src/text.ts";
import { wirePayload, wireTrackRequest } from "../../src/wire.ts";
import { generatedFor } from "../generate/in-memory.ts";

const event = { eventId: "evt_1", profileId: "usr_1" };
const issueOf = (value: unknown): Issue | undefined => payload.validate(value).issues?.[0];

describe("the parameters of an issue", () => {
  it.each([
    [
      { ...event, data: [] },
      { expected: ["object"], found: "array" },
    ],
    [
      { ...event, data: null },
      { expected: ["object"], found: "null" },
    ],
    [
      { ...event, timestamp: true },
      { expected: ["integer", "string"], found: "boolean" },
    ],
    [
      { ...event, timestamp: 1.5 },
      { expected: ["integer", "string"], found: "number" },
    ],
    [undefined, { expected: ["object"], found: "undefined" }],
    [{ ...event, timestamp: -1 }, { limit: 0 }],
  ])("of %j are %j", (value, params) => {
    expect(issueOf(value)?.params).toEqual(params);
  });

  it("are those of each keyword that has some", () => {
    const { validator } = generatedFor({
      properties: {
        kind: { enum: ["a", 1, null] },
        count: { minimum: 3 },
        name: { minLength: 2, "x-issue": { minLength: { code: "blank", message: "is too short" } } },
        list: { type: "array", minItems: 1 },
        code: { pattern: "^a" },
      },
    });
    const { issues } = validator.validate({ kind: "s3cret", count: 1, name: "a", list: [], code: "s3cret" });
    expect(issues?.map(({ pointer, params }) => [pointer, params])).toEqual([
      ["/kind", { allowed: ["a", 1, null] }],
      ["/count", { limit: 3 }],
      ["/name", { limit: 2 }],
      ["/list", { limit: 1 }],
      ["/code", undefined],
    ]);
    expect(JSON.stringify(issues)).not.toContain("s3cret");
  });

  it("are absent where the code says it all", () => {
    expect(Object.keys(issueOf({}) ?? {})).toEqual(["code", "path", "pointer", "message"]);
  });
});

describe("a timestamp that is no date-time", () => {
  it.each([
    ["1714631904", "is a number in a string: send epoch milliseconds without quotes"],
    ["1714631904.5", "is a number in a string: send epoch milliseconds without quotes"],
    ["2026-01-31", "has no time: add one, such as T09:30:00Z"],
    ["2026-01-31 09:30:00Z", "must have a T between date and time, not a space"],
    ["2026-01-31T09:30Z", "has no seconds: add them, such as :00"],
    ["2026-01-31T09:30", "has no seconds: add them, such as :00"],
    ["2026-01-31T09:30:00", "has no offset from UTC: end it with Z, or with one such as +05:30"],
    ["2026-01-31T09:30:00.123", "has no offset from UTC: end it with Z, or with one such as +05:30"],
    ["2026-01-31T09:30:00+0530", "must have hours and minutes in its offset and a colon between them, such as +05:30"],
    ["2026-01-31T09:30:00+05", "must have hours and minutes in its offset and a colon between them, such as +05:30"],
    [
      "2026-02-30T09:30:00Z",
      "must be a date and time that exist: a month, day, hour, minute, second or offset is out of range",
    ],
    [
      "2026-01-31T25:30:00Z",
      "must be a date and time that exist: a month, day, hour, minute, second or offset is out of range",
    ],
    ["yesterday", "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number"],
    ["", "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number"],
  ])("%j: %s", (timestamp, message) => {
    for (const validator of [payload, behavioralEvent, wirePayload]) {
      const { issues } = validator.validate({ ...event, timestamp });
      expect(issues).toEqual([
        { code: "format", path: ["timestamp"], pointer: "/timestamp", message: `\`timestamp\` ${message}` },
      ]);
    }
  });
});

describe("a call with the wrong thing", () => {
  const bytesHint = "these are bytes: use `validateText`, or a validator of `intempt-event-schema/bytes`";
  it.each([
    ["a track request", { track: [] }, "this is a track request: use `trackRequest`"],
    ["a Buffer", Buffer.from("{}"), bytesHint],
    ["an empty Buffer", Buffer.alloc(0), bytesHint],
    ["an ArrayBuffer", new ArrayBuffer(2), bytesHint],
    ["JSON text", ' {"productId":"1"}', "this looks like JSON text: parse it first, or use `validateText`"],
    ["a Date", { ...event, timestamp: new Date(0) }, "send its epoch milliseconds: `date.getTime()`"],
    [
      "JSON text in a member",
      { ...event, data: '{"a":1}' },
      "this looks like JSON text: parse it first, or use `validateText`",
    ],
    ["an identifier that is a Date", { ...event, sessionId: new Date(0) }, "send its `date.toISOString()`"],
  ])("%s is told what to do", (_, value, hint) => {
    expect(issueOf(value)?.hint).toBe(hint);
  });

  it("names the request of its own family", () => {
    expect(wirePayload.validate({ track: [] }).issues?.[0]?.hint).toBe(
      "this is a track request: use `wireTrackRequest`",
    );
    expect(validateText(payload, '{"track":[]}').issues?.[0]?.hint).toBe("this is a track request: use `trackRequest`");
  });

  it("says nothing of a payload with a track, nor of a request to its own validator", () => {
    expect(issueOf({ track: [], productId: 1 })?.hint).toBeUndefined();
    expect(trackRequest.validate({ track: [{}] }).issues?.[0]?.hint).toBeUndefined();
    expect(wireTrackRequest.validate({ track: 1 }).issues?.[0]?.hint).toBeUndefined();
    expect(product.validate({ productId: "{}" }).issues).toBeUndefined();
  });
});
