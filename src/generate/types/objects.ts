import type { Schema, SchemaObject } from "../../schemas/schema.ts";
import { type Around, evaluatesAlone, type TypeContext, union } from "./context.ts";
import { anyOfKind } from "./kinds.ts";
import { keyText } from "./literals.ts";

/** Whether a schema says more of the members of an object than how many there are. */
export const describesMembers = (schema: SchemaObject): boolean =>
  ["properties", "patternProperties"].some((keyword) => keyword in schema) ||
  requiredBy(schema).length > 0 ||
  otherSchemas(schema).some((one) => one !== true);

const requiredBy = (schema: SchemaObject): readonly string[] => (schema["required"] ?? []) as string[];

interface Member {
  readonly key: string;
  readonly isOptional: boolean;
  readonly types: readonly string[];
  readonly comment: string;
}

/** The type of an object; `around` has what the schema and those around it say. */
export function objectType(schema: SchemaObject, around: Around, context: TypeContext): string {
  const members = membersOf(schema, around, context);
  const lines = members.map(memberText);
  const others = othersOf(schema, members, context);
  if (lines.length === 0 && others === "unknown") return anyOfKind("object");
  if (others !== "never" || lines.length === 0) lines.push(`[k: string]: ${others};`);
  return `{\n${lines.join("\n")}\n}`;
}

/** Validators take an optional member that is `undefined` for an absent one. */
const typesOfMember = ({ types, isOptional }: Member): readonly string[] =>
  isOptional && !types.includes("unknown") ? [...types, "undefined"] : types;

const memberText = (member: Member): string =>
  `${member.comment}${keyText(member.key)}${member.isOptional ? "?" : ""}: ${union(typesOfMember(member))};`;

/** The required keys first. One that only the schemas around describe has the value that these describe. */
function membersOf(schema: SchemaObject, around: Around, context: TypeContext): Member[] {
  const described = new Map(Object.entries((schema["properties"] ?? {}) as Record<string, Schema>));
  const required = new Set(around.required);
  return [...new Set([...requiredBy(schema), ...described.keys()])].map((key) => {
    const own = described.get(key);
    const isOptional = !required.has(key);
    const value = own ?? (Object.hasOwn(around.properties, key) ? around.properties[key] : otherValue(schema, key));
    const comment = own === undefined ? "" : context.commentOn(own);
    // An object without a key such as `constructor` has what every object inherits.
    return {
      key,
      isOptional,
      types: isOptional && key in {} ? ["unknown"] : context.typesOf(value as Schema),
      comment,
    };
  });
}

/** The value of a key that `properties` does not describe. */
function otherValue(schema: SchemaObject, key: string): Schema {
  const matching = patternsOf(schema).filter(([pattern]) => new RegExp(pattern, "u").test(key));
  return { allOf: matching.length > 0 ? matching.map(([, value]) => value) : otherSchemas(schema) };
}

const patternsOf = (schema: SchemaObject): [string, Schema][] =>
  Object.entries((schema["patternProperties"] ?? {}) as Record<string, Schema>);

/** What applies to the values of keys that neither `properties` nor `patternProperties` describes. */
function otherSchemas(schema: SchemaObject): Schema[] {
  const { additionalProperties, unevaluatedProperties, maxProperties } = schema;
  if (maxProperties === 0) return [false];
  if (additionalProperties !== undefined) return [additionalProperties as Schema];
  return [evaluatesAlone(schema) ? ((unevaluatedProperties ?? true) as Schema) : true];
}

/** The type of the values of all other keys, which must admit those of the described keys too; `never` if there are none. */
function othersOf(schema: SchemaObject, members: readonly Member[], context: TypeContext): string {
  const others = [...patternsOf(schema).map(([, value]) => value), ...otherSchemas(schema)];
  const types = others.flatMap((one) => context.typesOf(one));
  if (types.length === 0) return "never";
  // The description of an object is not repeated.
  const isLong = members.some((member) => member.types.some((type) => type.includes("{")));
  return isLong ? "unknown" : union([...types, ...members.flatMap(typesOfMember)]);
}
