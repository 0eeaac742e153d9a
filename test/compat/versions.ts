import type { Draft } from "../../src/schemas/drafts.ts";
import { SchemaModel, type SchemaNode } from "../../src/schemas/model.ts";
import { isSchemaObject, type Schema } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";

/** A schema as a file by itself. */
export const rootOf = (schema: Schema, draft?: Draft): SchemaNode => modelOf(schema, draft).root("schema");

function modelOf(schema: Schema, draft: Draft | undefined): SchemaModel {
  if (!isSchemaObject(schema)) return new SchemaModel(new Map([["schema", schema]]));
  return new SchemaModel(upgradedSchemas(new Map([["schema", schema]]), { draft }).schemas);
}

/** A set of one schema. */
export const setOf = (schema: Schema): ReadonlyMap<string, Schema> => new Map([["schema", schema]]);
