import { argumentError } from "../runtime/validate/argument.ts";
import type { AnySchemas } from "../schemas/model.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import { upgradedSchemas } from "../schemas/upgrade.ts";
import type { Change } from "./change.ts";
import { compare as compareSets } from "./compare.ts";

/**
 * All that differs between two versions of schemas, by their names, and what follows from it for payloads, in both directions. A
 * schema refers to others by their `$id` or by their names with `.json`, and may be of any draft from draft-04 on. Throws a
 * `TypeError` for wrong arguments, and a `SchemaError` for a schema whose `$schema` names no draft.
 */
export function compare(base: AnySchemas, head: AnySchemas): Change[] {
  for (const [name, schemas] of Object.entries({ base, head }))
    if (!(schemas instanceof Map)) throw argumentError(name, "a Map of schemas by their names", schemas);
  return compareSets(latest(base), latest(head));
}

/** The schemas as those of 2020-12. */
function latest(schemas: AnySchemas): AnySchemas {
  const objects = [...schemas].filter((entry): entry is [string, SchemaObject] => isSchemaObject(entry[1]));
  return new Map([...schemas, ...upgradedSchemas(new Map(objects)).schemas]);
}
