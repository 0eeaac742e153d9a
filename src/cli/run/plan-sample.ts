import { compileNamed } from "../../constraints/compile.ts";
import type { ResolvedPlan } from "../../generate/plan/generate-plan.ts";
import type { Content, Sent } from "../../sample/sample.ts";
import { type ValueMaker, valueMaker } from "../../sample/schema-values.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import { UsageError } from "../io/exit.ts";
import { printable } from "../io/text.ts";
import { readPlan } from "./plan.ts";
import type { Sendable } from "./sample.ts";

/** What a team sends by its tracking plan: each event in an entry of its name, and by itself where its schema is asked for. */
export async function sentByPlan(folder: string, cwd: string): Promise<Sendable> {
  const { model, plan } = await readPlan(folder, "warn", cwd);
  const others = await otherMaker(model);
  const contentOf = contentsOf({ model, plan }, (file) => valueMaker(model.root(file), others(file)));
  const products = [contentOf(plan.product)];
  const whole: Sent = {
    events: plan.events.flatMap(({ file, name, isDeprecated }) => (isDeprecated ? [] : [{ ...contentOf(file), name }])),
    // Products need no name of the plan.
    products: products.map((content) => ({ ...content, name: "Product updated" })),
  };
  const single = plan.events.map(({ file }): [string, Sent] => [file, { events: [contentOf(file)], products: [] }]);
  return new Map([["contract", whole], ["product", { events: [], products }], ...single]);
}

/** The content of payloads whose `data` a file describes. */
function contentsOf({ plan }: Pick<ResolvedPlan, "model" | "plan">, makerOf: (file: string) => ValueMaker) {
  const text = (file: string) => {
    const make = makerOf(file);
    return (random: Parameters<ValueMaker>[0]) => JSON.stringify(make(random));
  };
  const attributes = Object.fromEntries(plan.attributes.map(({ key, file }) => [key, text(file)]));
  return (file: string | undefined): Content =>
    file === undefined
      ? { members: attributes }
      : { members: { ...attributes, data: text(file) }, ...(plan.isRequired(file) && { required: ["data"] }) };
}

/** Makes values where drafts are not valid: arbitrary ones, for which a project has a package. */
async function otherMaker(model: SchemaModel): Promise<(file: string) => ValueMaker> {
  const constraintOf = (name: string) => compileNamed(model, name);
  const testing = await import("../../testing/values.ts").catch(() => undefined);
  return (file) => {
    const none = (what: string) => new UsageError(`${printable(file)}: no valid value of it was found; ${what}`);
    if (testing === undefined)
      return () => {
        throw none(
          "write one into its `examples`, or install fast-check, which finds more: npm install --save-dev fast-check",
        );
      };
    return (random) => {
      try {
        return testing.oneValueOf(constraintOf(file), constraintOf, random(2 ** 31));
      } catch {
        throw none("write one into its `examples`");
      }
    };
  };
}
