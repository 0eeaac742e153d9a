import { compile, compileNamed } from "../../src/constraints/compile.ts";
import { scannerModule } from "../../src/generate/scanners/module.ts";
import { testCode } from "../../src/generate/validators/guard.ts";
import { validatorModule } from "../../src/generate/validators/module.ts";
import { patternsModule } from "../../src/generate/validators/patterns.ts";
import { SharedCollectors } from "../../src/generate/validators/shared-collectors.ts";
import { ModuleWriter } from "../../src/generate/writer.ts";
import * as skip from "../../src/runtime/json/skip.ts";
import * as bytes from "../../src/runtime/text/bytes.ts";
import * as state from "../../src/runtime/text/scan-state.ts";
import * as additional from "../../src/runtime/validate/additional.ts";
import * as alternatives from "../../src/runtime/validate/alternatives.ts";
import * as codePoints from "../../src/runtime/validate/code-points.ts";
import * as compiled from "../../src/runtime/validate/compiled-schema.ts";
import * as formats from "../../src/runtime/validate/formats.ts";
import * as items from "../../src/runtime/validate/items.ts";
import * as members from "../../src/runtime/validate/members.ts";
import * as multipleOf from "../../src/runtime/validate/multiple-of.ts";
import * as names from "../../src/runtime/validate/names.ts";
import * as nested from "../../src/runtime/validate/nested.ts";
import * as nesting from "../../src/runtime/validate/nesting.ts";
import * as objectIssues from "../../src/runtime/validate/object.ts";
import * as presence from "../../src/runtime/validate/presence.ts";
import * as uniqueItems from "../../src/runtime/validate/unique-items.ts";
import * as validator from "../../src/runtime/validate/validator.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type Schema, type SchemaObject } from "../../src/schemas/schema.ts";
import { evaluate, named } from "./evaluate.ts";

const runtime: Readonly<Record<string, unknown>> = {
  additional,
  alternatives,
  bytes,
  "code-points": codePoints,
  "compiled-schema": compiled,
  formats,
  items,
  members,
  "multiple-of": multipleOf,
  object: objectIssues,
  names,
  nested,
  nesting,
  presence,
  "scan-state": state,
  skip,
  "unique-items": uniqueItems,
  validator,
};

/** The validator and the bytes validator that are generated for a schema, which may refer to others by their addresses. */
export function generatedFor(
  schema: Schema,
  others: ReadonlyMap<string, Schema> = new Map(),
): {
  readonly validator: validator.Validator<unknown>;
  readonly bytesValidator: bytes.BytesValidator;
} {
  const own = typeof schema === "boolean" ? schema : { $id: idOf("x"), ...schema };
  const model = new SchemaModel(new Map([...others, ["x", own]]));
  const modules: Record<string, unknown> = { ...runtime };
  const from = (path: string) => modules[/([\w-]+)\.ts$/.exec(path)?.[1] ?? ""];
  modules["patterns"] = evaluate(patternsModule(model), from);
  const set = { folder: "", sourceOf: (name: string) => name, shared: new SharedCollectors() };
  const code = validatorModule(model, "x", set);
  modules["collectors"] = evaluate(set.shared.module("x", set.folder), from);
  const exported = evaluate(code, from);
  modules["x"] = exported;
  return {
    validator: exported["x"] as validator.Validator<unknown>,
    bytesValidator: evaluate(scannerModule(model, "x"), from)["xBytes"] as bytes.BytesValidator,
  };
}

/** What the code of guards uses from the runtime. */
const ofGuards = { ...codePoints, ...formats, ...uniqueItems, ...nesting, ...multipleOf, ...presence };

/** The guard that is generated for a schema. */
export function guardOf(schema: SchemaObject): (value: unknown) => boolean {
  const model = new SchemaModel(new Map([["x", named(schema)]]));
  const writer = new ModuleWriter((place) => compileNamed(model, place));
  const test = testCode(compile(model, "x"), "value", writer);
  const patterns = patternsModule(model).replace(/^export |(?<=text): string|(?<=\)): boolean/gm, "");
  const code = `${patterns}\n${writer.functions.join("\n")}\nreturn (value) => ${test};`;
  return new Function(...Object.keys(ofGuards), code)(...Object.values(ofGuards)) as (value: unknown) => boolean;
}
