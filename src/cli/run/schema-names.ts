import { familyNames, findSchema, schemaNames } from "../../library/schema-names.ts";
import type { BytesSchema } from "../../runtime/text/bytes.ts";
import { UsageError } from "../io/exit.ts";
import { printable } from "../io/text.ts";

/** The schema, or the document of the family, of that name. Throws a `UsageError` for another name. */
export function schemaNamed(name: string): BytesSchema {
  const found = findSchema(name);
  if (found !== undefined) return found;
  throw new UsageError(`unknown schema ${printable(name)}; available: ${[...familyNames, ...schemaNames].join(", ")}`);
}
