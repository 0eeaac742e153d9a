import { Validator } from "@cfworker/json-schema";
import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import type { SchemaObject } from "../../src/schemas/schema.ts";

const address = "https://schemas.invalid/second-opinion";

/**
 * The verdict of a validator that knows every keyword but is too slow to be asked about each value. It throws on a key named
 * `constructor` in some schemas; then a third one is asked.
 */
export async function secondOpinion(schema: SchemaObject, value: unknown): Promise<boolean> {
  const { $id: _, ...rest } = schema;
  registerSchema({ $schema: "https://json-schema.org/draft/2020-12/schema", ...rest } as never, address);
  try {
    return (await validate(address, value as never)).valid;
  } catch {
    return new Validator(rest as never, "2020-12").validate(value).valid;
  } finally {
    unregisterSchema(address);
  }
}
