import asc from "assemblyscript/asc";
import { SchemaError, type SchemaSet } from "../schemas/schema.ts";
import { header } from "./names.ts";
import { assemblyOf } from "./scanner-module.ts";

/**
 * The module that holds the WebAssembly scanners, given the AssemblyScript that they stand behind. The same texts give the same
 * bytes on every machine. Throws a `SchemaError` where a scanner cannot be compiled.
 */
export async function linesModule(set: SchemaSet, runtime: string): Promise<string> {
  const { text, names, lists } = assemblyOf(new Map([...set].sort(([a], [b]) => (a < b ? -1 : 1))));
  const wasm = await compiled(`${runtime}\n${text}\n`);
  return [
    header("schemas/ and src/generate/lines.as"),
    "/** Scanners of lines, compiled from AssemblyScript: a WebAssembly module as base64. */",
    `export const wasm = "${Buffer.from(wasm).toString("base64")}";\n`,
    "/** Whose scanners they are, by number. */",
    `export const scannerNames: readonly string[] = ${JSON.stringify(names)};\n`,
    "/** The lists of identifiers that they ask about, by number. */",
    `export const identifierLists: readonly (readonly string[])[] = ${JSON.stringify(lists)};\n`,
  ].join("\n");
}

const options = ["-O3", "--shrinkLevel", "1", "--noAssert", "--runtime", "stub", "--importMemory", "--enable", "simd"];

async function compiled(text: string): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(["lines.ts", "--outFile", "lines.wasm", ...options], {
    readFile: (name) => (name === "lines.ts" ? text : null),
    writeFile(name, contents) {
      if (name === "lines.wasm") wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error !== null || wasm === undefined) throw new SchemaError("", "", `no WebAssembly can be made: ${stderr}`);
  return wasm;
}
