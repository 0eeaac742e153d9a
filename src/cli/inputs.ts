import { readFileSync, type Stats, statSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { glob } from "tinyglobby";

/** One source of records. */
export interface Input {
  /** As reports name it: the path as it was given or found, or `-`. */
  readonly name: string;
  /** Rejects with Node's own error if it cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

const extensions = "{json,ndjson,jsonl}";

/** The inputs that the arguments mean: `-`, files, folders (every JSON file in them) and globs, each file once. */
export async function inputsOf(args: readonly string[]): Promise<Input[]> {
  const names = new Set<string>();
  for (const arg of args) for (const name of await namesOf(arg)) names.add(name);
  return [...names].map((name) => ({
    name,
    read: async () => (name === "-" ? buffer(process.stdin) : readFileSync(name)),
  }));
}

async function namesOf(arg: string): Promise<string[]> {
  if (arg === "-") return [arg];
  const found = statOf(arg);
  if (found?.isDirectory()) {
    const folder = arg.replace(/[\\/]+$/, "") || "/";
    const files = await glob(`**/*.${extensions}`, { cwd: folder, dot: true, ignore: ["**/node_modules/**"] });
    return files.sort().map((file) => (folder === "." ? file : `${folder}/${file}`));
  }
  // A name that is no file and no pattern is kept, so that reading it says what is wrong.
  if (found || !/[*?[\]{}!()]/.test(arg)) return [arg];
  return (await glob(arg, { dot: true, expandDirectories: false })).sort();
}

/** What the name leads to; a name that leads nowhere is told when it is read. */
function statOf(name: string): Stats | undefined {
  try {
    return statSync(name);
  } catch {
    return undefined;
  }
}
