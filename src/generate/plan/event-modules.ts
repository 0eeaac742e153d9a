import type { EventFile } from "../../schemas/plan.ts";
import { eventTypeName, eventValidatorName, header, modulePath } from "../names.ts";
import { own, type PlanCode, quoted, runtime } from "./plan-code.ts";

/** The module of one event: what the plan says of it, and the validator of its behavioral events. */
export function eventModule(event: EventFile, { attributes, isRequired, sourceOf }: PlanCode): string {
  const { file, name, description, isDeprecated, replacedBy } = event;
  const own = eventValidatorName(file);
  const type = eventTypeName(file);
  const deprecated = isDeprecated
    ? [`  deprecated: {${replacedBy === undefined ? "" : ` replacedBy: ${quoted(replacedBy)} `}},\n`]
    : [];
  const comment = `${[isDeprecated ? "@deprecated" : "", description || name].filter(Boolean).join(" ")}`;
  return [
    header(sourceOf(file)),
    `import { eventValidator, type PlannedEvent, type Validator } from "${runtime}";\n`,
    `import { compiled } from "../${modulePath(file)}";\n`,
    ...(attributes.length > 0 ? [`import { attributes } from "../attributes.ts";\n`] : []),
    `import type { ${type} } from "../types.ts";\n`,
    `\n/** What the plan says of the event. */\nexport const planned: PlannedEvent = {\n  name: ${quoted(name)},\n`,
    `  data: { key: "data", compiled, isRequired: ${isRequired(file)} },\n`,
    ...deprecated,
    "};\n",
    `\n/** ${comment.replaceAll("*/", "* /").replace(/\s+/g, " ")} */\n`,
    `export const ${own}: Validator<${type}> = /* @__PURE__ */ eventValidator(${quoted(own)}, planned, ${attributes.length > 0 ? "attributes" : "[]"});\n`,
  ].join("");
}

/** The module of what payloads of all events hold besides. */
export function attributesModule({ attributes }: PlanCode): string {
  const imports = attributes.map(({ file }, i) => `import { compiled as part${i} } from "./${modulePath(file)}";\n`);
  const parts = attributes.map(({ key }, i) => `  { key: "${key}", compiled: part${i}, isRequired: false },\n`);
  return `${header("schemas/")}import { type SchemaPart } from "${own(runtime)}";\n${imports.join("")}\n/** The schemas of attributes, in payloads of any event. */\nexport const attributes: readonly SchemaPart[] = [\n${parts.join("")}];\n`;
}
