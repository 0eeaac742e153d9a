import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { readSchemas } from "../src/schemas/read.ts";
import { idOf, type SchemaSet } from "../src/schemas/schema.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The schema files as they are on disk. */
export const schemas: SchemaSet = await readSchemas(`${root}schemas`);

/** Ajv in memory, over the schema files as they are: the oracle that generated code is held to. */
export function oracleOf(set: SchemaSet = schemas): (name: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false, allErrors: true });
  for (const schema of set.values()) ajv.addSchema(schema);
  return (name) => {
    const validate = ajv.getSchema(idOf(name));
    if (validate === undefined) throw new Error(`there is no schema ${name}`);
    return validate;
  };
}

export const oracle = oracleOf();
