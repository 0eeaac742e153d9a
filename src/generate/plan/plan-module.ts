import { eventValidatorName, header, modulePath } from "../names.ts";
import { eventPath, own, type PlanCode, runtime } from "./plan-code.ts";

/** The module of the plan, and of the schemas of its families. */
export function planModule(plan: PlanCode): string {
  const { events, product, attributes, isRequired, unknownEvents } = plan;
  const names = events.map(({ file }) => eventValidatorName(file));
  return [
    header("schemas/"),
    `import { plannedContract, plannedWire, type PlannedFamily, trackingPlan, type TrackingPlan } from "${own(runtime)}";\n`,
    ...(attributes.length > 0 ? [`import { attributes } from "./attributes.ts";\n`] : []),
    ...events.map(({ file }, i) => `import { planned as ${names[i]} } from "./${eventPath(file)}";\n`),
    ...(product === undefined ? [] : [`import { compiled as productData } from "./${modulePath(product)}";\n`]),
    "\n/** What a team says of the payloads that it sends. */\n",
    `export const plan: TrackingPlan = /* @__PURE__ */ trackingPlan(${codeFormat}, {\n`,
    `  events: [${names.join(", ")}],\n`,
    ...(product === undefined
      ? []
      : [`  product: { key: "data", compiled: productData, isRequired: ${isRequired(product)} },\n`]),
    `  attributes${attributes.length > 0 ? "" : ": []"},\n  unknownEvents: "${unknownEvents}",\n});\n`,
    "\n/** The schemas of the contract, by the plan. */\nexport const contract: PlannedFamily = /* @__PURE__ */ plannedContract(plan);\n",
    "\n/** The schemas of what the live service accepts, by the plan. */\nexport const wire: PlannedFamily = /* @__PURE__ */ plannedWire(plan);\n",
  ].join("");
}

/** The form of the code, which the runtime compares with its own. */
const codeFormat = 1;
