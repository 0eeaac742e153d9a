import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternsModule } from "../../src/generate/validators/patterns.ts";
import { keywordsWhere } from "../../src/schemas/keywords.ts";
import { everySchemaIn, SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { runs } from "../budget.ts";
import { asJson } from "../values.ts";

import { guardOf } from "./in-memory.ts";
import {
  ajvOrNothing,
  isForAjv,
  schema,
  sparseSchema,
  value,
  withDefinitions,
  withoutDefinitions,
} from "./random-schemas.ts";
import { secondOpinion } from "./second-opinion.ts";

/** Whether a value can be written as JSON. */
const isJson = (value: unknown): boolean => isDeepStrictEqual(asJson(value), value);
const kind = fc.constantFrom<unknown>("a", "b", 1, true, null);

/** Schemas of branches that each list other values of one key, which is required by each of them or by the whole. */
const decided = fc
  .tuple(
    sparseSchema,
    fc.uniqueArray(fc.uniqueArray(kind, { minLength: 1, maxLength: 2 }), {
      selector: String,
      minLength: 2,
      maxLength: 4,
    }),
    fc.array(sparseSchema, { minLength: 4, maxLength: 4 }),
    fc.constantFrom("anyOf", "oneOf"),
    fc.boolean(),
  )
  .map(([{ anyOf: _, oneOf: __, ...rest }, kinds, parts, keyword, isShared]): SchemaObject => {
    // References are to definitions of the root.
    const required = (schema: SchemaObject) => [...((schema["required"] ?? []) as string[]), "kind"];
    const branches = kinds.map((values, i) => ({
      ...withoutDefinitions(parts[i] ?? {}),
      properties: { ...(parts[i]?.["properties"] as object), kind: { enum: values } },
      ...(!isShared && { required: required(parts[i] ?? {}) }),
    }));
    return withDefinitions({ ...rest, [keyword]: branches, ...(isShared && { required: required(rest) }) });
  });

const ofSomeKind = fc.oneof(
  { weight: 1, arbitrary: value },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.dictionary(fc.constantFrom("a", "b", "c"), value, { maxKeys: 2, noNullPrototype: true }), kind)
      .map(([rest, kind]) => ({ ...rest, kind })),
  },
);

/** Ajv's verdict, or where the guard's is another that of a second validator, which is asked about the first value anyway. */
async function expectVerdicts(schema: SchemaObject, values: readonly unknown[]): Promise<void> {
  const oracle = ajvOrNothing(schema);
  const guard = guardOf({ $id: idOf("x"), ...schema });
  for (const [i, value] of values.filter((one) => isForAjv(schema, one)).entries()) {
    const verdict = guard(value);
    if (verdict !== verdictOf(oracle, value) || (i === 0 && isJson(value)))
      expect(verdict, JSON.stringify(value)).toBe(await secondOpinion(schema, value));
  }
}

/** Nothing where Ajv's code fails ("items0 is not defined"). */
function verdictOf(oracle: ((value: unknown) => unknown) | undefined, value: unknown): unknown {
  try {
    return oracle?.(value);
  } catch {
    return undefined;
  }
}

describe("a guard", () => {
  it("gives the verdict of Ajv and of a second validator for any schema and any value, and where they differ that of the second", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(schema, sparseSchema),
        fc.array(value, { minLength: 1, maxLength: 12 }),
        expectVerdicts,
      ),
      { numRuns: runs(1000) },
    );
  });

  it("gives that verdict where the value of one key decides between branches", async () => {
    await fc.assert(fc.asyncProperty(decided, fc.array(ofSomeKind, { minLength: 1, maxLength: 12 }), expectVerdicts), {
      numRuns: runs(500),
    });
  });

  it("lets no inherited key decide", () => {
    const kinds = ["a", "b"].map((kind) => ({ properties: { kind: { const: kind } } }));
    const guard = guardOf({ type: "object", oneOf: kinds, required: ["kind"] });
    expect(guard({ kind: "b" })).toBe(true);
    expect(guard(Object.create({ kind: "b" }))).toBe(false);
    expect(guard({ kind: undefined })).toBe(false);
  });

  it("repeats what branches share only where that is little", () => {
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
    const shared = Object.fromEntries(keys.map((key) => [key, { type: "string" }]));
    const kinds = keys.map((kind) => ({ properties: { kind: { const: kind } }, required: ["kind"] }));
    const guard = guardOf({ type: "object", properties: shared, oneOf: kinds });
    expect(guard({ kind: "k7", k3: "x" })).toBe(true);
    expect(guard({ kind: "k7", k3: 1 })).toBe(false);
    expect(guard({ kind: "other" })).toBe(false);
  });

  it("counts code points where UTF-16 units do not decide", () => {
    const guard = guardOf({ minLength: 2, maxLength: 3 });
    expect(["", "a", "ab", "abc", "abcd"].map(guard)).toEqual([false, false, true, true, false]);
    expect(["😀", "😀😀", "😀😀😀", "😀😀😀😀"].map(guard)).toEqual([false, true, true, false]);
    expect(["\ude00\ud83d", "\ud83d\ud83d\ude00", "a\ud83d\ude00\ude00b"].map(guard)).toEqual([true, true, false]);
  });

  it("takes infinity, which JSON.parse makes of 1e999, for larger than any maximum and smaller than no minimum", () => {
    for (const [schema, isValid] of [
      [{ maximum: 5 }, false],
      [{ exclusiveMaximum: 5 }, false],
      [{ minimum: 5 }, true],
      [{ exclusiveMinimum: 5 }, true],
    ] as const)
      expect(guardOf({ $id: idOf("x"), ...schema })(JSON.parse("1e999"))).toBe(isValid);
  });

  it("is held to that verdict for every keyword that can be compiled", () => {
    const model = new SchemaModel(new Map(fc.sample(schema, 300).map((one, i) => [`x${i}`, one])));
    const used = model.names.flatMap((name) =>
      [...everySchemaIn(model.root(name))].flatMap(({ keywords }) => Object.keys(keywords)),
    );
    const compiled = keywordsWhere(({ isCompiled }) => isCompiled === true);
    expect(new Set(used.filter((keyword) => keyword !== "$defs"))).toEqual(new Set(compiled));
  });

  it("keeps more than 31 bits apart", () => {
    const keys = Array.from({ length: 70 }, (_, i) => `k${i}`);
    const guard = guardOf({ required: keys, anyOf: [{ required: ["k33"] }, { not: { required: ["k65"] } }] });
    const whole = Object.fromEntries(keys.map((key) => [key, 1]));
    expect(guard(whole)).toBe(true);
    for (const key of keys) {
      const { [key]: _, ...rest } = whole;
      expect(guard(rest), key).toBe(false);
    }
  });

  it("settles a text by its first character only where the pattern is a single class", () => {
    expect(guardOf({ pattern: "[^\\s]" })("\u3000x")).toBe(true);
    expect(guardOf({ pattern: "^[a-c]$" })("ab")).toBe(false);
    expect(patternsModule(new SchemaModel(new Map([["x", { pattern: "^[a-c]$" }]])))).not.toContain("charCodeAt");
    expect(patternsModule(new SchemaModel(new Map([["x", { pattern: "[a-c]" }]])))).toContain("charCodeAt");
  });
});
