import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentBytes, payloadBytes } from "../../src/bytes.ts";
import { lint, payload } from "../../src/index.ts";
import { route } from "../../src/ndjson.ts";
import { unsure } from "../../src/runtime/json/skip.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";
import { createScanState } from "../../src/runtime/text/scan-state.ts";
import { validateText } from "../../src/text.ts";
import { occurrences, runs } from "../budget.ts";
import { generatedFor } from "../generate/in-memory.ts";
import { root } from "../oracle.ts";
import { writing, written } from "./texts.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Characters that decoders, normalizers, regular expressions or writers of JSON drop, change or treat as something else. */
const special = [
  ...["\ufeff", "\u200b", "\u00ad", "\u0000", "\u001f", "\u007f", "\u2028", "\u2029", "\u0301", "\u3164", "\uff50"],
  ...["😀", "\ud800", "\udc00", '"', "\\", "/", "~", "~1", "%", "#", ".", "$", "^", "|", "(", "[", "`", " ", "\n"],
];
const plain = [
  "a",
  "payload",
  "constructor",
  "hasOwnProperty",
  "toString",
  "length",
  // Keys of up to 64 bytes are decoded in another way than longer ones.
  ...[63, 64, 65, 200].map((length) => "x".repeat(length)),
  ...[1, 32, 33].map((length) => "é".repeat(length)),
];

const key: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom("", ...special, ...plain),
    fc.tuple(fc.constantFrom(...special), fc.constantFrom(...plain)).map((parts) => parts.join("")),
    fc.tuple(fc.constantFrom(...plain), fc.constantFrom(...special)).map((parts) => parts.join("")),
    fc.tuple(fc.constantFrom(...plain), fc.constantFrom(...special), fc.constant("b")).map((parts) => parts.join("")),
  )
  .filter((one) => one !== "__proto__");

/** A schema with some of the keys, and objects that have them, others, or ones that differ in a dropped character. */
const cases = fc
  .record({
    keys: fc.uniqueArray(key, { minLength: 1, maxLength: 4 }),
    others: fc.uniqueArray(key, { maxLength: 3 }),
    required: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  })
  .chain(({ keys, others, required }) => {
    const schema = {
      type: "object",
      required: keys.filter((_, i) => required[i]),
      properties: Object.fromEntries(keys.map((one) => [one, { type: "string" }])),
    };
    const near = keys.flatMap((one) => [
      `\ufeff${one}`,
      `${one}\ufeff`,
      one.replace("\ufeff", ""),
      one.normalize("NFKC"),
    ]);
    const known = fc.constantFrom(...keys, ...keys, ...keys, ...others, ...near);
    const member = fc.tuple(
      known.filter((one) => one !== "__proto__"),
      fc.oneof({ weight: 4, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.integer() }),
    );
    const values = fc.array(fc.array(member, { maxLength: 6 }).map(Object.fromEntries), { minLength: 1, maxLength: 8 });
    return fc.tuple(fc.constant(schema), values);
  });

describe("keys of any characters", () => {
  it("are the same keys to every way of validating", () => {
    const answers = { passed: 0, refused: 0, unsure: 0 };
    fc.assert(
      fc.property(cases, writing, ([schema, values], way) => {
        const { validator, bytesValidator } = generatedFor(schema);
        const { scan } = schemaOf(bytesValidator) as BytesSchema;
        for (const value of values) {
          for (const text of [JSON.stringify(value), written(value, way)]) {
            const bytes = utf8(text);
            const parsed = JSON.parse(new TextDecoder().decode(bytes));
            const isValid = validator.is(parsed);
            expect(validator.validate(parsed).issues === undefined).toBe(isValid);
            const issues = validateText(validator, bytes).issues ?? [];
            const others = issues.filter(({ code }) => code !== "duplicate_key");
            expect(others.length === 0, text).toBe(isValid);
            expect(bytesValidator.validate(bytes).issues ?? [], text).toEqual(issues);
            if (bytesValidator.check(bytes) === "invalid") expect(issues.length, text).toBeGreaterThan(0);
            // These schemas give no kind, so `check` never says that a document is valid: the scan itself does.
            const line = utf8(text.trim());
            const end = scan(line, 0, createScanState());
            const answer = end === unsure ? "unsure" : end === line.length ? "passed" : "refused";
            answers[answer]++;
            if (answer !== "unsure") expect(issues.length === 0, text).toBe(answer === "passed");
          }
        }
      }),
      { numRuns: runs(600) },
    );
    for (const count of Object.values(answers)) expect(count).toBeGreaterThan(occurrences(100));
  });
});

