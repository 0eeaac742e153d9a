import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Automaton, type State } from "../../src/compat/automaton.ts";
import { compare } from "../../src/compat/compare.ts";
import { Budget } from "../../src/compat/formula.ts";
import { inclusion } from "../../src/compat/inclusion.ts";
import { Undecidable } from "../../src/constraints/undecidable.ts";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../../src/schemas/schema.ts";
import { occurrences, runs } from "../budget.ts";
import { generatedFor } from "../generate/in-memory.ts";
import { ajvOrNothing, schema, sparseSchema, value, withDefinitions } from "../generate/random-schemas.ts";
import { secondOpinion } from "../generate/second-opinion.ts";
import { asJson } from "../values.ts";
import { rootOf, setOf } from "./versions.ts";

const anySchema = fc.oneof({ weight: 3, arbitrary: sparseSchema }, { weight: 1, arbitrary: schema });

/** Two versions that have most keywords in common: one added, one taken away, or one from another schema. */
const versions = fc
  .tuple(anySchema, anySchema, fc.nat(2))
  .map(([{ $defs: _, ...one }, { $defs: __, ...other }, way]): [SchemaObject, SchemaObject] => {
    const [first] = Object.keys(other);
    const added = first === undefined ? one : { ...one, [first]: other[first] };
    const { [Object.keys(one)[0] ?? ""]: ___, ...fewer } = one;
    const changed = [added, fewer, { ...fewer, ...other }][way] as SchemaObject;
    return [withDefinitions(one), withDefinitions(changed)];
  });

const payloads = fc
  .array(value, { minLength: 40, maxLength: 40 })
  .map((some) => some.map((one) => asJson({ one }).one ?? null));

/** Ajv's verdict; where it has none, or another one is expected, that of a second validator. */
async function verdict(schema: SchemaObject, payload: unknown, expected: boolean): Promise<boolean> {
  const ajv = verdictOfAjv(schema, payload);
  return ajv === expected ? ajv : await secondOpinion(schema, payload);
}

function verdictOfAjv(schema: SchemaObject, payload: unknown): unknown {
  try {
    return ajvOrNothing(schema)?.(payload);
  } catch {
    return undefined;
  }
}

const isHarmless = ({ level }: { level: string }) => level === "compatible" || level === "annotation";

/** The same schema with every reference replaced by what it leads to, once. */
function inlined(schema: unknown, definitions: unknown): Schema {
  if (!isSchemaObject(schema)) return schema as boolean;
  const { $ref, ...rest } = withSubschemas(schema, (inner) => inlined(inner, definitions));
  if ($ref === undefined) return rest;
  const target = (definitions as SchemaObject)[String($ref).replace("#/$defs/", "")];
  return { ...rest, allOf: [...((rest["allOf"] ?? []) as unknown[]), target] };
}

const reordered = (schema: unknown): Schema =>
  isSchemaObject(schema)
    ? Object.fromEntries(Object.entries(withSubschemas(schema, reordered)).reverse())
    : (schema as boolean);

/** Keywords that depend on each other stay together. */
const wrapped = (schema: unknown): Schema =>
  isSchemaObject(schema) ? { allOf: [withSubschemas(schema, wrapped)] } : (schema as boolean);

const rewritings: Readonly<Record<string, (schema: SchemaObject) => Schema>> = {
  "references replaced by what they lead to": ({ $defs, ...schema }) => ({
    ...(inlined(schema, $defs) as SchemaObject),
    ...($defs !== undefined && { $defs }),
  }),
  "keywords in another order": reordered,
  "every schema as the only part of one": ({ $defs, ...schema }) => ({
    ...(wrapped(schema) as SchemaObject),
    ...($defs !== undefined && { $defs }),
  }),
};

