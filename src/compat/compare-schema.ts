import type { Effect, SchemaPair } from "./effect.ts";
import { Budget } from "./formula.ts";
import { SchemaReading } from "./from-schema.ts";
import { Question, type Verdict } from "./question.ts";
import { Solver } from "./solver.ts";
import { FormulaStore } from "./store.ts";

const directions = ["backward", "forward"] as const;

/** The effects of all differences in a schema. A difference without one is proved to change no verdict by itself. */
export function effectsIn(pair: SchemaPair): Effect[] {
  const budget = new Budget(pair.steps);
  const store = new FormulaStore(budget);
  const solver = new Solver(store);
  const readings = { base: new SchemaReading(store), head: new SchemaReading(store) };
  const questions = directions.map((direction) => new Question(pair, direction, solver, readings));
  // Both verdicts come first: to find what is to blame may take all that is left.
  const verdicts = questions.map((question) => budget.share(pair.steps * 0.4, () => question.verdict()));
  return questions.flatMap((question, i) =>
    budget.share(i === 0 ? budget.left / 2 : budget.left, () => question.effects(verdicts[i] as Verdict)),
  );
}
