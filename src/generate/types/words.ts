import type { CompiledKeyword, keywords } from "../../schemas/keywords.ts";
import { limitsInWords } from "../../schemas/limits-in-words.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../../schemas/schema.ts";
import { asciiOnly } from "../ascii.ts";
import { evaluatesAlone } from "./context.ts";
import type { Kind } from "./kinds.ts";

/** The keywords that a type does not express, or not fully. */
type WordedKeyword = {
  [name in CompiledKeyword]: (typeof keywords)[name] extends { readonly isTyped: true } ? never : name;
}[CompiledKeyword];

/** A constraint in words; `undefined` where the type or another keyword says it. */
type Words = (value: never, schema: SchemaObject, brief: Brief) => string | undefined;

/** The words of an inner schema, whose values are of some kinds. */
type Brief = (schema: Schema, kinds?: readonly Kind[]) => string;

const saidElsewhere = () => undefined;

export const wordsOfKeywords: Readonly<Record<Exclude<WordedKeyword, "$ref">, Words>> = {
  ...limitsInWords,
  minItems: (count: number, schema) => (count <= tupleLength(schema) ? undefined : limitsInWords.minItems(count)),
  maxItems: (count: number, schema) => (count <= tupleLength(schema) ? undefined : limitsInWords.maxItems(count)),
  maxProperties: (count: number) => (count === 0 ? undefined : limitsInWords.maxProperties(count)),
  format: saidElsewhere,
  pattern: (pattern: string) => `matches ${expression(pattern)}`,
  uniqueItems: (isOn: boolean) => (isOn ? "no two equal items" : undefined),
  contains: (item: Schema, { minContains = 1, maxContains }, brief) => {
    const least = minContains === 0 ? [] : [limitsInWords.minItems(minContains as number)];
    const most = maxContains === undefined ? [] : [limitsInWords.maxItems(maxContains as number)];
    const limits = [...least, ...most].join(" and ");
    return limits === "" ? undefined : `${limits} of this kind: ${brief(item)}`;
  },
  minContains: saidElsewhere,
  maxContains: saidElsewhere,
  dependentRequired: (required: Readonly<Record<string, readonly string[]>>) =>
    each(required, (key, keys) =>
      keys.length === 0 ? undefined : `if it has \`${key}\`, it has ${keys.map((one) => `\`${one}\``).join(" and ")}`,
    ),
  dependentSchemas: (schemas: Readonly<Record<string, Schema>>) =>
    each(schemas, (key, schema) => (schema === true ? undefined : `if it has \`${key}\`, further conditions hold`)),
  patternProperties: (schemas: Readonly<Record<string, Schema>>, { additionalProperties = true }, brief) =>
    each(schemas, (pattern, schema) =>
      schema === true && additionalProperties === true
        ? undefined
        : `values of keys that match ${expression(pattern)}: ${brief(schema)}`,
    ),
  propertyNames: (name: Schema, _, brief) => (name === true ? undefined : `keys: ${brief(name, ["string"])}`),
  unevaluatedProperties: (value: Schema, schema, brief) =>
    evaluatesAlone(schema) ? undefined : others("keys", value, brief),
  unevaluatedItems: (value: Schema, schema, brief) =>
    evaluatesAlone(schema) && !("contains" in schema) && value === false ? undefined : others("items", value, brief),
  not: (forbidden: Schema, _, brief) =>
    isSchemaObject(forbidden) && Object.keys(forbidden).length > 0 ? `not allowed: ${brief(forbidden)}` : undefined,
  if: (_, schema) => ("then" in schema || "else" in schema ? "further conditions depend on its value" : undefined),
  then: saidElsewhere,
  else: saidElsewhere,
};

const longestPattern = 80;

/** A regular expression where it is short enough to be read. */
function expression(pattern: string): string {
  const text = asciiOnly(pattern);
  return text.length > longestPattern ? "the pattern of the schema" : `\`${text}\``;
}

const tupleLength = (schema: SchemaObject): number => ((schema["prefixItems"] ?? []) as Schema[]).length;

function each<T>(
  map: Readonly<Record<string, T>>,
  text: (key: string, value: T) => string | undefined,
): string | undefined {
  const parts = Object.entries(map).map(([key, value]) => text(key, value));
  return parts.filter((part) => part !== undefined).join("; ") || undefined;
}

function others(what: string, value: Schema, brief: Brief): string | undefined {
  if (!isSchemaObject(value)) return value ? undefined : `no other ${what}`;
  return `other ${what}: ${brief(value)}`;
}
