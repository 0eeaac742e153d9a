import { compileAt } from "../../constraints/compile.ts";
import { appliedTo, identifiersOf, itemsPlaces, presenceTest, soleReference } from "../../schemas/fields.ts";
import type { Located, SchemaObject, SchemaSet } from "../../schemas/schema.ts";
import { header, importPath, modulePath, typeName, validatorName } from "../names.ts";
import { ModuleWriter } from "../writer.ts";
import { fullCode } from "./full.ts";
import { testCode } from "./guard.ts";
import { kindsCode, kindsIn } from "./kinds.ts";
import { viewCode } from "./view.ts";

/** One compiled of a schema: itself, or the items of one of its arrays. */
interface SchemaPlan {
  readonly place: Located;
  readonly items: readonly { readonly at: readonly string[]; readonly compiled: SchemaPlan | string }[];
}

/** The module of one schema: guard, full validator, what joins them, and the public validator object. */
export function validatorModule(set: SchemaSet, name: string): string {
  const root = planSchema(set, { schema: set.get(name) as SchemaObject, file: name, pointer: "" });
  const plans = flatten(root);
  const writer = new ModuleWriter();
  const full = fullCode(
    set,
    plans.map((plan) => plan.place),
    writer,
  );
  const guards = plans.map((plan, i) => {
    const test = testCode(compileAt(set, plan.place), "value", writer);
    return `${i === 0 ? "export " : ""}function guard${i || ""}(value) {\n  return ${test};\n}`;
  });
  const compiledSchemas = plans.map((plan, i) =>
    compiledSchemaCode(set, plan, i, plans, full.functions[i] as string, writer),
  );
  const kinds = kindsCode(set, name, writer);
  const validator = validatorName(name);
  return [
    `// @ts-nocheck\n${header(`schemas/${name}.json`)}${importsCode(name, writer)}`,
    ...writer.functions,
    ...guards,
    full.code.trim(),
    `export { ${full.functions[0]} as full };`,
    ...compiledSchemas.reverse(),
    ...kinds,
    `/** ${String(set.get(name)?.["description"] ?? "").replaceAll("*/", "* /")} */\nexport const ${validator}: Validator<${typeName(name)}> = /* @__PURE__ */ createValidator("${name}", compiled);\n`,
  ].join("\n\n");
}

function planSchema(set: SchemaSet, place: Located): SchemaPlan {
  return {
    place,
    items: itemsPlaces(set, place).map(({ at, items }) => ({
      at,
      compiled: soleReference(set, items) ?? planSchema(set, items),
    })),
  };
}

const flatten = (plan: SchemaPlan): SchemaPlan[] => [
  plan,
  ...plan.items.flatMap(({ compiled }) => (typeof compiled === "string" ? [] : flatten(compiled))),
];

function compiledSchemaCode(
  set: SchemaSet,
  plan: SchemaPlan,
  index: number,
  plans: readonly SchemaPlan[],
  full: string,
  writer: ModuleWriter,
): string {
  const applied = appliedTo(set, plan.place);
  const view = viewCode(compileAt(set, plan.place), writer);
  const title = applied.map(({ schema }) => schema["title"]).find((found) => typeof found === "string") ?? "value";
  const discriminator = applied.map(({ schema }) => presenceTest(schema)).find((key) => key !== undefined);
  const missing = Object.assign({}, ...applied.map(({ schema }) => schema["x-missing"] ?? {}));
  const items = plan.items.map(({ at, compiled }) => {
    if (typeof compiled === "string") writer.schemas.add(compiled);
    const compiledName =
      typeof compiled === "string" ? `${validatorName(compiled)}Compiled` : `compiled${plans.indexOf(compiled)}`;
    return `{ at: ${JSON.stringify(at)}, compiled: ${compiledName} }`;
  });
  return `${index === 0 ? "export " : ""}const compiled${index || ""}: CompiledSchema = {
  title: ${JSON.stringify(title.toLowerCase())},
  guard: guard${index || ""},
  full: ${full},
${view ? `  view: ${view},\n` : ""}  identifiers: ${JSON.stringify(identifiersOf(set, plan.place))},
${discriminator === undefined ? "" : `  discriminator: ${JSON.stringify(discriminator)},\n`}  missing: ${JSON.stringify(missing)},
${index === 0 && kindsIn(set, plan.place.file) ? "  kindOf,\n" : ""}  items: [${items.join(", ")}],
};`;
}

/** What generated code uses of the runtime, and the files in which it is found. */
const runtimeFiles = { "compiled-schema": ["addError"], presence: ["isObject", "isPresent"] } as const;

function importsCode(name: string, writer: ModuleWriter): string {
  const fromRuntime = (file: string, names: readonly string[]) =>
    names.length === 0
      ? ""
      : `import { ${names.join(", ")} } from "${importPath(modulePath(name), `../src/runtime/validate/${file}.ts`)}";\n`;
  const used = Object.entries(runtimeFiles).map(([file, names]) => {
    const types = file === "compiled-schema" ? ["type CompiledSchema"] : [];
    return fromRuntime(file, [...names.filter((one) => writer.runtime.has(one)), ...types]);
  });
  const schemas = [...new Set([...writer.schemas, ...writer.fulls])].sort().map((schema) => {
    const parts = [
      writer.fulls.has(schema) ? ["full"] : [],
      writer.schemas.has(schema) ? ["guard", "compiled"] : [],
    ].flat();
    const names = parts.map(
      (part) => `${part} as ${validatorName(schema)}${part.charAt(0).toUpperCase()}${part.slice(1)}`,
    );
    return `import { ${names.join(", ")} } from "${importPath(modulePath(name), modulePath(schema))}";\n`;
  });
  return [
    ...used,
    fromRuntime("validator", ["createValidator", "type Validator"]),
    writer.patterns.size === 0
      ? ""
      : `import { ${[...writer.patterns].sort().join(", ")} } from "${importPath(modulePath(name), "patterns.ts")}";\n`,
    `import type { ${typeName(name)} } from "${importPath(modulePath(name), "types.ts")}";\n`,
    ...schemas,
  ].join("");
}
