import type { Family } from "../../schemas/families.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import { isPart } from "../../schemas/schema.ts";
import { header, importPath, modulePath, scannerPath, validatorName } from "../names.ts";
import { isOfValidators, runtimeImports } from "../validators/runtime-imports.ts";
import { javaScript } from "./javascript.ts";
import { documentPlan, type ScannerPlan, schemaPlan } from "./plan.ts";
import { valueCode } from "./scanner.ts";
import { ScannerWriter } from "./scanner-writer.ts";

/** The module of one schema's scanner over bytes, and of its bytes validator, which a shared part does not have. */
export function scannerModule(model: SchemaModel, name: string): string {
  if (isPart(name)) return scanModule(model, name);
  return moduleCode(name, `schemas/${name}.json`, scanOf(schemaPlan(model, name)), [[modulePath(name), ["compiled"]]], {
    compiledSchemaOf: "() => compiled",
    description: String(model.root(name).keywords["description"] ?? ""),
  });
}

/** The module of a scanner that others call. */
export const scanModule = (model: SchemaModel, name: string, source = `schemas/${name}.json`): string =>
  moduleCode(name, source, scanOf(schemaPlan(model, name)), []);

/** The module of a family's scanner. */
export function documentModule(model: SchemaModel, family: Family): string {
  const { name, payload, request, recognizer } = family;
  const imports: Imports = [
    [modulePath(recognizer), ["guard as isRequest"]],
    [modulePath(payload), ["compiled as payloadSchema"]],
    [modulePath(request), ["compiled as requestSchema"]],
  ];
  const compiledSchemaOf = "(value) => (isRequest(value) ? requestSchema : payloadSchema)";
  const description = `A payload or a track request, whichever its content shows, by the schemas of the ${family.title}.`;
  return moduleCode(name, "schemas/", scanOf(documentPlan(model, family)), imports, { compiledSchemaOf, description });
}

interface Scanned {
  readonly writer: ScannerWriter;
  /** The name of the function. */
  readonly value: string;
}

function scanOf({ constraint, scope, ending }: ScannerPlan): Scanned {
  const writer = new ScannerWriter(javaScript);
  return { writer, value: valueCode(constraint, scope, writer, ending) };
}

/** Paths relative to `generated/`, and what is imported from each. */
type Imports = readonly (readonly [string, readonly string[]])[];

/** The bytes validator of a module. */
interface Exported {
  readonly compiledSchemaOf: string;
  readonly description: string;
}

function moduleCode(name: string, source: string, scan: Scanned, imports: Imports, exported?: Exported): string {
  const { writer, value } = scan;
  const path = scannerPath(name);
  const all: Imports = [
    ["../src/runtime/text/bytes.ts", exported === undefined ? [] : ["type BytesValidator", "createBytesValidator"]],
    ["../src/runtime/text/scan-state.ts", ["type Scan"]],
    ["../src/runtime/json/skip.ts", [...writer.runtime].filter((used) => !isOfValidators(used)).sort()],
    ...runtimeImports(new Set([...writer.runtime].filter(isOfValidators))),
    ["patterns.ts", [...writer.patterns].sort()],
    ...imports,
    ...[...writer.schemas]
      .sort()
      .map((schema) => [scannerPath(schema), [`scan as ${validatorName(schema)}Scan`]] as const),
  ];
  const own = validatorName(name);
  return [
    `// @ts-nocheck\n${header(source)}`,
    ...all
      .filter(([, names]) => names.length > 0)
      .map(([file, names]) => `import { ${names.join(", ")} } from "${importPath(path, file)}";\n`),
    ...writer.functions.map((text) => `\n${text}\n`),
    `\nexport const scan: Scan = ${value};\n`,
    exported === undefined
      ? ""
      : `\n/** ${exported.description.replaceAll("*/", "* /")} */\nexport const ${own}Bytes: BytesValidator = /* @__PURE__ */ createBytesValidator({ name: "${name}", scan, lines: "${name}", compiledSchemaOf: ${exported.compiledSchemaOf} });\n`,
  ].join("");
}

/** Bytes validators by schema name, and those of each family by its title. */
export function scannersIndex(schemas: readonly string[], families: readonly Family[]): string {
  const names = [...schemas, ...families.map(({ name }) => name)];
  const imports = names.map((name) => `import { ${validatorName(name)}Bytes } from "./${name}.ts";\n`);
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${validatorName(name)}Bytes,\n`);
  const pairs = families.map(({ title, name, payload }) => {
    const pair = `{ document: ${validatorName(name)}Bytes, payload: ${validatorName(payload)}Bytes }`;
    return `  ${JSON.stringify(title)}: ${pair},\n`;
  });
  const record = (name: string, lines: readonly string[]) =>
    `\nexport const ${name} = {\n${lines.join("")}} as const;\n`;
  return [header("schemas/"), ...imports, record("bytesValidators", entries), record("families", pairs)].join("");
}
