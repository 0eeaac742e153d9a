import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { preludeSql, querySql } from "../../src/sql/sql.ts";
import { type Case, casesToTry, hard, sampled, verdictByLibrary } from "./cases.ts";
import { differences, isUndecided, verdictsIn } from "./compare.ts";
import type { Engine } from "./engine.ts";

const count = Number(process.env["ROWS"] ?? 200_000);
const seed = Number(process.env["SEED"] ?? 1);
const model = new SchemaModel(schemas);
const cases = await casesToTry();

/** Describes that the verdicts of an engine are those of the library. Each engine has a file of its own, so that they run at once. */
export function describeVerdicts(open: () => Promise<Engine>): void {
  let engine: Engine;

  beforeAll(async () => {
    engine = await open();
    await engine.run(preludeSql(engine.name) || "SELECT 1");
  });

  afterAll(() => engine.close());

  describe.each(cases)("a verdict by $title", (one) => {
    it("is that of the library, with its kind and its issues in their order, wherever it is decided", async () => {
      const texts = [...hard(one, count / 4, seed), ...sampled(one, count * 0.75, seed, 0.2)];
      const { undecided, different } = await compared(engine, one, texts);
      expect(different).toEqual([]);
      // Of what is hard by design.
      expect(undecided / (count / 4)).toBeLessThan(0.1);
    });

    it("is decided for what is sent", async () => {
      const texts = sampled(one, 20_000, seed + 1, 0.01);
      const { undecided, different } = await compared(engine, one, texts);
      expect(different).toEqual([]);
      expect(undecided / texts.length).toBeLessThanOrEqual(0.001);
    });
  });
}

/** How many texts are undecided in an engine, and some of those of which it and the library say different things. */
async function compared(engine: Engine, one: Case, texts: readonly string[]) {
  await engine.load(texts);
  const options = { dialect: engine.name, schema: one.family, column: "raw", table: "rows", plan: one.plan };
  const verdicts = await verdictsIn(engine, querySql(model, options));
  const held = engine.name === "postgres" ? texts.filter((text) => !text.includes("\0")).length : texts.length;
  expect(verdicts.size).toBe(held);
  const undecided = [...verdicts.values()].filter(isUndecided).length;
  const byLibrary = (i: number) => verdictByLibrary(texts[i] as string, one.schema);
  const different = differences(verdicts, byLibrary)
    .slice(0, 10)
    .map(({ i, ...both }) => ({ text: texts[i]?.slice(0, 500), ...both }));
  return { undecided, different };
}
