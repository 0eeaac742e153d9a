import { isAnnotation, keywordNamed } from "../../src/schemas/keywords.ts";
import { everySchemaIn, SchemaModel, type SchemaNode } from "../../src/schemas/model.ts";
import { isSchemaObject, type Schema, type SchemaObject, type SchemaSet } from "../../src/schemas/schema.ts";

/** A copy of schemas without one rule, and the place of that in them. */
export interface Mutant {
  readonly title: string;
  readonly file: string;
  readonly schemas: SchemaSet;
}

/** A copy of the schemas without each of the rules in files that some files lead to. */
export function* withoutEachRule(schemas: SchemaSet, from: readonly string[]): Generator<Mutant> {
  for (const node of nodesFrom(new SchemaModel(schemas), from))
    for (const [title, less] of withoutOne(node.keywords)) {
      const file = schemas.get(node.file) as Schema;
      const steps = node.pointer.split("/").slice(1).map(unescaped);
      yield {
        file: node.file,
        title: `${node.file}#${node.pointer} ${title}`,
        schemas: new Map([...schemas, [node.file, replaced(file, steps, less) as SchemaObject]]) as SchemaSet,
      };
    }
}

const unescaped = (step: string): string => step.replaceAll("~1", "/").replaceAll("~0", "~");

/** Every schema that applies to something in documents by the files. */
function nodesFrom(model: SchemaModel, files: readonly string[]): Set<SchemaNode> {
  const found = new Set<SchemaNode>();
  const visit = (node: SchemaNode): void => {
    for (const inner of everySchemaIn(node)) {
      if (found.has(inner)) continue;
      found.add(inner);
      if (inner.target !== undefined) visit(inner.target);
    }
  };
  for (const file of files) visit(model.root(file));
  return found;
}

/** The keywords of a schema without each of the rules that they state: an entry of a list, or a whole keyword. */
function* withoutOne(keywords: SchemaObject): Generator<[string, SchemaObject]> {
  for (const [keyword, value] of Object.entries(keywords)) {
    if (keywordNamed(keyword) === undefined || isAnnotation(keyword)) continue;
    const { [keyword]: _, ...others } = keywords;
    if (keyword === "required" || (keywordNamed(keyword)?.holds === "list" && (value as unknown[]).length > 1))
      for (const [i, entry] of (value as unknown[]).entries())
        yield [
          `${keyword} ${keyword === "required" ? entry : i}`,
          { ...keywords, [keyword]: (value as unknown[]).filter((_, n) => n !== i) },
        ];
    else if (keywordNamed(keyword)?.holds === "map")
      for (const key of Object.keys(value as object)) {
        const { [key]: __, ...rest } = value as SchemaObject;
        yield [`${keyword} ${key}`, { ...keywords, [keyword]: rest }];
      }
    else yield [keyword, others as SchemaObject];
  }
}

/** A schema with the one that some steps lead to replaced. */
function replaced(schema: unknown, [step, ...rest]: readonly string[], by: SchemaObject): unknown {
  if (step === undefined) return by;
  if (Array.isArray(schema)) return schema.map((one, i) => (String(i) === step ? replaced(one, rest, by) : one));
  return isSchemaObject(schema) ? { ...schema, [step]: replaced(schema[step], rest, by) } : schema;
}
