import { familiesOf } from "../../schemas/families.ts";
import { SchemaModel } from "../../schemas/model.ts";
import type { SchemaSet } from "../../schemas/schema.ts";
import { header, validatorName } from "../names.ts";
import { ModuleWriter } from "../writer.ts";
import { documentPlan, scannedSchemas, schemaPlan } from "./plan.ts";
import { valueCode } from "./scanner.ts";
import { webAssemblyExport } from "./webassembly.ts";

/**
 * The module that holds the WebAssembly scanners, given the AssemblyScript that they are built on. The same schemas give the same
 * bytes on every machine. Given the earlier text of the file, it compiles only what has changed. Throws a `SchemaError` where a
 * scanner cannot be compiled.
 */
export async function linesModule(set: SchemaSet, runtime: string, earlier?: string): Promise<string> {
  const { text, names, lists } = assemblyOf(new SchemaModel(set));
  return [
    header("schemas/ and src/generate/scanners/lines.as"),
    await webAssemblyExport(`${runtime}\n${text}\n`, earlier),
    "/** Whose scanners they are, by number. */",
    `export const scannerNames: readonly string[] = ${JSON.stringify(names)};\n`,
    "/** The lists of identifiers that they ask about, by number. */",
    `export const identifierLists: readonly (readonly string[])[] = ${JSON.stringify(lists)};\n`,
  ].join("\n");
}

/** All scanners in AssemblyScript, their names in the order of their numbers, and the lists of identifiers that they ask about. */
interface Assembly {
  readonly text: string;
  readonly names: readonly string[];
  readonly lists: readonly (readonly string[])[];
}

/** The same scanners over the memory of a WebAssembly module, to stand behind what they are made of (`src/generate/scanners/lines.as`). */
function assemblyOf(model: SchemaModel): Assembly {
  const writer = new ModuleWriter(true);
  const plans = [
    ...scannedSchemas(model).map((name) => schemaPlan(model, name)),
    ...familiesOf(model).map((family) => documentPlan(model, family)),
  ];
  const scans = plans.map(({ name, constraint, scope, ending }) => {
    const value = valueCode(constraint, scope, writer, ending);
    return `function ${validatorName(name)}Scan(at: i32): i32 {\n  return ${value}(bytes, at, state);\n}`;
  });
  const names = plans.map(({ name }) => name);
  const cases = names.map((name, i) => `  if (schema == ${i}) return ${validatorName(name)}Scan(at);\n`).join("");
  const scan = `function scan(schema: i32, at: i32): i32 {\n${cases}  return unsure;\n}`;
  return { text: [...writer.functions, ...scans, scan].map(inAssembly).join("\n\n"), names, lists: writer.lists };
}

const kindNumbers: Readonly<Record<string, number>> = { event: 1, product: 2, request: 3 };

/** What is generated is simple enough to be AssemblyScript, but for this: bytes are memory, and the state is global. */
const inAssembly = (code: string): string =>
  code
    .replace(/function (\w+)\(bytes, (\w+), state\) \{/g, "function $1($2: i32): i32 {")
    .replace(/bytes\[([^\]]+)\]/g, "byteAt($1)")
    .replace(/\(bytes, ([^(),]+), state\)/g, "($1)")
    .replaceAll("(bytes, ", "(")
    .replace(/state\.kind = "(\w+)"/g, (_, kind: string) => `kind = ${kindNumbers[kind]}`)
    .replaceAll("state.", "")
    .replaceAll("for (;;)", "while (true)");
