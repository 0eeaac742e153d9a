import type { SchemaNode } from "./model.ts";
import { slipsBetween } from "./slips.ts";

/** Why a `$ref` leads nowhere, and what there is instead. */
export function missingReference(node: SchemaNode): string {
  const ref = String(node.keywords["$ref"]);
  const beginning = `$ref to ${ref}, and there is no such schema`;
  const { references } = node.model;
  if (references.leadsOut(node, ref)) return `${beginning} in the folder: it leads out of it; copy the file into it`;
  const address = references.addressOf(node, ref);
  if (address === undefined) return `${beginning}: this is not a valid address`;
  const file = references.files.get(address);
  if (file !== undefined) return `${beginning} in ${file}`;
  const nearest = nearestTo(address, references.files);
  return `${beginning}; nothing is fetched${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
}

/** The file of the same name in another folder, or else the one whose address differs least, unless it differs in too much. */
function nearestTo(address: string, files: ReadonlyMap<string, string>): string | undefined {
  const wanted = endOf(address);
  const allowed = Math.max(2, Math.floor(lastStep(wanted).length / 4));
  let nearest: { readonly file: string; readonly slips: number } | undefined;
  for (const [other, file] of files) {
    const end = endOf(other);
    const slips = lastStep(end) === lastStep(wanted) ? 0 : slipsBetween(end, wanted);
    if (slips <= allowed && slips < (nearest?.slips ?? Number.POSITIVE_INFINITY)) nearest = { file, slips };
  }
  return nearest?.file;
}

const longestEnd = 60;

/** What tells addresses apart, without the ending of the file. */
const endOf = (address: string): string => address.replace(/\.\w+$/, "").slice(-longestEnd);

const lastStep = (end: string): string => end.slice(end.lastIndexOf("/") + 1);
