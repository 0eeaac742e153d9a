import { compileAt, compileNamed } from "../../constraints/compile.ts";
import { discriminatorOf, plannedKeysOf } from "../../schemas/keys.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import { isPart } from "../../schemas/schema.ts";
import { capital, header, importPath, modulePath, typeName, validatorName } from "../names.ts";
import type { PlannedKeys } from "../writer.ts";
import { compiledCode, type SchemaPlan, schemaPlans } from "./compiled-code.ts";
import { guardCode } from "./guard.ts";
import { kindsCode } from "./kinds.ts";
import { runtimeImports } from "./runtime-imports.ts";
import { type SharedCollectors, ValidatorWriter } from "./shared-collectors.ts";

/** Where the files that are generated from a set of schemas are: the folder under `generated/`, and the names of the sources. */
export interface ModuleSet {
  readonly folder: string;
  readonly sourceOf: (name: string) => string;
  readonly shared: SharedCollectors;
}

/** The module of one schema: guard, issue collector, and the public validator object. */
export function validatorModule(model: SchemaModel, name: string, set: ModuleSet): string {
  const root = model.root(name);
  const plans = schemaPlans(root);
  const writer = new ValidatorWriter(
    set.shared,
    (place) => compileNamed(model, place),
    isPart(name) ? undefined : plannedIn(plans),
  );
  const guards = plans.map(
    ({ node }, i) => `${i === 0 ? "export " : ""}${guardCode(`guard${i || ""}`, compileAt(node), writer)}`,
  );
  const compiled = plans.map((plan) => compiledCode(plan, plans, writer));
  const kinds = kindsCode(root, writer);
  const description = String(root.keywords["description"] ?? "").replaceAll("*/", "* /");
  return [
    `// @ts-nocheck\n${header(set.sourceOf(name))}${importsCode(name, writer, set.folder)}`,
    ...writer.functions,
    ...guards,
    ...compiled.reverse(),
    ...kinds,
    `/** ${description} */\nexport const ${validatorName(name)}: Validator<${typeName(name)}> = /* @__PURE__ */ createValidator("${name}", compiled);\n`,
  ].join("\n\n");
}

/** The keys about whose values a tracking plan may say more, in the values that have a compiled schema. */
function plannedIn(plans: readonly SchemaPlan[]): PlannedKeys | undefined {
  const planned = plans.filter(({ node }) => plannedKeysOf(node).length > 0);
  const [payload] = planned.filter(({ items }) => items.length === 0);
  if (planned.length === 0) return undefined;
  return {
    tested: payload === undefined ? [] : plannedKeysOf(payload.node),
    discriminator: payload && discriminatorOf(payload.node),
    chosen: planned.flatMap(({ node, items }) =>
      plannedKeysOf(node).filter((key) => items.some(({ at: [first] }) => first === key)),
    ),
  };
}

/** What generated code uses from the runtime, and the files that export it. */
function importsCode(name: string, writer: ValidatorWriter, folder: string): string {
  const path = (to: string) => importPath(folder + modulePath(name), to);
  const from = (to: string, names: readonly string[]) =>
    names.length === 0 ? "" : `import { ${names.join(", ")} } from "${path(to)}";\n`;
  const usesMembers = writer.functions.some((code) => code.includes("createMembers("));
  const schemas = [...writer.schemas].sort().map((schema) => {
    const names = ["guard", "compiled"].map((part) => `${part} as ${validatorName(schema)}${capital(part)}`);
    return from(folder + modulePath(schema), names);
  });
  return [
    from("../src/runtime/validate/compiled-schema.ts", ["type CompiledSchema"]),
    from("../src/runtime/validate/members.ts", usesMembers ? ["createMembers"] : []),
    ...runtimeImports(writer.runtime).map(([file, names]) => from(file, names)),
    from("../src/runtime/validate/validator.ts", ["createValidator", "type Validator"]),
    from(`${folder}collectors.ts`, [...writer.collectors].sort()),
    from(`${folder}patterns.ts`, [...writer.patterns].sort()),
    `import type { ${typeName(name)} } from "${path(`${folder}types.ts`)}";\n`,
    ...schemas,
  ].join("");
}
