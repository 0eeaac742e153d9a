import { compileAt, compileNamed, compileWithIssues, placeOf } from "../../constraints/compile.ts";
import { type Family, familiesOf } from "../../schemas/families.ts";
import { itemsPlaces } from "../../schemas/items.ts";
import {
  adviceFor,
  discriminatorOf,
  identifiersOf,
  soleReference,
  stitchedOf,
  timestampsOf,
  titleOf,
} from "../../schemas/keys.ts";
import { kindsOf } from "../../schemas/kinds.ts";
import type { SchemaModel, SchemaNode } from "../../schemas/model.ts";
import { capital, header, importPath, modulePath, typeName, validatorName } from "../names.ts";
import { testCode } from "./guard.ts";
import { issuesCode, membersCode, membersOf } from "./issues.ts";
import { kindsCode } from "./kinds.ts";
import { runtimeImports } from "./runtime-imports.ts";
import { type SharedCollectors, ValidatorWriter } from "./shared-collectors.ts";

/** A schema to compile: that of the file, or of the items of one of its arrays. */
interface SchemaPlan {
  readonly node: SchemaNode;
  /** The arrays below: the plan of their items, or the file that the items only refer to. */
  readonly items: readonly {
    readonly at: readonly string[];
    readonly node: SchemaNode;
    readonly of: SchemaPlan | string;
  }[];
}

/** Where the files that are generated from a set of schemas are: the folder under `generated/`, and the names of the sources. */
export interface ModuleSet {
  readonly folder: string;
  readonly sourceOf: (name: string) => string;
  readonly shared: SharedCollectors;
}

/** The module of one schema: guard, issue collector, and the public validator object. */
export function validatorModule(model: SchemaModel, name: string, set: ModuleSet): string {
  const root = model.root(name);
  const plans = flatten(planSchema(root));
  const writer = new ValidatorWriter(set.shared, (place) => compileNamed(model, place));
  const guards = plans.map(({ node }, i) => {
    const test = testCode(compileAt(node), "value", writer);
    return `${i === 0 ? "export " : ""}function guard${i || ""}(value) {\n  return ${test};\n}`;
  });
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

const planSchema = (node: SchemaNode): SchemaPlan => ({
  node,
  items: itemsPlaces(node).map(({ at, items }) => ({ at, node: items, of: soleReference(items) ?? planSchema(items) })),
});

/** All plans, each schema once, however many arrays have such items. */
function flatten(plan: SchemaPlan, found: SchemaPlan[] = []): SchemaPlan[] {
  if (found.some(({ node }) => node === plan.node)) return found;
  found.push(plan);
  for (const { of } of plan.items) if (typeof of !== "string") flatten(of, found);
  return found;
}

function compiledCode({ node, items }: SchemaPlan, plans: readonly SchemaPlan[], writer: ValidatorWriter): string {
  const index = plans.findIndex((plan) => plan.node === node);
  const constraint = compileWithIssues(node);
  const keys = membersOf(constraint);
  const places = items.map((one) => placeOf(one.node));
  const discriminator = discriminatorOf(node);
  const family = familiesOf(node.model).find(({ payload }) => node === node.model.root(payload));
  const stitched = stitchedOf(node).length;
  const timestamps = timestampsOf(node);
  const title = titleOf(node);
  const fields = [
    ...(title === undefined || writer.shared.isSmall ? [] : [["title", JSON.stringify(title.toLowerCase())]]),
    ["guard", `guard${index || ""}`],
    ["collectIssues", issuesCode(constraint, writer, places)],
    ...(keys.length > 0 ? [["members", membersCode(constraint, keys, writer, places)]] : []),
    ["identifiers", JSON.stringify(identifiersOf(node))],
    ...(stitched > 0 ? [["stitched", String(stitched)]] : []),
    ...(timestamps.length > 0 ? [["timestamps", JSON.stringify(timestamps)]] : []),
    ...(discriminator === undefined ? [] : [["discriminator", JSON.stringify(discriminator)]]),
    ...(family === undefined ? [] : [["request", requestCode(family, writer)]]),
    ["advice", JSON.stringify(adviceFor(node))],
    ...(index === 0 && kindsOf(node) ? [["kindOf", "kindOf"]] : []),
    [
      "items",
      `[${items.map(({ at, of }) => `{ at: ${JSON.stringify(at)}, compiled: ${nameOf(of, plans, writer)} }`).join(", ")}]`,
    ],
  ].map(([key, code]) => `  ${key === code ? key : `${key}: ${code}`},\n`);
  return `${index === 0 ? "export " : ""}const compiled${index || ""}: CompiledSchema = {\n${fields.join("")}};`;
}

/** How the request of a payload is recognized. */
function requestCode({ recognizer, request }: Family, writer: ValidatorWriter): string {
  writer.schemas.add(recognizer);
  return `{ name: "${validatorName(request)}", guard: ${validatorName(recognizer)}Guard }`;
}

/** The compiled schema of the items of an array, as generated code calls it. */
function nameOf(of: SchemaPlan | string, plans: readonly SchemaPlan[], writer: ValidatorWriter): string {
  if (typeof of !== "string") return `compiled${plans.findIndex(({ node }) => node === of.node) || ""}`;
  writer.schemas.add(of);
  return `${validatorName(of)}Compiled`;
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
