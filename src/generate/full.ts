import { _, Ajv, type Code, type CodeKeywordDefinition, type KeywordCxt, Name, stringify } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { callRef } from "ajv/dist/vocabularies/core/ref.js";
import { subschemasOf } from "../schemas/keywords.ts";
import {
  at,
  isSchemaObject,
  type Located,
  resolve,
  type Schema,
  SchemaError,
  type SchemaObject,
  type SchemaSet,
} from "../schemas/schema.ts";
import { appliedTo } from "./fields.ts";
import { validatorName } from "./names.ts";
import { asciiOnly, type ModuleWriter } from "./writer.ts";

/**
 * Ajv's standalone validators for some places in the schemas: their code, and the names of their functions in order.
 * Items of arrays are left out: the runtime walks them one by one, because Ajv has no cap on errors and joins those of
 * items in quadratic time.
 */
export function fullCode(
  set: SchemaSet,
  places: readonly Located[],
  writer: ModuleWriter,
): { code: string; functions: string[] } {
  // Ajv for 2020-12 tracks evaluated properties on every call. Our keywords mean the same in the older dialect.
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    messages: false,
    inlineRefs: false,
    validateFormats: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(["x-fault"]);
  ajv.addKeyword(faultKeyword).addKeyword(callKeyword(writer));
  ajv.removeKeyword("pattern").addKeyword(patternKeyword);
  const refs: Record<string, string> = {};
  places.forEach((place, i) => {
    ajv.addSchema(forAjv(set, place) as SchemaObject, `place${i}`);
    refs[`full${i}`] = `place${i}`;
  });
  const code = standalone.default(ajv, refs);
  return {
    code: tidy(code, writer),
    functions: [...code.matchAll(/^export const full\d+ = (\w+);/gm)].map((match) => match[1] as string),
  };
}

/**
 * The schema as Ajv gets it: without annotations and items, with the faults that the schema names as one each, and with
 * plain texts and numbers written out where they are referred to, which spares a call for each value.
 */
