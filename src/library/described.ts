import { bundled } from "../../generated/bundled/index.ts";
import { behavioralEvent as eventValidator } from "../../generated/validators/behavioral-event.ts";
import { payload as payloadValidator } from "../../generated/validators/payload.ts";
import { product as productValidator } from "../../generated/validators/product.ts";
import { trackRequest as requestValidator } from "../../generated/validators/track-request.ts";
import { wirePayload as wirePayloadValidator } from "../../generated/validators/wire/payload.ts";
import { wireTrackRequest as wireRequestValidator } from "../../generated/validators/wire/track-request.ts";
import { argumentError, optionsOf } from "../runtime/validate/argument.ts";
import type { StandardProps } from "../runtime/validate/standard-schema.ts";
import type { Validator } from "../runtime/validate/validator.ts";

/** A JSON Schema without references to other files. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Gives the schema in the dialect that is asked for. Throws an `Error` for any but `draft-2020-12` and `draft-07`. */
export type JsonSchemaConverter = (options: { readonly target: string }) => JsonSchema;

/** A validator that tells its schema by Standard JSON Schema, for tools that make descriptions and prompts of it. */
export interface DescribedValidator<T> extends Validator<T> {
  readonly "~standard": StandardProps<T> & {
    /** Input and output are the same: validation changes nothing. */
    readonly jsonSchema: { readonly input: JsonSchemaConverter; readonly output: JsonSchemaConverter };
  };
}

type SchemaName = keyof typeof bundled;

/** The schema of a validator of this package, in JSON Schema 2020-12. Throws a `TypeError` for anything else. */
export function jsonSchemaOf(validator: Pick<Validator<unknown>, "name">): JsonSchema {
  const name: unknown = validator?.name;
  if (typeof name === "string" && Object.hasOwn(bundled, name)) return bundled[name as SchemaName];
  throw argumentError("validator", "a validator of one schema of this package", validator);
}

function described<T>(validator: Validator<T>): DescribedValidator<T> {
  const convert: JsonSchemaConverter = (options) => {
    const { target } = optionsOf(options);
    const schema = jsonSchemaOf(validator);
    if (target === "draft-2020-12") return schema;
    if (target === "draft-07") return draft07(schema);
    throw new Error(`the target must be draft-2020-12 or draft-07`);
  };
  const jsonSchema = { input: convert, output: convert };
  return { ...validator, "~standard": { ...validator["~standard"], jsonSchema } };
}

/** The schema for older readers, which look at nothing beside a `$ref`, and find definitions under another key. */
function draft07({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", ...(older(schema) as JsonSchema) };
}

function older(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(older);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key === "$defs" ? "definitions" : key, older(inner)]);
  const { $ref, ...rest } = Object.fromEntries(entries) as Record<string, unknown>;
  if (typeof $ref !== "string") return rest;
  const ref = { $ref: $ref.replaceAll("/$defs/", "/definitions/") };
  if (Object.keys(rest).length === 0) return ref;
  const { allOf, ...others } = rest;
  return { ...others, allOf: [...(Array.isArray(allOf) ? allOf : []), ref] };
}

/** Behavioral events: the validator, which tells its JSON Schema. */
export const behavioralEvent = /* @__PURE__ */ described(eventValidator);
/** Payloads of either kind: the validator, which tells its JSON Schema. */
export const payload = /* @__PURE__ */ described(payloadValidator);
/** Products: the validator, which tells its JSON Schema. */
export const product = /* @__PURE__ */ described(productValidator);
/** Track requests: the validator, which tells its JSON Schema. */
export const trackRequest = /* @__PURE__ */ described(requestValidator);
/** Payloads as the live service accepts them: the validator, which tells its JSON Schema. */
export const wirePayload = /* @__PURE__ */ described(wirePayloadValidator);
/** Track requests as the live service accepts them: the validator, which tells its JSON Schema. */
export const wireTrackRequest = /* @__PURE__ */ described(wireRequestValidator);
