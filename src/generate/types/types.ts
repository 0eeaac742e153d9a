import { compile } from "json-schema-to-typescript";
import { typeForm } from "../../constraints/type-form.ts";
import { keywordNamed, withSubschemas } from "../../schemas/keywords.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import { idOf, isSchemaObject, type Schema, SchemaError, type SchemaObject } from "../../schemas/schema.ts";
import { asciiOnly } from "../ascii.ts";
import { header, typeName } from "../names.ts";

/** The TypeScript declarations that each schema file becomes, by its name. They refer to the others by name. */
export async function declarationsOf(model: SchemaModel): Promise<ReadonlyMap<string, string>> {
  const references = new Map(
    model.names.map((name) => {
      const { description, deprecated } = model.root(name).keywords;
      return [idOf(name), { tsType: typeName(name), description, ...(deprecated === true && { deprecated }) }];
    }),
  );
  const declarations = new Map<string, string>();
  for (const name of model.names) {
    const schema = { ...forTypes(typeForm(model, name), references), title: typeName(name) };
    const code = await compile(schema, typeName(name), {
      bannerComment: "",
      ignoreMinAndMaxItems: true,
      style: { printWidth: 120 },
    });
    declarations.set(name, withOwnKeys(code.trim()));
  }
  failOnTwins(model.names, [...declarations.values()].join("\n\n"));
  return declarations;
}

/** The TypeScript types of all schemas. */
export const typesModule = (declarations: ReadonlyMap<string, string>, sources = "schemas/"): string =>
  `${header(sources)}\n${[...declarations.values()].join("\n\n")}\n`;

/** The same as strings, for the documentation. */
export const declarationsModule = (declarations: ReadonlyMap<string, string>): string =>
  `${header("schemas/")}\nexport const declarations: ReadonlyMap<string, string> = new Map(${JSON.stringify([...declarations], null, 2)});\n`;

function failOnTwins(schemas: readonly string[], code: string): void {
  const names = [...code.matchAll(/^export (?:type|interface) (\w+)/gm)].map((match) => match[1] as string);
  const twin = names.find((name, i) => names.indexOf(name) !== i);
  if (twin === undefined) return;
  const name = schemas.findLast((name) => typeName(name) === twin) ?? "";
  throw new SchemaError(name, "", `two schemas would both declare the type ${twin}: rename a file or a title`);
}

type References = ReadonlyMap<string, SchemaObject>;

/** A form of a schema in which the library reads only what a type can express, and the descriptions for its doc comments. */
function forTypes(schema: SchemaObject, references: References): SchemaObject {
  if (typeof schema["$ref"] === "string") return describe({ ...references.get(schema["$ref"]) }, schema);
  const typed = withSubschemas(typedKeywords(schema), (inner) =>
    isSchemaObject(inner) ? forTypes(inner, references) : inner,
  );
  const { allOf = [], anyOf = [], ...out } = typed as Record<string, Schema[]>;
  if (anyOf.length > 0) out["anyOf"] = anyOf.map((one, i) => titled(one, (schema["anyOf"] as Schema[])[i]));
  const telling = allOf.filter((part) => part !== true && (part === false || part["tsType"] !== "unknown"));
  if (telling.length > 0) return describe({ allOf: Object.keys(out).length > 0 ? [out, ...telling] : telling }, schema);
  if (Object.keys(out).length === 0) return describe({ tsType: "unknown" }, schema);
  return describe("anyOf" in out && "properties" in out ? withAlternatives(out) : withAbsent(out), schema);
}

/** The object, whose optional members may be `undefined`: validators take such a member for an absent one. */
function withAbsent(out: Record<string, unknown>): SchemaObject {
  if (!isSchemaObject(out["properties"])) return out;
  const required = out["required"] as readonly string[];
  const members = Object.entries(out["properties"]).map(([key, value]) => [
    key,
    required.includes(key) ? value : orUndefined(value as Schema),
  ]);
  return { ...out, properties: Object.fromEntries(members) };
}

function orUndefined(value: Schema): SchemaObject {
  if (typeof value === "boolean") return { tsType: value ? "unknown" : "undefined" };
  const { description: _, deprecated: __, ...rest } = value;
  const { tsType } = rest;
  if (tsType === "unknown") return value;
  if (typeof tsType === "string") return describe({ tsType: `${tsType} | undefined` }, value);
  const alternatives = Object.keys(rest).every((keyword) => keyword === "anyOf") ? (rest["anyOf"] as Schema[]) : [rest];
  return describe({ anyOf: [...alternatives, { tsType: "undefined" }] }, value);
}

/** The keywords that a type can express. A required key that no schema describes may have any value. */
function typedKeywords(schema: SchemaObject): SchemaObject {
  const typed = Object.entries(schema).filter(([keyword]) => keywordNamed(keyword)?.isTyped);
  const { properties = {}, required = [], ...others } = Object.fromEntries(typed);
  const keys = (required as string[]).map(standIn);
  const described = Object.entries(properties as object).map(([key, value]) => [standIn(key), value]);
  if (keys.length + described.length === 0) return others;
  const values = Object.fromEntries([...keys.map((key) => [key, true]), ...described]);
  return { ...others, properties: values, required: keys };
}

/** What a doc comment says: the description, and whether the key is deprecated. */
const describe = (out: SchemaObject, { description, deprecated }: SchemaObject): SchemaObject => ({
  ...out,
  ...(description !== undefined && { description }),
  ...(deprecated === true && { deprecated }),
});

/** An alternative with a title of its own becomes a type of its own. */
function titled(out: Schema, schema: unknown): Schema {
  if (typeof out === "boolean") return { tsType: out ? "unknown" : "never" };
  const title = isSchemaObject(schema) ? schema["title"] : undefined;
  if (typeof title !== "string" || out["tsType"] !== undefined) return out;
  return { ...out, title: title.replace(/ (.)/g, (_, letter) => letter.toUpperCase()) };
}

/** The library that makes the types fails on keys that every object inherits, and on lone surrogates. */
const standIn = (key: string): string =>
  key in {} || /[\ud800-\udfff]/u.test(key)
    ? `standIn_${[...Buffer.from(key, "utf16le")].map((byte) => byte.toString(16).padStart(2, "0")).join("")}_`
    : key;

const withOwnKeys = (code: string): string =>
  code.replace(/\bstandIn_([\da-f]+)_/g, (_, hex) =>
    asciiOnly(JSON.stringify(Buffer.from(hex, "hex").toString("utf16le"))),
  );

/** An object that requires one of several keys: the object, and one of those keys. */
function withAlternatives({ anyOf, ...object }: Record<string, unknown>): SchemaObject {
  const known = object["properties"] as Record<string, SchemaObject>;
  const alternatives = (anyOf as SchemaObject[]).map((alternative) => {
    const properties = Object.entries((alternative["properties"] ?? {}) as object).map(([key, value]) => [
      key,
      { ...(known[key] ?? value), description: undefined },
    ]);
    return { type: "object", ...alternative, properties: Object.fromEntries(properties) };
  });
  return { allOf: [withAbsent(object), { anyOf: alternatives }] };
}
