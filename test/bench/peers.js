import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { validator as schemasafe } from "@exodus/schemasafe";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import Ajv2020 from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { buildSync } from "esbuild";
import * as v from "valibot";
import { discriminatorOf, toArktype, toTypebox, toValibot, toZod } from "./translate.js";

const folder = new URL("schemas/", import.meta.url);

/** Schemas of this folder, by their names. */
export const schemas = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]),
);

/** The generator of guards, compiled as it is now. Beside the installed packages, which it imports. */
const outfile = new URL("../../node_modules/.cache/bench/guards.mjs", import.meta.url);
buildSync({
  entryPoints: [new URL("../generate/in-memory.ts", import.meta.url).pathname],
  outfile: outfile.pathname,
  ...{ bundle: true, format: "esm", platform: "node", packages: "external", logLevel: "error" },
});
const { guardOf } = await import(outfile.href);

function ajvStandalone(schema, options = {}) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, ...options, code: { source: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  const module = { exports: {} };
  new Function("module", "exports", "require", code)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}

/** The same with OpenAPI's keyword, which Ajv takes for a hint where it is asked to. */
function withDiscriminator({ oneOf, ...rest }) {
  const propertyName = discriminatorOf(oneOf);
  const schema = { ...rest, type: "object", required: [propertyName], discriminator: { propertyName }, oneOf };
  return [schema, { discriminator: true }];
}

/** Name and verdict of each way to validate a value by a schema. */
export function validatorsOf(schema) {
  const typebox = TypeCompiler.Compile(toTypebox(schema));
  const arktype = toArktype(schema);
  const zod = toZod(schema);
  const valibot = toValibot(schema);
  return [
    ["guard", guardOf(schema)],
    ["Ajv standalone", ajvStandalone(schema)],
    ...(schema.oneOf === undefined
      ? []
      : [["Ajv standalone, discriminator", ajvStandalone(...withDiscriminator(schema))]]),
    ["schemasafe", schemasafe(schema, { mode: "lax", allowUnusedKeywords: true })],
    ["typebox", (value) => typebox.Check(value)],
    ["arktype", (value) => arktype.allows(value)],
    ["zod", (value) => zod.safeParse(value).success],
    ["valibot", (value) => v.is(valibot, value)],
  ];
}
