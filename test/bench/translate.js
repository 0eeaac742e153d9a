/** A schema in the words of each library that takes no JSON Schema, for the keywords that the schemas of this folder use. */
import { Type } from "@sinclair/typebox";
import { type } from "arktype";
import * as v from "valibot";
import * as z from "zod";

const entriesOf = ({ properties, required = [] }, translate, optional) =>
  Object.entries(properties).map(([key, schema]) => [
    key,
    required.includes(key) ? translate(schema) : optional(translate(schema)),
  ]);

/** The key whose value tells the branches apart. */
export const discriminatorOf = ([first]) =>
  Object.keys(first.properties).find((key) => "const" in first.properties[key]);

/** A schema that allows `null` without it; `undefined` for any other. */
function withoutNull(schema) {
  const isIn = (list) => Array.isArray(list) && list.includes(null);
  if (isIn(schema.enum)) return { enum: schema.enum.filter((one) => one !== null) };
  return Array.isArray(schema.type) ? { ...schema, type: schema.type.find((one) => one !== "null") } : undefined;
}

const isClosed = ({ additionalProperties }) => additionalProperties === false;

export function toTypebox(schema) {
  const rest = withoutNull(schema);
  if (rest) return Type.Union([toTypebox(rest), Type.Null()]);
  if (schema.oneOf) return Type.Union(schema.oneOf.map(toTypebox));
  if (schema.enum) return Type.Union(schema.enum.map((one) => Type.Literal(one)));
  if ("const" in schema) return Type.Literal(schema.const);
  const { type: name, properties: _, items: __, ...bounds } = schema;
  switch (name) {
    case "object":
      return Type.Object(Object.fromEntries(entriesOf(schema, toTypebox, Type.Optional)), {
        ...(isClosed(schema) && { additionalProperties: false }),
      });
    case "array":
      return Type.Array(toTypebox(schema.items), bounds);
    case "string":
      return Type.String(bounds);
    case "integer":
      return Type.Integer(bounds);
    case "number":
      return Type.Number(bounds);
    default:
      return Type.Boolean();
  }
}

export function toZod(schema) {
  const rest = withoutNull(schema);
  if (rest) return toZod(rest).nullable();
  if (schema.oneOf) return z.discriminatedUnion(discriminatorOf(schema.oneOf), schema.oneOf.map(toZod));
  if (schema.enum) return z.enum(schema.enum);
  if ("const" in schema) return z.literal(schema.const);
  switch (schema.type) {
    case "object": {
      const entries = Object.fromEntries(entriesOf(schema, toZod, (one) => one.optional()));
      return isClosed(schema) ? z.strictObject(entries) : z.looseObject(entries);
    }
    case "array":
      return zodBounds(z.array(toZod(schema.items)), schema.minItems, schema.maxItems);
    case "string": {
      const text = zodBounds(z.string(), schema.minLength, schema.maxLength);
      return schema.pattern === undefined ? text : text.regex(new RegExp(schema.pattern, "u"));
    }
    case "integer":
    case "number": {
      const number = zodBounds(schema.type === "integer" ? z.int() : z.number(), schema.minimum, schema.maximum);
      return schema.exclusiveMinimum === undefined ? number : number.gt(schema.exclusiveMinimum);
    }
    default:
      return z.boolean();
  }
}

function zodBounds(of, min, max) {
  const atLeast = min === undefined ? of : of.min(min);
  return max === undefined ? atLeast : atLeast.max(max);
}

export function toValibot(schema) {
  const rest = withoutNull(schema);
  if (rest) return v.nullable(toValibot(rest));
  if (schema.oneOf) return v.variant(discriminatorOf(schema.oneOf), schema.oneOf.map(toValibot));
  if (schema.enum) return v.picklist(schema.enum);
  if ("const" in schema) return v.literal(schema.const);
  const bound = (action, limit) => (limit === undefined ? [] : [action(limit)]);
  switch (schema.type) {
    case "object": {
      const entries = Object.fromEntries(entriesOf(schema, toValibot, (one) => v.optional(one)));
      return isClosed(schema) ? v.strictObject(entries) : v.looseObject(entries);
    }
    case "array":
      return v.pipe(
        v.array(toValibot(schema.items)),
        ...bound(v.minLength, schema.minItems),
        ...bound(v.maxLength, schema.maxItems),
      );
    case "string":
      return v.pipe(
        v.string(),
        ...bound(v.minLength, schema.minLength),
        ...bound(v.maxLength, schema.maxLength),
        ...bound((pattern) => v.regex(new RegExp(pattern, "u")), schema.pattern),
      );
    case "integer":
    case "number":
      return v.pipe(
        v.number(),
        ...(schema.type === "integer" ? [v.integer()] : []),
        ...bound(v.minValue, schema.minimum),
        ...bound(v.gtValue, schema.exclusiveMinimum),
        ...bound(v.maxValue, schema.maximum),
      );
    default:
      return v.boolean();
  }
}

export function toArktype(schema) {
  const rest = withoutNull(schema);
  if (rest) return toArktype(rest).or("null");
  if (schema.oneOf) return schema.oneOf.map(toArktype).reduce((all, one) => all.or(one));
  if (schema.enum) return type.enumerated(...schema.enum);
  if ("const" in schema) return type.unit(schema.const);
  const bounded = (name, min, max) =>
    min === undefined
      ? `${name}${max === undefined ? "" : ` <= ${max}`}`
      : `${name} >= ${min}${max === undefined ? "" : ` & ${name} <= ${max}`}`;
  switch (schema.type) {
    case "object": {
      const entries = Object.entries(schema.properties).map(([key, one]) => [
        schema.required?.includes(key) ? key : `${key}?`,
        toArktype(one),
      ]);
      return type({ ...Object.fromEntries(entries), ...(isClosed(schema) && { "+": "reject" }) });
    }
    case "array":
      return toArktype(schema.items)
        .array()
        .and(type(bounded("unknown[]", schema.minItems, schema.maxItems)));
    case "string": {
      const text = type(bounded("string", schema.minLength, schema.maxLength));
      return schema.pattern === undefined ? text : text.and(new RegExp(schema.pattern, "u"));
    }
    case "integer":
    case "number": {
      const name = schema.type === "integer" ? "number.integer" : "number";
      const number = type(bounded(name, schema.minimum, schema.maximum));
      return schema.exclusiveMinimum === undefined ? number : number.moreThan(schema.exclusiveMinimum);
    }
    default:
      return type("boolean");
  }
}