describe("the comparison of two versions of any schema", () => {
  it("finds nothing where nothing differs", () => {
    fc.assert(
      fc.property(anySchema, (one) => {
        expect(compare(setOf(one), setOf(structuredClone(one)))).toEqual([]);
        expect(inclusion(rootOf(one), rootOf(structuredClone(one)))).toEqual({ isIncluded: true });
      }),
      { numRuns: runs(500) },
    );
  });

  it.each(Object.keys(rewritings))("breaks nothing by %s", (name) => {
    fc.assert(
      fc.property(anySchema, (one) => {
        const rewritten = rewritings[name]?.(one) as Schema;
        const changes = compare(setOf(one), setOf(rewritten));
        expect(changes.filter((change) => !isHarmless(change))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it("shows each change of a verdict by a payload whose verdict changes in Ajv, or where Ajv errs in a second validator", async () => {
    await fc.assert(
      fc.asyncProperty(versions, async ([base, head]) => {
        for (const { level, direction, witness, reason } of compare(setOf(base), setOf(head))) {
          expect(reason).toBeUndefined();
          if (isHarmless({ level }) || direction === undefined) continue;
          const [accepting, rejecting] = direction === "backward" ? [base, head] : [head, base];
          const { payload } = witness as { payload: unknown };
          expect(await verdict(accepting, payload, true), JSON.stringify(payload)).toBe(true);
          expect(await verdict(rejecting, payload, false), JSON.stringify(payload)).toBe(false);
        }
      }),
      { numRuns: runs(600) },
    );
  });

  it("gives with a payload the first issue of the generated validator, but for a few choices between branches", () => {
    const compared = { same: 0, other: 0 };
    fc.assert(
      fc.property(versions, ([base, head]) => {
        for (const { direction, witness } of compare(setOf(base), setOf(head))) {
          if (witness?.issue === undefined) continue;
          const rejecting = direction === "backward" ? head : base;
          const issue = generatedFor(rejecting).validator.validate(witness.payload).issues?.[0];
          expect(issue).toBeDefined();
          const isSame = issue?.code === witness.issue.code && isDeepStrictEqual(issue.path, witness.issue.path);
          compared[isSame ? "same" : "other"]++;
        }
      }),
      // The same versions in each run, because how few is a matter of chance.
      { numRuns: runs(60), seed: 1 },
    );
    expect(compared.same).toBeGreaterThan(occurrences(8 * compared.other));
  });

  it("proves that verdicts stay only where they are the same for all documents", async () => {
    await fc.assert(
      fc.asyncProperty(versions, payloads, async ([base, head], documents) => {
        const answers = {
          backward: inclusion(rootOf(base), rootOf(head)),
          forward: inclusion(rootOf(head), rootOf(base)),
        };
        for (const payload of documents) {
          if (answers.backward.isIncluded && (await verdict(base, payload, false)))
            expect(await verdict(head, payload, true), JSON.stringify(payload)).toBe(true);
          if (answers.forward.isIncluded && (await verdict(head, payload, false)))
            expect(await verdict(base, payload, true), JSON.stringify(payload)).toBe(true);
        }
      }),
      { numRuns: runs(250) },
    );
  });

  it("reports a change wherever a verdict differs, and every difference", () => {
    fc.assert(
      fc.property(versions, ([base, head]) => {
        const changes = compare(setOf(base), setOf(head));
        const differ = ["backward", "forward"].filter((direction) => {
          const [from, to] = direction === "backward" ? [base, head] : [head, base];
          return inclusion(rootOf(from), rootOf(to)).isIncluded === false;
        });
        const reported = changes.filter((change) => !isHarmless(change)).map(({ direction }) => direction);
        expect([...new Set(reported)].sort()).toEqual(differ);
        const keywords = new Set([...Object.keys(base), ...Object.keys(head)].filter((one) => one !== "$defs"));
        const isChanged = (keyword: string) => JSON.stringify(base[keyword]) !== JSON.stringify(head[keyword]);
        for (const keyword of [...keywords].filter(isChanged))
          expect(
            changes.some(({ pointer }) => pointer === `/${keyword}` || pointer.startsWith(`/${keyword}/`)),
            keyword,
          ).toBe(true);
      }),
      { numRuns: runs(400) },
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(anySchema, anySchema, anySchema, (a, b, c) => {
        const [narrow, middle, wide] = [{ allOf: [a, b, c] }, { allOf: [b, c] }, { anyOf: [c, a] }].map((one) =>
          rootOf(withDefinitions(one)),
        );
        for (const [from, to] of [
          [narrow, middle],
          [middle, wide],
          [narrow, wide],
        ] as const)
          expect(inclusion(from as never, to as never)).toEqual({ isIncluded: true });
      }),
      { numRuns: runs(300) },
    );
  });
});

const { pattern } = fc.letrec((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    fc.constantFrom(
      ..."ab.^$- ",
      "[ab]",
      "[^a]",
      "\\w",
      "\\W",
      "\\d",
      "\\b",
      "\\B",
      "\\p{L}",
      "x{2}",
      "\\x61",
      "\\u{e9}",
    ),
    fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"))
      .map(([a, q]) => `(?:${a})${q}`),
    fc.tuple(fc.constantFrom("?=", "?!", "", "?<n>"), tie("pattern")).map(([kind, a]) => `(${kind}${a})`),
  ),
}));

/** Without characters of two code units: engines look for empty matches within them, which no position in the string is. */
const text = fc.array(fc.constantFrom(..."ab- x1\u{e9}\n"), { maxLength: 6 }).map((some) => some.join(""));

describe("the automaton of a pattern", () => {
  it("accepts the strings that the regular expression matches", () => {
    fc.assert(
      fc.property(pattern as fc.Arbitrary<string>, fc.array(text, { minLength: 8, maxLength: 8 }), (source, texts) => {
        fc.pre(isValid(source));
        for (const [i, isAccepted] of (accepted(source, texts) ?? []).entries())
          expect(isAccepted, JSON.stringify(texts[i])).toBe(new RegExp(source, "u").test(texts[i] as string));
      }),
      { numRuns: runs(2000) },
    );
  });
});

/** For which strings the automaton ends in a match; `undefined` where it grows too large. */
function accepted(source: string, texts: readonly string[]): boolean[] | undefined {
  try {
    const automaton = new Automaton(source, new Budget(200_000));
    const next = (state: State, character: string) =>
      automaton.step(state, automaton.classOf(character.codePointAt(0) as number));
    return texts.map((one) => [...one].reduce(next, automaton.start).isMatch);
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

function isValid(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}
