import { compile } from "../constraints/compile.ts";
import { patternsModule } from "../constraints/patterns.ts";
import { SchemaError, type SchemaSet } from "../schemas/schema.ts";
import { header, isPossibleName, modulePath, scannerPath, validatorName } from "./names.ts";
import { documentModule, scannerModule, scannersIndex } from "./scanners/module.ts";
import { documentOf, familiesOf } from "./scanners/plan.ts";
import { declarationsModule, declarationsOf, typesModule } from "./types/types.ts";
import { kindsIn } from "./validators/kinds.ts";
import { validatorModule } from "./validators/module.ts";

/**
 * Everything that follows from the schemas: paths under `generated/` and their texts. The result depends on the schemas
 * alone, not on their order nor on the machine. Throws a `SchemaError` for a schema that could not be honoured in full.
 */
export async function generate(schemas: SchemaSet): Promise<Map<string, string>> {
  const set = new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  // What no guard could honour is refused first, with its place, whatever else would stumble over it later.
  for (const name of set.keys()) {
    if (!isPossibleName(name)) throw new SchemaError(name, "", "this name means something in the generated code");
    compile(set, name);
  }
  const declarations = await declarationsOf(set);
  const files = new Map([["types.ts", typesModule(declarations)]]);
  files.set("declarations.ts", declarationsModule(declarations));
  for (const name of set.keys()) files.set(modulePath(name), validatorModule(set, name));
  for (const name of set.keys()) files.set(scannerPath(name), scannerModule(set, name));
  const families = familiesOf(set);
  for (const family of families) files.set(scannerPath(documentOf(family)), documentModule(set, family));
  const payloads = [...set.keys()].filter((name) => !name.startsWith("common/"));
  files.set("scanners/index.ts", scannersIndex([...payloads, ...families.map(documentOf)]));
  files.set("patterns.ts", patternsModule(set));
  files.set("validators/index.ts", indexModule(set));
  return files.set("schemas.ts", schemasModule([...set.keys()]));
}

/** Validators, compiledSchemas and kinds by schema name, for whoever picks by name. Shared parts are no payloads, so they stand apart. */
function indexModule(set: SchemaSet): string {
  const isPart = (name: string): boolean => name.startsWith("common/");
  const names = [...set.keys()].filter((name) => !isPart(name));
  const parts = [...set.keys()].filter(isPart);
  const withKind = names.filter((name) => kindsIn(set, name) !== undefined);
  const imports = [...set.keys()].map((name) => {
    const own = validatorName(name);
    if (isPart(name)) return `import { ${own} } from "./${name}.ts";\n`;
    const kind = withKind.includes(name) ? `kindOf as ${own}Kind, ` : "";
    return `import { ${kind}compiled as ${own}Compiled, ${own} } from "./${name}.ts";\n`;
  });
  const record = (title: string, of: readonly string[], suffix: string) =>
    `export const ${title} = {\n${of.map((name) => `  ${JSON.stringify(name)}: ${validatorName(name)}${suffix},\n`).join("")}} as const;\n`;
  return [
    header("schemas/"),
    ...imports,
    "\n",
    record("validators", names, ""),
    "\n",
    record("parts", parts, ""),
    "\n",
    record("compiledSchemas", names, "Compiled"),
    "\n",
    record("kindOf", withKind, "Kind"),
  ].join("");
}

/** All schemas by name, for code that reads them where there is no file system. */
function schemasModule(names: readonly string[]): string {
  const imports = names.map(
    (name) => `import ${validatorName(name)} from "../schemas/${name}.json" with { type: "json" };\n`,
  );
  const entries = names.map((name) => `  [${JSON.stringify(name)}, ${validatorName(name)}],\n`);
  return `${header("schemas/")}${imports.join("")}\nexport const schemas: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<string, Readonly<Record<string, unknown>>>([\n${entries.join("")}]);\n`;
}
