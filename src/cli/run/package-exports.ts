import { readFileSync } from "node:fs";
import { join } from "node:path";
import { typeName, validatorName } from "../../generate/names.ts";
import { SchemaError } from "../../schemas/schema.ts";

/** Schemas whose type or validator has the name of something else that the package exports, and so could not be exported beside it. */
export function exportErrors(files: Iterable<string>, root: string): SchemaError[] {
  const taken = new Set(entriesIn(root).flatMap(exportsIn));
  return [...files].flatMap((file) => {
    const name = [typeName(file), validatorName(file)].find((one) => taken.has(one));
    return name === undefined
      ? []
      : [new SchemaError(file, "", `the package exports ${name} already: rename the file`)];
  });
}

/** The texts of the entries that `all.ts` puts together. */
function entriesIn(root: string): string[] {
  const read = (file: string) => readFileSync(join(root, "src", file), "utf8");
  return [...read("all.ts").matchAll(/^export \* from "(.*)";$/gm)].map(([, path = ""]) => read(path));
}

/** What an entry exports besides the types and validators of schemas. */
const exportsIn = (entry: string): string[] =>
  [...entry.matchAll(/^export (?:type )?\{([^}]*)\} from "(.*)";$/gm)]
    .filter(([, , path = ""]) => !/^\.\.\/generated\/(types|validators\/)/.test(path))
    .flatMap(([, names = ""]) => [...names.matchAll(/([\w$]+)\s*(?:,|$)/g)].map(([, name = ""]) => name));
