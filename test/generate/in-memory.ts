import { scannerModule } from "../../src/generate/scanners/module.ts";
import { validatorModule } from "../../src/generate/validators/module.ts";
import { patternsModule } from "../../src/generate/validators/patterns.ts";
import { SharedCollectors } from "../../src/generate/validators/shared-collectors.ts";
import * as skip from "../../src/runtime/json/skip.ts";
import * as bytes from "../../src/runtime/text/bytes.ts";
import * as state from "../../src/runtime/text/scan-state.ts";
import * as additional from "../../src/runtime/validate/additional.ts";
import * as compiled from "../../src/runtime/validate/compiled-schema.ts";
import * as members from "../../src/runtime/validate/members.ts";
import * as presence from "../../src/runtime/validate/presence.ts";
import * as validator from "../../src/runtime/validate/validator.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { evaluate } from "./evaluate.ts";

const runtime: Readonly<Record<string, unknown>> = {
  additional,
  bytes,
  "compiled-schema": compiled,
  members,
  presence,
  "scan-state": state,
  skip,
  validator,
};

/** The validator and the bytes validator that are generated for a schema, without a file being written. */
export function generatedFor(schema: SchemaObject): {
  readonly validator: validator.Validator<unknown>;
  readonly bytesValidator: bytes.BytesValidator;
} {
  const model = new SchemaModel(new Map([["x", { $id: idOf("x"), ...schema }]]));
  const modules: Record<string, unknown> = { ...runtime };
  const from = (path: string) => modules[/([\w-]+)\.ts$/.exec(path)?.[1] ?? ""];
  modules["patterns"] = evaluate(patternsModule(model), from);
  const set = { folder: "", sourceOf: (name: string) => name, shared: new SharedCollectors() };
  const code = validatorModule(model, "x", set);
  modules["collectors"] = evaluate(set.shared.module("x", set.folder), from);
  const own = evaluate(code, from);
  modules["x"] = own;
  return {
    validator: own["x"] as validator.Validator<unknown>,
    bytesValidator: evaluate(scannerModule(model, "x"), from)["xBytes"] as bytes.BytesValidator,
  };
}
