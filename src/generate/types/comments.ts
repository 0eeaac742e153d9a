import { isSchemaObject, type Schema, type SchemaObject } from "../../schemas/schema.ts";
import { constraintSentences } from "./constraints.ts";
import type { References } from "./context.ts";

/** The doc comment of a member or a declaration, which ends with a line break; empty where there is nothing to say. */
export function commentOn(schema: Schema, references: References): string {
  if (!isSchemaObject(schema)) return "";
  const remarks = remarksOn(schema, references);
  const isDeprecated = (schema["deprecated"] ?? referredBy(schema, references)["deprecated"]) === true;
  const lines = [...(isDeprecated ? ["@deprecated"] : []), ...(remarks === "" ? [] : remarks.split("\n"))];
  return lines.length === 0 ? "" : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function remarksOn(schema: SchemaObject, references: References): string {
  const description = schema["description"] ?? referredBy(schema, references)["description"];
  const constraints = constraintSentences(schema, references);
  const own = typeof description === "string" ? [ended(description, constraints), ...constraints] : constraints;
  const paragraphs = [own.join(" "), ...remarksOnItems(schema, references)].filter((part) => part !== "");
  return paragraphs.join("\n\n").replaceAll("*/", "*\\/");
}

const referredBy = (schema: SchemaObject, references: References): SchemaObject =>
  references.get(String(schema["$ref"]))?.form ?? {};

/** The description, which ends a sentence where others follow. */
const ended = (description: string, further: readonly string[]): string =>
  further.length === 0 || /[.!?:]\s*$/.test(description) ? description : `${description}.`;

/** What is said of the items of an array, which have no place for a comment of their own. */
function remarksOnItems(schema: SchemaObject, references: References): string[] {
  const { items, prefixItems = [] } = schema as { items?: Schema; prefixItems?: readonly Schema[] };
  const lead = prefixItems.length > 0 ? "Further items" : "Items";
  const places = [...prefixItems.map((one, i) => [`Item ${i + 1}`, one] as const), [lead, items ?? true] as const];
  return places.flatMap(([place, one]) => {
    const text = isSchemaObject(one) ? remarksOn(one, references) : "";
    return text === "" ? [] : [`${place}: ${text}`];
  });
}
