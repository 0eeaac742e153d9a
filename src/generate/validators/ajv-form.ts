import { appliedTo, presenceTest } from "../../schemas/fields.ts";
import { subschemasOf } from "../../schemas/keywords.ts";
import {
  at,
  isSchemaObject,
  type Located,
  resolve,
  type Schema,
  SchemaError,
  type SchemaObject,
  type SchemaSet,
} from "../../schemas/schema.ts";

/**
 * The schema as Ajv gets it: without annotations and items, with the faults that the schema names as one each, and with
 * plain texts and numbers written out where they are referred to, which spares a call for each value.
 */
export function ajvForm(set: SchemaSet, located: Located, isReported = true): Schema {
  const { schema } = located;
  if (typeof schema === "boolean") return schema;
  const named = (schema["x-issue"] ?? {}) as Record<string, SchemaObject>;
  refuseUnnameable(named, located);
  const out: Record<string, unknown> = {};
  const fault: unknown[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (dropped.has(keyword) || keyword.startsWith("x-")) continue;
    const isNamed = Object.hasOwn(named, keyword);
    if (isReported && !isNamed) refuseUnnamed(keyword, located);
    const inner = innerForm(set, located, keyword, value, isReported && !isNamed && keyword !== "if");
    if (!isNamed) out[keyword] = inner;
    else if (keyword === "pattern") Object.assign(out, { pattern: value, "x-fault": named["pattern"] });
    else {
      const { code, message } = named[keyword] as SchemaObject;
      const absent = keyword === "not" ? [] : requiredIn(value);
      fault.push({ [keyword]: inner, "x-fault": { code, message, ...(absent.length > 0 && { absent }) } });
    }
  }
  const key = presenceTest(schema);
  if (key !== undefined) {
    const { if: _, then = true, else: otherwise = true } = out;
    for (const keyword of ["if", "then", "else"]) delete out[keyword];
    out["choice"] = { key, present: then, absent: otherwise };
  }
  if (fault.length > 0) out["allOf"] = [...((out["allOf"] ?? []) as Schema[]), ...fault.map((one) => ({ fault: one }))];
  return typeof out["$ref"] === "string" ? inlined(set, located, out, out["$ref"], isReported) : out;
}

function refuseUnnameable(named: Record<string, SchemaObject>, { file, pointer }: Located): void {
  const keyword = Object.keys(named).find((one) => !nameable.has(one));
  if (keyword === undefined) return;
  const problem = `only ${[...nameable].join(", ")} can be named as an issue`;
  throw new SchemaError(file, `${pointer}/x-issue/${keyword}`, problem);
}

function refuseUnnamed(keyword: string, { file, pointer }: Located): void {
  if (keyword !== "anyOf" && keyword !== "not") return;
  const problem = `say in x-issue which issue a failing ${keyword} is: its parts are not reported`;
  throw new SchemaError(file, `${pointer}/${keyword}`, problem);
}

function inlined(
  set: SchemaSet,
  located: Located,
  { $ref: _ref, ...own }: Record<string, unknown>,
  ref: string,
  isReported: boolean,
): Schema {
  const target = resolve(set, located, ref);
  const isFlat = appliedTo(set, target).every(({ schema }) => subschemasOf(schema).length === 0);
  const referred = isFlat || target.pointer !== "" ? ajvForm(set, target, isReported) : { call: target.file };
  return Object.keys(own).length === 0
    ? referred
    : { ...own, allOf: [referred, ...((own["allOf"] ?? []) as Schema[])] };
}

/** Keywords that fail as a whole, so that a schema can say which issue that is. */
const nameable: ReadonlySet<string> = new Set([
  "type",
  "enum",
  "const",
  "pattern",
  "minimum",
  "minItems",
  "allOf",
  "anyOf",
  "not",
]);

const dropped: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "title",
  "description",
  "examples",
  "default",
  "deprecated",
  "format",
  "items",
]);

/** What the keyword holds, with every schema in it as Ajv gets it. */
function innerForm(set: SchemaSet, located: Located, keyword: string, value: unknown, isReported: boolean): unknown {
  const inner = { [keyword]: structuredClone(value) };
  for (const steps of subschemasOf(inner)) {
    const last = steps.at(-1) as string | number;
    const parent = steps.length === 1 ? inner : (inner[keyword] as Record<string | number, unknown>);
    parent[last] = ajvForm(set, at(located, ...steps), isReported);
  }
  return inner[keyword];
}

/** The keys that a schema asks for, at any depth: what is absent where it fails. */
function requiredIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(requiredIn);
  if (!isSchemaObject(value)) return [];
  return Object.entries(value).flatMap(([keyword, inner]) =>
    keyword === "required" ? (inner as string[]) : keyword === "not" ? [] : requiredIn(inner),
  );
}
