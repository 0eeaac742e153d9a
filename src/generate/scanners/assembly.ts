import { hashOf } from "../../constraints/patterns.ts";
import { placeholders } from "../../runtime/validate/placeholders.ts";
import { familiesOf } from "../../schemas/families.ts";
import { payloadKinds } from "../../schemas/kinds.ts";
import { SchemaModel } from "../../schemas/model.ts";
import type { SchemaSet } from "../../schemas/schema.ts";
import { header, validatorName } from "../names.ts";
import { assemblyScript } from "./assembly-script.ts";
import { documentPlan, scannedSchemas, schemaPlan } from "./plan.ts";
import { valueCode } from "./scanner.ts";
import { ScannerWriter } from "./scanner-writer.ts";
import { webAssemblyExport } from "./webassembly.ts";

/**
 * The module that holds the WebAssembly scanners, given the AssemblyScript that they are built on. The same schemas give the same
 * bytes on every machine. Given the earlier content of the file, it compiles only what has changed. Throws a `SchemaError` where a
 * scanner cannot be compiled.
 */
export async function linesModule(set: SchemaSet, runtime: string, earlier?: string): Promise<string> {
  const { text, names, kinds, lists, plannedKeys } = assemblyOf(new SchemaModel(set));
  return [
    header("schemas/ and src/generate/scanners/lines.as"),
    await webAssemblyExport(`${runtime}\n${text}\n`, earlier),
    "/** Whose scanners they are, by number. */",
    `export const scannerNames: readonly string[] = ${JSON.stringify(names)};\n`,
    "/** What a document can be, by number; 0 is a document without a kind. */",
    `export const kinds = ${JSON.stringify(["", ...kinds])} as const;\n`,
    "/** The lists of identifiers that they ask about, by number. */",
    `export const identifierLists: readonly (readonly string[])[] = ${JSON.stringify(lists)};\n`,
    "/** The keys whose values a tracking plan is asked about, by number. */",
    `export const plannedKeys = ${JSON.stringify(["", ...plannedKeys])} as const;\n`,
  ].join("\n");
}

/** All scanners in AssemblyScript, and what their numbers mean. */
interface Assembly {
  readonly text: string;
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  readonly lists: readonly (readonly string[])[];
  readonly plannedKeys: readonly string[];
}

/** The same scanners over the memory of a WebAssembly module, to be appended to `src/generate/scanners/lines.as`. */
function assemblyOf(model: SchemaModel): Assembly {
  const lists: (readonly string[])[] = [];
  const plannedKeys: string[] = [];
  const kinds = [...payloadKinds(model).map(({ kind }) => kind), "request"];
  const language = assemblyScript(kinds, lists, plannedKeys);
  const writer = new ScannerWriter(language);
  const plans = [
    ...scannedSchemas(model).map((name) => schemaPlan(model, name)),
    ...familiesOf(model).map((family) => documentPlan(model, family)),
  ];
  const scans = plans.map(({ name, constraint, scope, ending }) => {
    const value = valueCode(constraint, scope, writer, ending);
    return language.declaration(`${validatorName(name)}Scan`, "at", `  return ${language.pass(value, "at")};\n`);
  });
  const names = plans.map(({ name }) => name);
  const cases = names.map((name, i) => `  if (schema == ${i}) return ${validatorName(name)}Scan(at);\n`).join("");
  const scan = `function scan(schema: i32, at: i32): i32 {\n${cases}  return unsure;\n}`;
  return {
    text: [countsCode(kinds), placeholdersCode, ...writer.functions, ...scans, scan].join("\n\n"),
    names,
    kinds,
    lists,
    plannedKeys,
  };
}

/** The counts of documents and payloads of each kind, which a line that does not pass leaves as they were before it. */
function countsCode(kinds: readonly string[]): string {
  const each = (code: (n: number) => string) => kinds.map((_, i) => `  ${code(i + 1)}\n`).join("");
  return [
    kinds.map((_, i) => `let count${i + 1}: i32 = 0;\nlet kept${i + 1}: i32 = 0;`).join("\n"),
    `function resetCounts(): void {\n${each((n) => `count${n} = 0;`)}}`,
    `function keepCounts(): void {\n${each((n) => `kept${n} = count${n};`)}}`,
    `function restoreCounts(): void {\n${each((n) => `count${n} = kept${n};`)}}`,
    `/** How many of a kind the last call has passed. */\nexport function countOf(kind: i32): i32 {\n${each((n) => `if (kind == ${n}) return count${n};`)}  return 0;\n}`,
  ].join("\n\n");
}

/** Placeholders are recognized by their hashes (FNV-1a): another string with such a hash takes the exact path. */
const placeholdersCode = `function isHashOfPlaceholder(hash: u32): bool {
  return ${placeholders.map((text) => `hash == 0x${hashOf(text)}`).join(" || ")};
}`;
