import type { ResolvedPlan } from "../../generate/plan/generate-plan.ts";
import { otherValues } from "../../sample/other-values.ts";
import type { Content, Sent } from "../../sample/sample.ts";
import { type ValueMaker, valueMaker } from "../../sample/schema-values.ts";
import { UsageError } from "../io/exit.ts";
import { printable } from "../io/text.ts";
import { readPlan } from "./plan.ts";
import type { Sendable } from "./sample.ts";

/** What a team sends by its tracking plan: each event in an entry of its name, and by itself where its schema is asked for. */
export async function sentByPlan(folder: string, cwd: string): Promise<Sendable> {
  const { model, plan } = await readPlan(folder, "warn", cwd);
  const others = await otherValues(model, (file, advice) => {
    throw new UsageError(`${printable(file)}: no valid value of it was found; ${advice}`);
  });
  const contentOf = contentsOf({ model, plan }, (file) => valueMaker(model.root(file), others(file), true));
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
