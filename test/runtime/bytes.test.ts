import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesValidators } from "../../generated/scanners/index.ts";
import { compiledSchemas } from "../../generated/validators/index.ts";
import { payload, trackRequest } from "../../src/index.ts";
import { validateText } from "../../src/library/text.ts";
import { unsure } from "../../src/runtime/json/skip.ts";
import { type BytesSchema, type BytesValidator, schemaOf } from "../../src/runtime/text/bytes.ts";
import { createScanState } from "../../src/runtime/text/scan-state.ts";
import { valuesOfSchema } from "../../src/testing/payloads.ts";
import { occurrences, runs } from "../budget.ts";
import { schemas } from "../oracle.ts";
import { json, nearValid } from "../values.ts";
import { holdMutations } from "./hold-bytes.ts";
import { exactVerdict, writing, written } from "./texts.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const names = Object.keys(bytesValidators) as (keyof typeof bytesValidators)[];
const schemaNames: Record<string, string> = { document: "payload", "wire/document": "wire/payload" };

/** The strings in schema files as JSON writes them: keys and listed values are as they are. */
const named = new Set(JSON.stringify([...schemas.values()]).match(/"(?:[^"\\]|\\.)*"/g));

/** As real texts are: printable, or a date. As long as before, because a schema may limit its length. */
const plainText = (text: string): string =>
  /^\d{4}-/.test(text) || named.has(JSON.stringify(text)) ? text : text.replace(/[^ !#-[\]-~]/gu, "_");

/** The value with its keys and strings as real texts have them. */
function plainValue(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [
    /^\w+$/.test(key) ? key : plainText(key),
    plainValue(inner),
  ]);
  return Object.fromEntries(members);
}

/** Compares the verdict of a bytes validator with that of the exact path, and returns the latter. */
function hold(validator: BytesValidator, bytes: Uint8Array): string {
  const { compiledSchemaOf } = schemaOf(validator) as BytesSchema;
  const exact = exactVerdict(bytes, compiledSchemaOf);
  const { kind, issues } = validator.validate(bytes);
  const checked = validator.check(bytes);
  const shown = () => new TextDecoder().decode(bytes);
  expect(issues ?? [], shown()).toEqual(exact.issues);
  if (exact.status === "valid") expect(kind, shown()).toBe(exact.kind);
  if (checked === "invalid") expect(exact.status, shown()).not.toBe("valid");
  else if (checked !== "undecided") expect([exact.status, checked], shown()).toEqual(["valid", exact.kind]);
  return exact.status;
}

describe.each(names)("the bytes validator %s", (name) => {
  const validator = bytesValidators[name];
  const valid = valuesOfSchema(schemaNames[name] ?? name);
  const sources = {
    "valid values": valid,
    "near misses": nearValid,
    "arbitrary JSON": json,
    "valid payloads and requests": fc.oneof(valuesOfSchema("wire/payload"), valuesOfSchema("track-request")),
  };

  it.each(Object.entries(sources))("agrees with the exact path on %s, however they are written", (_, values) => {
    fc.assert(
      fc.property(values, writing, (value, way) => {
        hold(validator, utf8(written(value, way)));
      }),
      { numRuns: runs(400) },
    );
  });

  it("settles plain documents by the fast path", () => {
    const decided = { valid: 0, undecided: 0 };
    fc.assert(
      fc.property(valid, (value) => {
        const text = JSON.stringify(plainValue(value));
        // A date with dozens of digits after its seconds takes the exact path.
        if (/"\d{4}-[^"]{50}/.test(text)) return;
        // Other characters may be what a schema asks for.
        if (hold(validator, utf8(text)) !== "valid") return;
        const { scan } = schemaOf(validator) as BytesSchema;
        decided[scan(utf8(text), 0, createScanState()) === unsure ? "undecided" : "valid"]++;
      }),
      { numRuns: runs(500) },
    );
    expect(decided.valid).toBeGreaterThan(occurrences(20));
    expect(decided.undecided).toBe(0);
  });

  it("agrees with the exact path on arbitrary bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => void hold(validator, bytes)),
      { numRuns: runs(2000) },
    );
  });
});

describe("a scan of mutated documents", () => {
  it("never contradicts the exact path", () => {
    const answers = holdMutations(runs(200_000), 1);
    for (const answer of ["event", "product", "request", "undecided", "invalid", "passed"])
      expect(answers[answer]).toBeGreaterThan(occurrences(1000));
  });
});

describe("check and validate", () => {
  it("take any view of the bytes, and a leading byte order mark", () => {
    const text = '\ufeff {"productId":"1"}\n';
    const bytes = utf8(text);
    for (const input of [
      bytes,
      bytes.buffer as ArrayBuffer,
      Buffer.from(text),
      new DataView(bytes.buffer) as unknown as Uint8Array,
    ]) {
      expect(bytesValidators.payload.check(input)).toBe("product");
      expect(bytesValidators.payload.validate(input)).toEqual({ kind: "product" });
    }
    expect(bytesValidators.payload.check(utf8(`\ufeff${text}`))).toBe("invalid");
  });

  it("refuse what is no bytes", () => {
    for (const input of ["{}", null, undefined, 7, {}, [123, 125]]) {
      expect(() => bytesValidators.payload.check(input as never)).toThrow(TypeError);
      expect(() => bytesValidators.payload.validate(input as never)).toThrow(TypeError);
    }
  });

  it("work detached, and list as many issues as are asked for", () => {
    const { check, validate } = bytesValidators["track-request"];
    const request = utf8(JSON.stringify({ track: [{ name: "n", payload: Array(9).fill({}) }] }));
    expect(check(request)).toBe("invalid");
    expect(validate(request, { maxIssues: 3 }).issues).toHaveLength(4);
  });

  it("say what validateText says", () => {
    fc.assert(
      fc.property(fc.oneof(nearValid, json), writing, (value, way) => {
        const bytes = utf8(written(value, way));
        for (const [one, validator] of [
          [bytesValidators.payload, payload] as const,
          [bytesValidators["track-request"], trackRequest] as const,
        ])
          expect(one.validate(bytes).issues).toEqual(validateText<unknown>(validator, bytes).issues);
      }),
    );
  });

  it("have every compiled's schema", () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(compiledSchemas)));
  });
});
