import { _, Ajv, type CodeKeywordDefinition, type KeywordCxt, Name, stringify } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { callRef } from "ajv/dist/vocabularies/core/ref.js";
import { type Located, SchemaError, type SchemaObject, type SchemaSet } from "../../schemas/schema.ts";
import { validatorName } from "../names.ts";
import type { ModuleWriter } from "../writer.ts";
import { tidy } from "./ajv-code.ts";
import { ajvForm } from "./ajv-form.ts";

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
    // Beyond these counts Ajv's code would ask for a module of Ajv's own.
    loopEnum: Number.POSITIVE_INFINITY,
    loopRequired: Number.POSITIVE_INFINITY,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(["x-fault"]);
  ajv.addKeyword(faultKeyword).addKeyword(choiceKeyword).addKeyword(callKeyword(writer));
  ajv.removeKeyword("pattern").addKeyword(patternKeyword);
  const refs: Record<string, string> = {};
  places.forEach((place, i) => {
    ajv.addSchema(ajvForm(set, place) as SchemaObject, `place${i}`);
    refs[`full${i}`] = `place${i}`;
  });
  const code = standaloneCode(ajv, refs, places[0] as Located);
  return {
    code: tidy(code, writer),
    functions: [...code.matchAll(/^export const full\d+ = (\w+);/gm)].map((match) => match[1] as string),
  };
}

function standaloneCode(ajv: Ajv, refs: Record<string, string>, { file, pointer }: Located): string {
  let code: string;
  try {
    code = standalone.default(ajv, refs);
  } catch (error) {
    throw new SchemaError(file, pointer, (error as Error).message);
  }
  if (code.includes("require(")) throw new SchemaError(file, pointer, "its validator would depend on Ajv at run time");
  return code;
}

/** Judges its schema as a whole, like `not` does, and reports a failure as the single fault that it is. */
const faultKeyword: CodeKeywordDefinition = {
  keyword: "fault",
  schemaType: "object",
  trackErrors: true,
  error: { message: "", params: ({ schema }) => stringify(schema["x-fault"]) },
  code(context: KeywordCxt) {
    const valid = context.gen.name("valid");
    context.subschema({ keyword: "fault", compositeRule: true, createErrors: false, allErrors: false }, valid);
    context.reset();
    context.pass(valid);
  },
};

/** An `if` that asks for the presence of one key: no error needs to be made and thrown away for that. */
const choiceKeyword: CodeKeywordDefinition = {
  keyword: "choice",
  schemaType: "object",
  code(context: KeywordCxt) {
    const { gen, data, schema } = context;
    const apply = (branch: string) => () => {
      context.subschema({ keyword: "choice", schemaProp: branch }, gen.name("valid"));
    };
    const isObject = _`${data} && typeof ${data} == "object" && !Array.isArray(${data})`;
    gen.if(_`${isObject} && ${data}[${schema.key}] === undefined`, apply("absent"), apply("present"));
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