describe("a key that begins with a byte order mark", () => {
  it("routes no payload, and names no event", async () => {
    const sent =
      '{"track":[{"name":"Real","payload":[{"productId":"good"}],"\ufeffpayload":[{"productId":"EVIL"}],"\ufeffname":"EVIL"}]}\n';
    const lines: Record<string, string> = { events: "", products: "", rejected: "" };
    const into = (way: string) => (bytes: Uint8Array) => {
      lines[way] += new TextDecoder().decode(bytes);
    };
    await route([utf8(sent)], { events: into("events"), products: into("products"), rejected: into("rejected") });
    expect(lines).toEqual({ events: "", products: '{"name":"Real","payload":{"productId":"good"}}\n', rejected: "" });
  });

  it("is another key than the one without it, at a place of its own", () => {
    const text = '{"productId":"1","\ufeffpageId":"a","pageId":7}';
    const [issue, ...others] = validateText(payload, text).issues ?? [];
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code: "type", pointer: "/pageId", line: 1, column: text.indexOf("7") + 1 });
    expect(validateText(payload, text.replace("7", '"b"')).issues).toBeUndefined();
    expect(payloadBytes.check(utf8(text.replace("7", '"b"')))).toBe("product");
    expect(documentBytes.validate(utf8(text.replace("7", '"b"')))).toEqual({ kind: "product" });
    expect(lint(JSON.parse(text))[0]).toMatchObject({ code: "near_miss_key", path: ["\ufeffpageId"] });
  });
});

describe("a key that contains quotes", () => {
  it("hides no key that occurs twice", () => {
    const number = { type: "number" };
    for (const hiding of ['a":1,"a', '":1,"a']) {
      const { validator } = generatedFor({ type: "object", properties: { [hiding]: number, "": number, a: number } });
      const text = '{"":1,"a":1,"a":2}';
      expect(validateText(validator, text).issues).toMatchObject([{ code: "duplicate_key", path: ["a"] }]);
    }
  });
});

describe("a required key beyond the Basic Multilingual Plane", () => {
  it("is found in bytes", () => {
    const { bytesValidator } = generatedFor({ type: "object", required: ["emoji😀"] });
    expect(bytesValidator.check(utf8('{"emoji😀":1}'))).not.toBe("invalid");
    expect(bytesValidator.check(utf8('{"emoji":1}'))).toBe("invalid");
  });
});

describe("bytes become strings", () => {
  /** They decode a whole text, or a whole record: there, a byte order mark at the beginning is no part of it. */
  const whole = [
    ...["src/runtime/text/parse.ts", "src/runtime/json/strict.ts", "src/schemas/yaml-file.ts"],
    ...["src/cli/report/frame.ts", "src/cli/run/import.ts", "src/cli/compat/base.ts"],
  ];

  it("with every byte order mark in them, unless a whole text is decoded", () => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => join("src", path));
    const decoders = files.flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      // A Buffer decodes too, and a stream that is given an encoding.
      expect(text, file).not.toMatch(/\.toString\("(utf-?8|latin1|binary)"|\.setEncoding\(/);
      return [...text.matchAll(/new TextDecoder\(([^)]*)\)/g)].map(([, options = ""]) => ({ file, options }));
    });
    expect(decoders.length).toBeGreaterThan(3);
    for (const { file, options } of decoders) {
      if (!whole.includes(file)) expect(options, file).toContain("ignoreBOM: true");
    }
    expect(whole.filter((file) => decoders.every((one) => one.file !== file))).toEqual([]);
  });
});
