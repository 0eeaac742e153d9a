import { itemsPlaces } from "../schemas/items.ts";
import { kindsOf } from "../schemas/kinds.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { SchemaError } from "../schemas/schema.ts";
import { unsupportedIn } from "./compile.ts";

/** What nothing can be generated from in a schema file, by what its readers throw. */
export function unsupportedBy(root: SchemaNode): SchemaError[] {
  try {
    const errors = unsupportedIn(root);
    return errors.length > 0 ? errors : [...errorOf(() => kindsOf(root)), ...errorOf(() => itemsPlaces(root))];
  } catch (error) {
    if (error instanceof RangeError) return [new SchemaError(root.file, "", "it refers to itself without end")];
    throw error;
  }
}

/** The error of a reader that stops at the first one. */
function errorOf(read: () => unknown): SchemaError[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SchemaError) return [error];
    throw error;
  }
}
