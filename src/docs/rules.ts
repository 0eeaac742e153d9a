import { keywordNamed } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject } from "../schemas/schema.ts";
import { type Rule, rulesAt } from "./rule.ts";
import { sentences } from "./sentences.ts";

/**
 * Every keyword of a schema in words, in its order, whatever it is: an unknown one is shown as it is. What a page
 * shows of the schema as a whole (its title, description, source and examples) is left out; of schemas in it, nothing is.
 */
export function rulesOf(model: SchemaModel, name: string): readonly Rule[] {
  const schema = model.schemas.get(name);
  if (!isSchemaObject(schema)) return rulesIn(schema, { model, name, pointer: "" });
  const own = Object.entries(schema).filter(([keyword]) => keywordNamed(keyword)?.shownIn !== "head");
  return rulesIn(Object.fromEntries(own), { model, name, pointer: "" });
}

/** The rules of a schema within another. */
export const rulesIn = (
  schema: unknown,
  at: { readonly model: SchemaModel; readonly name: string; readonly pointer: string },
): Rule[] => rulesAt(schema, { ...at, sentences });
