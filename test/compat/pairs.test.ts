import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Inclusion, inclusion } from "../../src/compat/inclusion.ts";
import type { SchemaNode } from "../../src/schemas/model.ts";
import { isSchemaObject, type Schema } from "../../src/schemas/schema.ts";
import { secondOpinion } from "../generate/second-opinion.ts";
import { root } from "../oracle.ts";
import contested from "./pairs/contested.json" with { type: "json" };
import own from "./pairs/own.json" with { type: "json" };
import { rootOf } from "./versions.ts";

/** A pair of Karapace or Apicurio: whether their own tests say that every instance of one schema satisfies the other. */
interface ForeignPair {
  readonly id: string;
  readonly sub: Schema;
  readonly super: Schema;
  readonly included: boolean;
}

const foreign = ["karapace", "apicurio"].flatMap(
  (name) => JSON.parse(readFileSync(`${root}../shared/compat-cases/${name}.json`, "utf8")) as ForeignPair[],
);
const answers = new Map(contested.pairs.map(({ id, ours }) => [id, ours]));

const decided = (answer: Inclusion) => ("reason" in answer ? answer.reason : answer.isIncluded);

/** Fails unless a second validator agrees that a payload is valid by one schema and invalid by the other. */
async function expectFlip({ schema: sub }: SchemaNode, { schema: sup }: SchemaNode, payload: unknown): Promise<void> {
  const verdict = async (schema: Schema) =>
    isSchemaObject(schema) ? await secondOpinion(schema, payload) : (schema as boolean);
  expect([await verdict(sub), await verdict(sup)], JSON.stringify(payload)).toEqual([true, false]);
}

describe("the inclusion of one schema in another", () => {
  it("is decided for 611 pairs of two registries, as they say or as a table of reasons says", async () => {
    const wrong: string[] = [];
    for (const { id, sub, super: sup, included } of foreign) {
      const [from, to] = [rootOf(sub, "draft-07"), rootOf(sup, "draft-07")];
      const answer = inclusion(from, to);
      if (decided(answer) !== (answers.get(id) ?? included)) wrong.push(`${id}: ${JSON.stringify(answer)}`);
      if (answer.isIncluded === false) await expectFlip(from, to, answer.witness);
    }
    expect(foreign).toHaveLength(611);
    expect(wrong).toEqual([]);
  });

  it("differs from what the registries say only where the table gives a reason", () => {
    const labels = new Map(foreign.map(({ id, included }) => [id, included]));
    for (const { id, label, ours, reason } of contested.pairs) {
      expect([labels.get(id), label], id).toEqual([!ours, !ours]);
      expect(Object.keys(contested.reasons), id).toContain(reason);
    }
  });

  it.each(own.map((pair) => [`${pair.keyword}: ${pair.reason}`, pair] as const))("%s", async (_, pair) => {
    const [base, head] = [rootOf(pair.base as Schema), rootOf(pair.head as Schema)];
    for (const [from, to, expected] of [
      [base, head, pair.backward],
      [head, base, pair.forward],
    ] as const) {
      const answer = inclusion(from, to);
      expect(decided(answer)).toBe(expected);
      if (answer.isIncluded === false && !("x-formats" in { ...(pair.base as object), ...(pair.head as object) }))
        await expectFlip(from, to, answer.witness);
    }
  });

  it("is tried with at least 800 pairs, in which every keyword occurs", () => {
    expect(foreign.length + 2 * own.length).toBeGreaterThanOrEqual(800);
    expect(new Set(own.map(({ keyword }) => keyword)).size).toBeGreaterThan(45);
  });
});
