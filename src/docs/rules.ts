import { isSchemaObject } from "../schemas/schema.ts";
import type { DocumentedSchemas } from "./references.ts";
import { type Rule, rulesAt } from "./rule.ts";
import { sentences } from "./sentences.ts";

const pageKeywords = new Set(["$id", "$schema", "title", "description", "examples", "$comment"]);

/**
 * Every keyword of a schema in words, in its order, whatever it is: an unknown one is shown as it is. What a page
 * shows of the schema as a whole (its title, description, source and examples) is left out; of schemas in it, nothing is.
 */
export function rulesOf(set: DocumentedSchemas, name: string): readonly Rule[] {
  const schema = set.get(name);
  if (!isSchemaObject(schema)) return rulesIn(schema, { set, name, pointer: "" });
  const own = Object.entries(schema).filter(([keyword]) => !pageKeywords.has(keyword));
  return rulesIn(Object.fromEntries(own), { set, name, pointer: "" });
}

/** The rules of a schema within another. */
export const rulesIn = (
  schema: unknown,
  at: { readonly set: DocumentedSchemas; readonly name: string; readonly pointer: string },
): Rule[] => rulesAt(schema, { ...at, sentences });
