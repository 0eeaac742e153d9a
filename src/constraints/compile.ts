import { soleReference } from "../schemas/fields.ts";
import { annotations } from "../schemas/keywords.ts";
import { at, type Located, resolve, SchemaError, type SchemaObject, type SchemaSet } from "../schemas/schema.ts";
import {
  and,
  type Constraint,
  choose,
  items,
  no,
  not,
  or,
  property,
  type Scalar,
  type TypeName,
  type,
  yes,
} from "./constraint.ts";

/** Compiles a schema file to its constraint. Throws a `SchemaError` for a keyword that the guard could not honour. */
export function compile(set: SchemaSet, name: string): Constraint {
  return constraintOf({ set, open: [] }, { schema: set.get(name) as SchemaObject, file: name, pointer: "" });
}

/** The constraint of any place in a schema file. */
export const compileAt = (set: SchemaSet, located: Located): Constraint => constraintOf({ set, open: [] }, located);

interface Context {
  readonly set: SchemaSet;
  /** The `$ref` targets that are being compiled, to find recursion. */
  readonly open: readonly string[];
}

type Compiler = (context: Context, located: Located, schema: SchemaObject) => Constraint;

function constraintOf(context: Context, located: Located): Constraint {
  const { schema } = located;
  if (typeof schema === "boolean") return schema ? yes : no;
  return and(
    Object.keys(schema).map((keyword) => {
      if (located.pointer !== "" && (keyword === "$id" || keyword === "$schema")) {
        throw new SchemaError(located.file, `${located.pointer}/${keyword}`, "may stand at the root of a file only");
      }
      if (annotations.has(keyword)) return yes;
      const compiler = compilers[keyword];
      if (compiler) return compiler(context, located, schema);
      throw new SchemaError(
        located.file,
        `${located.pointer}/${keyword}`,
        `the guard's generator does not know this keyword; it knows ${Object.keys(compilers).join(", ")}`,
      );
    }),
  );
}

const each = (context: Context, located: Located, schema: SchemaObject, keyword: string): Constraint[] =>
  (schema[keyword] as unknown[]).map((_, i) => constraintOf(context, at(located, keyword, i)));

const compilers: Readonly<Record<string, Compiler>> = {
  $ref: (context, located, schema) => {
    const target = resolve(context.set, located, schema["$ref"] as string);
    const key = `${target.file}#${target.pointer}`;
    if (context.open.includes(key)) throw new SchemaError(located.file, located.pointer, `recursive $ref to ${key}`);
    return constraintOf({ ...context, open: [...context.open, key] }, target);
  },
  type: (_, located, schema) => type([schema["type"]].flat().map((name) => typeNamed(name, located))),
  enum: (_, located, schema) => oneOfValues(located, schema["enum"] as unknown[]),
  const: (_, located, schema) => oneOfValues(located, [schema["const"]]),
  pattern: (_, located, schema) => ({ op: "pattern", pattern: possiblePattern(schema["pattern"], located) }),
  minimum: (_, __, schema) => ({ op: "minimum", limit: schema["minimum"] as number }),
  minItems: (_, __, schema) => ({ op: "minItems", limit: schema["minItems"] as number }),
  items: (context, located) => items(itemConstraint(context, at(located, "items"))),
  required: (_, located, schema) =>
    and((schema["required"] as string[]).map((key) => ({ op: "present", key: possibleKey(key, located) }))),
  properties: (context, located, schema) =>
    and(
      Object.keys(schema["properties"] as object).map((key) =>
        property(possibleKey(key, located), constraintOf(context, at(located, "properties", key))),
      ),
    ),
  allOf: (context, located, schema) => and(each(context, located, schema, "allOf")),
  anyOf: (context, located, schema) => or(each(context, located, schema, "anyOf")),
  not: (context, located) => not(constraintOf(context, at(located, "not"))),
  if: (context, located, schema) =>
    choose(
      constraintOf(context, at(located, "if")),
      "then" in schema ? constraintOf(context, at(located, "then")) : yes,
      "else" in schema ? constraintOf(context, at(located, "else")) : yes,
    ),
  then: () => yes,
  else: () => yes,
};

/** Items that are nothing but a reference to a whole file are left to that file's own guard. */
function itemConstraint(context: Context, located: Located): Constraint {
  const name = soleReference(context.set, located);
  return name === undefined ? constraintOf(context, located) : { op: "schema", name };
}

const typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

function typeNamed(name: unknown, { file, pointer }: Located): TypeName {
  const found = typeNames.find((one) => one === name);
  if (found === undefined) throw new SchemaError(file, `${pointer}/type`, `must be one of ${typeNames.join(", ")}`);
  return found;
}

function possiblePattern(pattern: unknown, { file, pointer }: Located): string {
  try {
    new RegExp(pattern as string, "u");
  } catch (error) {
    throw new SchemaError(file, `${pointer}/pattern`, (error as Error).message);
  }
  return pattern as string;
}

function possibleKey(key: string, { file, pointer }: Located): string {
  if (key === "__proto__") throw new SchemaError(file, pointer, "__proto__ is no name for a property: Ajv skips it");
  return key;
}

function oneOfValues(located: Located, values: readonly unknown[]): Constraint {
  if (!values.every((value): value is Scalar => value === null || typeof value !== "object")) {
    throw new SchemaError(
      located.file,
      located.pointer,
      "enum and const may list texts, numbers, booleans and null only",
    );
  }
  return { op: "enum", values };
}
