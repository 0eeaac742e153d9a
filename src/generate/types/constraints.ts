import { article } from "../../runtime/validate/type-in-words.ts";
import { isAnnotation, keywordNamed } from "../../schemas/keywords.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../../schemas/schema.ts";
import type { References } from "./context.ts";
import { isExclusive } from "./exclusive.ts";
import { everyKind, type Kind, kindsOf, listedIn } from "./kinds.ts";
import { wordsOfKeywords } from "./words.ts";

/** What the type of a schema does not say of its values, in sentences. */
export function constraintSentences(schema: Schema, references: References): string[] {
  if (!isSchemaObject(schema) || listedIn(schema) !== undefined) return [];
  const kinds = kindsOf(schema, references);
  const isInteger = [schema["type"]].flat().includes("integer");
  const integer = isInteger ? [ifOfKind("an integer", "number", kinds)] : [];
  const { format, pattern } = schema;
  const formats = typeof format === "string" && pattern === undefined ? [`in the format \`${format}\``] : [];
  const all = [...integer, ...constraintsIn(schema, kinds, references), ...formats];
  return [...new Set(all)].map(sentence);
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

function constraintsIn(schema: Schema, kinds: readonly Kind[], references: References): string[] {
  if (!isSchemaObject(schema)) return [];
  const own = Object.keys(schema).flatMap((keyword) => {
    const text = constraintBy(keyword, schema, kinds, references);
    return text === undefined ? [] : [messageFor(keyword, schema) ?? text];
  });
  const parts = ((schema["allOf"] ?? []) as Schema[]).filter((part) => isSchemaObject(part) && !("$ref" in part));
  const inParts = parts.flatMap((part) => constraintsIn(part, kinds, references));
  const message = messageFor("allOf", schema);
  return [...own, ...(message !== undefined && inParts.length > 0 ? [message] : inParts)];
}

/** The message by which the schema itself words a keyword. */
function messageFor(keyword: string, { "x-issue": issues = {} }: SchemaObject): string | undefined {
  return (issues as Readonly<Record<string, { readonly message?: string }>>)[keyword]?.message;
}

function constraintBy(keyword: string, schema: SchemaObject, kinds: readonly Kind[], references: References) {
  if (keyword === "anyOf" || keyword === "oneOf") return ofChoice(keyword, schema, references);
  const of = keywordNamed(keyword)?.of;
  if (of !== "any" && !kinds.includes(of as Kind)) return undefined;
  const words = Object.hasOwn(wordsOfKeywords, keyword) && wordsOfKeywords[keyword as keyof typeof wordsOfKeywords];
  const text = words
    ? words(schema[keyword] as never, schema, (inner, kinds) => inBrief(inner, references, kinds))
    : undefined;
  return text === undefined || of === "any" ? text : ifOfKind(text, of as Kind, kinds);
}

const ifOfKind = (text: string, kind: Kind, kinds: readonly Kind[]): string =>
  kinds.length === 1 ? text : `${text}, if it is ${article(kind)}`;

/** What the type of a choice does not say: that only one branch may hold, and what is asked of values that are no objects. */
function ofChoice(keyword: "anyOf" | "oneOf", schema: SchemaObject, references: References): string | undefined {
  const branches = schema[keyword] as readonly Schema[];
  const limited = branches.filter((branch) => isSchemaObject(branch) && isLimited(branch, references));
  const texts = limited.map((branch) => inBrief(branch, references));
  if (keyword === "oneOf" && !isExclusive(branches, schema, references))
    texts.unshift("exactly one of the alternatives");
  return texts.join("; ") || undefined;
}

/** Whether words say more of a branch than its type. */
function isLimited(branch: SchemaObject, references: References): boolean {
  const kinds = kindsOf(branch, references);
  return !kinds.includes("object") && isBrief(branch) && constraintSentences(branch, references).length > 0;
}

/** A schema in a few words, if it needs no more. */
function inBrief(schema: Schema, references: References, possible: readonly Kind[] = everyKind): string {
  if (!isSchemaObject(schema)) return schema ? "anything" : "nothing";
  if (!isBrief(schema)) return "what the schema describes";
  const listed = listedIn(schema)?.map((value) => `\`${JSON.stringify(value)}\``);
  if (listed !== undefined) return listed.join(" or ");
  const types = [schema["type"] ?? []].flat().map((type) => article(String(type)));
  const kinds = types.length > 0 ? kindsOf(schema, references) : possible;
  const parts = [...(types.length > 0 ? [types.join(" or ")] : []), ...constraintsIn(schema, kinds, references)];
  return parts.join(", ") || "anything";
}

/** Whether words say everything that a schema says. */
const isBrief = (schema: SchemaObject): boolean =>
  Object.keys(schema).every(
    (keyword) =>
      isAnnotation(keyword) || ["type", "enum", "const"].includes(keyword) || Object.hasOwn(wordsOfKeywords, keyword),
  ) && !["if", "dependentSchemas"].some((keyword) => keyword in schema);
