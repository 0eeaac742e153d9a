import { unsupportedBy } from "../constraints/unsupported.ts";
import { fromPointer } from "../runtime/validate/path.ts";
import { readableSchemas } from "../schemas/metaschema.ts";
import { SchemaModel } from "../schemas/model.ts";
import { isAddress, type SchemaError, type SchemaObject, type SchemaSet } from "../schemas/schema.ts";
import { strictErrors } from "../schemas/strict.ts";
import { withoutRefused } from "./refused.ts";

/** Something that was left out of a schema. */
export interface Refused {
  /** The name of the schema. */
  readonly file: string;
  readonly path: readonly string[];
  readonly problem: string;
}

/** Schemas as the reader of schema files accepts them, and what was left out of them for it. */
export interface Accepted {
  readonly schemas: SchemaSet;
  readonly refused: readonly Refused[];
}

/** The schemas without what their reader refuses. `shipped` are those of the package by their addresses, which they may refer to. */
export function accepted(schemas: SchemaSet, shipped: SchemaSet): Accepted {
  const refused: Refused[] = [];
  const leftOut = (schema: SchemaObject, { file, pointer, problem }: SchemaError): SchemaObject => {
    const { rest, path } = withoutRefused(schema, fromPointer(pointer));
    if (path !== undefined) refused.push({ file, path, problem });
    return rest;
  };
  let rest = schemas;
  for (;;) {
    const errors = errorsIn(rest, shipped);
    if (errors.length === 0) return { schemas: rest, refused };
    const changed = new Map(rest);
    for (const error of errors) changed.set(error.file, leftOut(changed.get(error.file) as SchemaObject, error));
    rest = changed;
  }
}

/** Everything that is refused, of the first check that refuses something. Positions in arrays are in descending order. */
function errorsIn(schemas: SchemaSet, shipped: SchemaSet): readonly SchemaError[] {
  const { breaches } = readableSchemas(schemas);
  if (breaches.length > 0) return inOrder(breaches);
  const all = new Map([...shipped, ...schemas]);
  const model = new SchemaModel(all);
  const unsupported = model.names.flatMap((name) => unsupportedBy(model.root(name)));
  return inOrder([...strictErrors(all), ...unsupported].filter(({ file }) => !isAddress(file)));
}

/** Each pointer once, those of later array items first, so that the others still lead to the same items. */
function inOrder(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unique = [...new Map(errors.map((error) => [`${error.file}#${error.pointer}`, error])).values()];
  return unique.sort((a, b) => b.pointer.localeCompare(a.pointer, "en", { numeric: true }));
}
