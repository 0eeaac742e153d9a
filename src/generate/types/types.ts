import { compile } from "json-schema-to-typescript";
import { typeForm } from "../../constraints/type-form.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import { idOf, SchemaError } from "../../schemas/schema.ts";
import { header, typeName } from "../names.ts";
import { type Declaration, Declarations } from "./declarations.ts";
import { definitionsIn } from "./type-names.ts";

/** How types have been laid out, by their code: for a watcher, because that takes long, and most types stay what they are. */
export type Layouts = Map<string, string>;

/** The TypeScript declarations that each schema file becomes, by its name. They refer to the others by name. */
export async function declarationsOf(
  model: SchemaModel,
  layouts: Layouts = new Map(),
): Promise<ReadonlyMap<string, string>> {
  failOnTwins(model.names);
  const forms = new Map(model.names.map((name) => [name, typeForm(model, name)]));
  const files = [...forms].map(([file, form]) => [idOf(file), { name: typeName(file), form, file }] as const);
  const definitions = new Map([...files, ...definitionsIn(forms)]);
  const writer = new Declarations(definitions);
  const declarations = new Map<string, string>();
  for (const name of model.names) {
    const declared = [...definitions.values()].filter(({ file }) => file === name).flatMap((one) => writer.of(one));
    declarations.set(name, (await Promise.all(declared.map((one) => laidOut(one, layouts)))).join("\n\n"));
  }
  return declarations;
}

/** The TypeScript types of all schemas. */
export const typesModule = (declarations: ReadonlyMap<string, string>, sources = "schemas/"): string =>
  `${header(sources)}\n${[...declarations.values()].join("\n\n")}\n`;

/** The same as strings, for the documentation. */
export const declarationsModule = (declarations: ReadonlyMap<string, string>): string =>
  `${header("schemas/")}\nexport const declarations: ReadonlyMap<string, string> = new Map(${JSON.stringify([...declarations], null, 2)});\n`;

function failOnTwins(files: readonly string[]): void {
  const names = files.map(typeName);
  const twin = files.findLast((_, i) => names.indexOf(names[i] as string) < i);
  if (twin === undefined) return;
  throw new SchemaError(twin, "", `two schemas would both declare the type ${typeName(twin)}: rename a file`);
}

/** The declaration with its doc comment. The library changes names, so it is given one that it does not change. */
async function laidOut({ name, type, isInterface, comment }: Declaration, layouts: Layouts): Promise<string> {
  const style = { printWidth: 120, bracketSpacing: true };
  const code = layouts.get(type) ?? (await compile({ tsType: type }, "Declared", { bannerComment: "", style })).trim();
  layouts.set(type, code);
  const declared = isInterface ? code.replace(/;$/, "") : code;
  return (
    comment +
    declared.replace("export type Declared =", isInterface ? `export interface ${name}` : `export type ${name} =`)
  );
}
