import { bundled } from "../schemas/bundle.ts";
import { familiesOf } from "../schemas/families.ts";
import { kindsOf } from "../schemas/kinds.ts";
import { SchemaModel } from "../schemas/model.ts";
import { isPart, type SchemaSet } from "../schemas/schema.ts";
import { kindsModule } from "./kinds.ts";
import { header, modulePath, scannerPath, validatorName } from "./names.ts";
import { documentModule, scannerModule, scannersIndex } from "./scanners/module.ts";
import { scannedSchemas } from "./scanners/plan.ts";
import { declarationsModule, declarationsOf, typesModule } from "./types/types.ts";
import { unsupportedErrors } from "./unsupported.ts";
import { validatorModule } from "./validators/module.ts";
import { patternsModule } from "./validators/patterns.ts";
import { SharedCollectors } from "./validators/shared-collectors.ts";

/**
 * Everything that is generated from the schemas: paths under `generated/` and their content. The result depends on the schemas
 * alone, not on their order or on the machine. Throws a `SchemaError` for a schema that is not fully supported.
 */
export async function generate(schemas: SchemaSet): Promise<Map<string, string>> {
  const model = new SchemaModel(schemas);
  const { names } = model;
  // What is not supported is refused first, with its position, before a later step fails on it.
  const [unsupported] = unsupportedErrors(model);
  if (unsupported !== undefined) throw unsupported;
  const declarations = await declarationsOf(model);
  const files = new Map([["types.ts", typesModule(declarations)]]);
  files.set("declarations.ts", declarationsModule(declarations));
  const set = { folder: "", sourceOf: (name: string) => `schemas/${name}.json`, shared: new SharedCollectors() };
  for (const name of names) files.set(modulePath(name), validatorModule(model, name, set));
  files.set("collectors.ts", set.shared.module("schemas/", set.folder));
  const families = familiesOf(model);
  for (const name of scannedSchemas(model)) files.set(scannerPath(name), scannerModule(model, name));
  for (const family of families) files.set(scannerPath(family.name), documentModule(model, family));
  const scanned = names.filter((name) => !isPart(name));
  files.set("scanners/index.ts", scannersIndex(scanned, families));
  files.set("kinds.ts", kindsModule(model));
  files.set("patterns.ts", patternsModule(model));
  for (const name of scanned) files.set(bundlePath(name), `${JSON.stringify(bundled(model, name), null, 2)}\n`);
  files.set("bundled/index.ts", bundlesModule(scanned));
  files.set("validators/index.ts", indexModule(model));
  return files.set("schemas.ts", schemasModule(names));
}

/** The schemas of what the command line tool itself reads and writes, and their sources. */
export const toolSources: ReadonlyMap<string, string> = new Map([
  ["config", "src/cli/io/config.schema.json"],
  ["report", "src/cli/report/report.schema.json"],
]);

/** The types of the tool's own schemas, and the validator of its configuration. */
export async function generateTool(schemas: SchemaSet): Promise<Map<string, string>> {
  const model = new SchemaModel(schemas);
  const shared = new SharedCollectors();
  const set = { folder: "tool/", sourceOf: (name: string) => toolSources.get(name) as string, shared };
  const sources = [...toolSources.values()].join(" and ");
  return new Map([
    [`${set.folder}types.ts`, typesModule(await declarationsOf(model), sources)],
    [set.folder + modulePath("config"), validatorModule(model, "config", set)],
    [`${set.folder}collectors.ts`, shared.module(sources, set.folder)],
    [`${set.folder}patterns.ts`, patternsModule(model, sources)],
  ]);
}

/** Validators, compiled schemas and kinds by schema name. Shared parts are not payloads, so they are listed separately. */
function indexModule(model: SchemaModel): string {
  const names = model.names.filter((name) => !isPart(name));
  const parts = model.names.filter(isPart);
  const withKind = names.filter((name) => kindsOf(model.root(name)) !== undefined);
  const imports = model.names.map((name) => {
    const own = validatorName(name);
    if (isPart(name)) return `import { ${own} } from "./${name}.ts";\n`;
    const kind = withKind.includes(name) ? `kindOf as ${own}Kind, ` : "";
    return `import { ${kind}compiled as ${own}Compiled, ${own} } from "./${name}.ts";\n`;
  });
  const record = (title: string, of: readonly string[], suffix: string) =>
    `\nexport const ${title} = {\n${of.map((name) => `  ${JSON.stringify(name)}: ${validatorName(name)}${suffix},\n`).join("")}} as const;\n`;
  const validators = record("validators", names, "") + record("parts", parts, "");
  const compiled = record("compiledSchemas", names, "Compiled") + record("kindOf", withKind, "Kind");
  return header("schemas/") + imports.join("") + validators + compiled;
}

const bundlePath = (name: string): string => `bundled/${name}.json`;

/** The bundled schemas by name. */
function bundlesModule(names: readonly string[]): string {
  const imports = names.map((name) => `import ${validatorName(name)} from "./${name}.json" with { type: "json" };\n`);
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${validatorName(name)},\n`);
  return `${header("schemas/")}${imports.join("")}\nexport const bundled = {\n${entries.join("")}} as const;\n`;
}

/** All schemas by name, for code that runs without a file system. */
function schemasModule(names: readonly string[]): string {
  const imports = names.map(
    (name) => `import ${validatorName(name)} from "../schemas/${name}.json" with { type: "json" };\n`,
  );
  const entries = names.map((name) => `  [${JSON.stringify(name)}, ${validatorName(name)}],\n`);
  return `${header("schemas/")}${imports.join("")}\nexport const schemas: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<string, Readonly<Record<string, unknown>>>([\n${entries.join("")}]);\n`;
}
