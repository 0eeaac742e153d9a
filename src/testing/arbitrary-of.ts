import type fc from "fast-check";
import { compileNamed } from "../constraints/compile.ts";
import { SchemaModel } from "../schemas/model.ts";
import { valuesOf } from "./values.ts";

/**
 * Values that are valid by a JSON Schema without references to other documents, or by a part of it that a JSON Pointer leads to.
 * Throws an `Error` where no value is found.
 */
export function arbitraryOf<T>(schema: Readonly<Record<string, unknown>>, pointer = ""): fc.Arbitrary<T> {
  const model = new SchemaModel(new Map([["schema", schema]]));
  const constraintOf = (name: string) => compileNamed(model, name);
  return valuesOf(constraintOf(pointer === "" ? "schema" : `schema#${pointer}`), constraintOf) as fc.Arbitrary<T>;
}
