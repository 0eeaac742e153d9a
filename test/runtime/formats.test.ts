import * as oracle from "@hyperjump/json-schema-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FormatName, formatsByName, hasFormat } from "../../src/constraints/formats.ts";
import { runs } from "../budget.ts";
import { generatedFor } from "../generate/in-memory.ts";
import { formatGroups } from "../schemas/suite.ts";

const names = Object.keys(formatsByName) as FormatName[];

/** A well-kept library's answers. */
const oracles: Readonly<Record<FormatName, (text: string) => boolean>> = {
  "date-time": oracle.isDateTime,
  date: oracle.isDate,
  time: oracle.isTime,
  duration: oracle.isDuration,
  email: oracle.isEmail,
  uri: oracle.isUri,
  uuid: oracle.isUuid,
  ipv4: oracle.isIPv4,
  ipv6: oracle.isIPv6,
  hostname: oracle.isHostname,
};

/** Parts that strings of the formats are made of. */
const parts: Readonly<Record<FormatName, readonly string[]>> = {
  "date-time": [
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "T",
    "t",
    " ",
    "23:59",
    ":59",
    "12:30:00",
    ".5",
    "Z",
    "+01:30",
    "-0100",
  ],
  date: ["2000", "2100", "-", "02", "-29", "-31", "-04", "-30", "13", "00"],
  time: ["00", "23", "24", ":", ":59", ":30", ".123", "Z", "z", "+", "-", "01:00"],
  duration: ["P", "T", "1", "23", "Y", "M", "W", "D", "H", "S"],
  email: ["a", "B9", ".", "@", '"', "\\", " ", "-", "example", ".com", "[127.0.0.1]", "[IPv6:::1]", "!", "é"],
  uri: ["http", ":", "//", "/", "a", "?", "#", "%20", "%2", "@", "[::1]", "8080", "é", " ", "urn"],
  uuid: ["0", "f", "G", "-", "00000000", "-0000", "-0000-0000-0000-", "123456789abc"],
  ipv4: ["0", "1", "25", "255", "256", "01", ".", ".0.0", ".1"],
  ipv6: ["0", "ffff", "12345", ":", "::", ":1", "1:2:3:4:5:6:7", "127.0.0.1", "g"],
  hostname: ["a", "9", "-", ".", "xn--", "example", "a".repeat(60), "_", "é"],
};

/** To the library a leap second is one of those that have been; here it is the last second of any day in UTC. */
const isLeapSecond = (text: string): boolean => /:60/.test(text);

describe("a format that is asserted", () => {
  it.each(names)("%s: is what a well-kept library takes for one", (name) => {
    const texts = fc.array(fc.constantFrom(...parts[name]), { maxLength: 8 }).map((some) => some.join(""));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        if (!isLeapSecond(text)) expect(hasFormat(name, text)).toBe(oracles[name](text));
      }),
      { numRuns: runs(5000) },
    );
  });

  it.each(names)("%s: gives the verdicts of the official test suite", (name) => {
    const wrong: string[] = [];
    for (const { schema, tests } of formatGroups(name)) {
      const { validator } = generatedFor({ ...(schema as object), "x-formats": "assertion" });
      for (const { data, valid } of tests) if (validator.is(data) !== valid) wrong.push(String(data));
    }
    // RFC 1123 knows no Punycode: whether what it encodes is allowed is for a name server to say.
    expect(wrong.filter((text) => !(name === "hostname" && /xn--/i.test(text)))).toEqual([]);
  });

  it("is what its RFC says where the library does not decide", () => {
    expect(hasFormat("uri", "http://[v1.a:b]/")).toBe(true); // it throws on versions of IP to come
    expect(hasFormat("uri", "http://[v1]/")).toBe(false);
  });

  it("is decided in one pass over the string, however long", () => {
    for (const name of names)
      for (const part of [...parts[name], "a-", "1.", "a@", "%20"])
        for (const end of ["", "!", "@", "]"]) hasFormat(name, part.repeat(200_000) + end);
  });

  it("says in its issue what is expected, on every path", () => {
    const { validator, bytesValidator } = generatedFor({
      "x-formats": "assertion",
      properties: { at: { format: "date-time" }, from: { type: "string", format: "email" } },
    });
    const wrong = { at: "2026-02-30T00:00:00Z", from: "nobody" };
    const messages = [
      "`at` must be a date-time (RFC 3339), such as 2026-01-31T09:30:00Z",
      "`from` must be an email address (RFC 5321)",
    ];
    expect(validator.validate(wrong).issues?.map(({ message }) => message)).toEqual(messages);
    const bytes = new TextEncoder().encode(JSON.stringify(wrong));
    expect(bytesValidator.validate(bytes).issues?.map(({ message }) => message)).toEqual(messages);
    expect(validator.is({ at: 1, from: "a@example.com" })).toBe(true);
  });

  it("is an annotation where the file does not say so", () => {
    expect(generatedFor({ format: "date-time" }).validator.is("no")).toBe(true);
  });

  it("is refused where it cannot be checked", () => {
    expect(() => generatedFor({ "x-formats": "assertion", properties: { a: { format: "iri" } } })).toThrow(
      "schemas/x.json#/properties/a/format: cannot be checked; the formats that can be are date-time, date, time",
    );
    expect(() => generatedFor({ "x-formats": true, format: "date" })).toThrow(
      'schemas/x.json#/x-formats: must be "assertion", or absent',
    );
  });
});
