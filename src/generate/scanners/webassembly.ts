import compiler from "assemblyscript/package.json" with { type: "json" };
import { SchemaError } from "../../schemas/schema.ts";

/**
 * The export of a WebAssembly module as base64, compiled from AssemblyScript. The line before it holds two hashes: of the source
 * with the compiler's version and options, and of the module. Where the earlier content of the file has the same source and its
 * module fits its hash, the module is reused, because compiling takes seconds. An edit of module and hash together passes that
 * check, so that a file is verified only by compiling, without earlier content. Throws a `SchemaError` for what does not compile.
 */
export async function webAssemblyExport(source: string, earlier = ""): Promise<string> {
  const sourceHash = await hashOf([compiler.version, ...options, source].join("\n"));
  const module = (await earlierModule(earlier, sourceHash)) ?? Buffer.from(await compiled(source)).toString("base64");
  return [
    `// AssemblyScript: sha256 ${sourceHash}. WebAssembly: sha256 ${await hashOf(module)}.`,
    "/** Scanners of lines, compiled from AssemblyScript: a WebAssembly module as base64. */",
    `export const wasm = "${module}";\n`,
  ].join("\n");
}

const exported =
  /^\/\/ AssemblyScript: sha256 (\w+)\. WebAssembly: sha256 (\w+)\.\n\/\*\*.*\*\/\nexport const wasm = "([^"]*)";$/m;

async function earlierModule(earlier: string, sourceHash: string): Promise<string | undefined> {
  const [, source, hash, module = ""] = exported.exec(earlier) ?? [];
  return source === sourceHash && hash === (await hashOf(module)) ? module : undefined;
}

const hashOf = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("hex");

const options = ["-O3", "--shrinkLevel", "0", "--noAssert", "--runtime", "stub", "--importMemory", "--enable", "simd"];

async function compiled(source: string): Promise<Uint8Array> {
  // The compiler is large, and most runs of the generator do not need it.
  const { default: asc } = await import("assemblyscript/asc");
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(["lines.ts", "--outFile", "lines.wasm", ...options], {
    readFile: (name) => (name === "lines.ts" ? source : null),
    writeFile(name, contents) {
      if (name === "lines.wasm") wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error !== null || wasm === undefined) throw new SchemaError("", "", `no WebAssembly can be made: ${stderr}`);
  return wasm;
}
