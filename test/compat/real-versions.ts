import { readdirSync, readFileSync } from "node:fs";
import { randomFrom } from "../../src/sample/random.ts";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema, SchemaError, type SchemaObject } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import { root } from "../oracle.ts";

/** Schemas of the corpora, and the same with many changes. */
export function realVersions(count: number): { base: Map<string, SchemaObject>; head: Map<string, SchemaObject> } {
  const base = realSchemas(count);
  const random = randomFrom(1);
  return { base, head: new Map([...base].map(([name, schema]) => [name, changed(schema, random) as SchemaObject])) };
}

/** Schemas of the corpora by their names, without the addresses under which they refer to metaschemas of their owners. */
function realSchemas(count: number): Map<string, SchemaObject> {
  const found = new Map<string, SchemaObject>();
  for (const folder of ["iglu", "mozilla"])
    for (const file of readdirSync(`${root}../shared/corpora/${folder}`)) {
      const { schema } = JSON.parse(readFileSync(`${root}../shared/corpora/${folder}/${file}`, "utf8")) as {
        schema?: SchemaObject;
      };
      if (schema === undefined || found.size === count) continue;
      const { $id: _, $schema, self: __, ...rest } = schema;
      const draft = /draft-0[467]/.exec(String($schema))?.[0] ?? "draft-04";
      const name = file.replace(".json", "");
      const own = new Map([[name, { ...rest, $schema: `http://json-schema.org/${draft}/schema#` }]]);
      for (const [key, upgraded] of upgradedOrNone(own)) found.set(key, upgraded);
    }
  return found;
}

function upgradedOrNone(own: ReadonlyMap<string, SchemaObject>): ReadonlyMap<string, SchemaObject> {
  try {
    return upgradedSchemas(own).schemas;
  } catch (error) {
    if (error instanceof SchemaError) return new Map();
    throw error;
  }
}

/** The schema with some limits moved and some keywords taken out. */
function changed(schema: unknown, random: (below: number) => number): Schema {
  if (!isSchemaObject(schema)) return schema as boolean;
  const entries = Object.entries(schema).flatMap(([keyword, value]) => {
    if (random(12) > 0) return [[keyword, value]];
    if (typeof value === "number") return [[keyword, value + 1]];
    if (keyword === "type") return [[keyword, value === "string" ? ["string", "null"] : value]];
    return /^(pattern|format|description)$/.test(keyword) ? [] : [[keyword, value]];
  });
  return withSubschemas(Object.fromEntries(entries), (inner) => changed(inner, random));
}