function forAjv(set: SchemaSet, located: Located, isReported = true): Schema {
  const { schema } = located;
  if (typeof schema === "boolean") return schema;
  const named = (schema["x-issue"] ?? {}) as Record<string, SchemaObject>;
  const out: Record<string, unknown> = {};
  const fault: unknown[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (dropped.has(keyword) || keyword.startsWith("x-")) continue;
    const isNamed = Object.hasOwn(named, keyword);
    if (isReported && !isNamed && (keyword === "anyOf" || keyword === "not")) {
      const problem = `say in x-issue which issue a failing ${keyword} is: its parts are not reported`;
      throw new SchemaError(located.file, `${located.pointer}/${keyword}`, problem);
    }
    const inner = innerForAjv(set, located, keyword, value, isReported && !isNamed && keyword !== "if");
    if (!isNamed) out[keyword] = inner;
    else if (keyword === "pattern") Object.assign(out, { pattern: value, "x-fault": named["pattern"] });
    else {
      const { code, message } = named[keyword] as SchemaObject;
      const absent = keyword === "not" ? [] : requiredIn(value);
      fault.push({ [keyword]: inner, "x-fault": { code, message, ...(absent.length > 0 && { absent }) } });
    }
  }
  if (fault.length > 0) out["fault"] = fault;
  return typeof out["$ref"] === "string" ? inlined(set, located, out, out["$ref"], isReported) : out;
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
  const referred = isFlat || target.pointer !== "" ? forAjv(set, target, isReported) : { call: target.file };
  return Object.keys(own).length === 0 ? referred : { allOf: [referred], ...own };
}

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
function innerForAjv(set: SchemaSet, located: Located, keyword: string, value: unknown, isReported: boolean): unknown {
  const inner = { [keyword]: structuredClone(value) };
  for (const steps of subschemasOf(inner)) {
    const last = steps.at(-1) as string | number;
    const parent = steps.length === 1 ? inner : (inner[keyword] as Record<string | number, unknown>);
    parent[last] = forAjv(set, at(located, ...steps), isReported);
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

/** Judges each of its schemas as a whole, like `not` does, and reports a failing one as the single fault that it is. */
const faultKeyword: CodeKeywordDefinition = {
  keyword: "fault",
  schemaType: "array",
  trackErrors: true,
  error: { message: "", params: ({ params }) => params["fault"] as Code },
  code(context: KeywordCxt) {
    (context.schema as SchemaObject[]).forEach((schema, i) => {
      const valid = context.gen.name("valid");
      context.subschema(
        { keyword: "fault", schemaProp: i, compositeRule: true, createErrors: false, allErrors: false },
        valid,
      );
      context.setParams({ fault: stringify(schema["x-fault"]) });
      context.reset();
      context.pass(valid);
    });
  },
};

/** A reference to a schema file: it is judged by the function in that file's own module. */
const callKeyword = (writer: ModuleWriter): CodeKeywordDefinition => ({
  keyword: "call",
  schemaType: "string",
  code(context: KeywordCxt) {
    writer.fulls.add(context.schema);
    callRef(context, new Name(`${validatorName(context.schema)}Full`));
  },
});

/** Like Ajv's own `pattern`, and reports the fault that the schema names in place of the pattern. */
const patternKeyword: CodeKeywordDefinition = {
  keyword: "pattern",
  type: "string",
  schemaType: "string",
  error: { message: "", params: ({ parentSchema }) => stringify(parentSchema?.["x-fault"] ?? {}) },
  code(context: KeywordCxt) {
    const ref = new RegExp(context.schema, "u");
    const regex = context.gen.scopeValue("pattern", {
      key: context.schema,
      ref,
      code: _`new RegExp(${context.schema}, "u")`,
    });
    context.fail(_`!${regex}.test(${context.data})`);
  },
};

/**
 * Drops what nobody reads, so that it is not shipped; tests patterns with the guard's own functions; and writes every
 * character that is not printable ASCII as an escape.
 */
function tidy(code: string, writer: ModuleWriter): string {
  const kept = code
    .replace(/^"use strict";\n?/, "")
    .replace(/^export (default|const) .*\n?/gm, "")
    .replace(/^\/\*# sourceURL=.*\n/gm, "")
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, "")
    .replace(
      /new RegExp\(("(?:[^"\\]|\\.)*"), "u"\)/g,
      (_, literal) => `{ test: ${writer.pattern(JSON.parse(literal))} }`,
    )
    .split("\n")
    .map(asciiOnly)
    .join("\n");
  return withoutSchemas(
    kept
      .replace(pushedError, (_, _name, error: string) => `vErrors = ${writer.use("addError")}(vErrors, ${error});`)
      .replaceAll(", parentData, parentDataProperty, rootData=data}={}", "}={}")
      .replace(/,parentData(?::\w+)?,parentDataProperty(?::(?:"(?:[^"\\]|\\.)*"|\w+))?,rootData\}/g, "}"),
  );
}

/** Each error is written out with the same five lines around it, which make up most of the code. */
const pushedError =
  /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/** Ajv keeps whole schemas in the code to read a list from them; here the lists themselves stand where they are read. */
function withoutSchemas(code: string): string {
  const schemas = new Map<string, unknown>();
  const rest = code.replace(/^const (schema\d+) = (.*);\n/gm, (_, name: string, json: string) => {
    schemas.set(name, JSON.parse(json));
    return "";
  });
  return rest.replace(/\b(schema\d+)((?:\.\w+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])*)/g, (_, name: string, way: string) => {
    const steps = [...way.matchAll(/\.(\w+)|\[(.*?)\]/g)].map(
      ([, key, index]) => key ?? String(JSON.parse(index as string)),
    );
    return asciiOnly(
      JSON.stringify(
        steps.reduce((value: unknown, step) => (value as Record<string, unknown>)[step], schemas.get(name)),
      ),
    );
  });
}
