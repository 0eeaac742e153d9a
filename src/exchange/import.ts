import { nameProblem } from "../generate/names.ts";
import type { SchemaObject, SchemaSet } from "../schemas/schema.ts";
import { accepted, type Refused } from "./accepted.ts";
import { readAvo } from "./avo.ts";
import { readBundle } from "./bundle.ts";
import { readCsv } from "./csv.ts";
import { detect } from "./detect.ts";
import { FileNames, type Mapped } from "./file-names.ts";
import { readIntemptYaml } from "./intempt-yaml.ts";
import { type Entry, type ImportFormat, type Loss, noEquivalent, type PlanError, type Reading } from "./plan.ts";
import { propertyAt } from "./property-path.ts";
import { readRudderstack } from "./rudderstack.ts";
import { readSegment } from "./segment.ts";

/** The schemas of a plan, by the names of their files. */
export interface ImportedPlan {
  readonly schemas: SchemaSet;
  /** What was not carried over. */
  readonly losses: readonly Loss[];
  /** Events whose files are not plain from their names. */
  readonly mapped: readonly Mapped[];
}

export interface ImportOptions {
  /** The format; without it, the content decides. */
  readonly format?: ImportFormat | undefined;
  /** The schemas of the package by their addresses, which a bundle may refer to. */
  readonly shipped?: SchemaSet;
}

/** Reads a plan of another tool, or says why it cannot be read. */
export function importPlan(
  text: string,
  { format, shipped = new Map() }: ImportOptions = {},
): ImportedPlan | { readonly error: PlanError } {
  const detected = detect(text, format);
  if ("error" in detected) return detected;
  const losses: Loss[] = [];
  const entries = readers[detected.format](detected.value, losses, shipped);
  if ("error" in entries) return entries;
  if (entries.length === 0) return { error: { message: "holds no event that can be carried over" } };
  return assembled(entries, losses, shipped);
}

type Reader = (value: unknown, losses: Loss[], shipped: SchemaSet) => Reading;

const readers: Readonly<Record<ImportFormat, Reader>> = {
  "intempt-yaml": readIntemptYaml,
  segment: readSegment,
  rudderstack: readRudderstack,
  avo: readAvo,
  csv: (text, losses) => readCsv(text as string, losses),
  "json-schema-bundle": readBundle,
};

/** Gives a file to each entry, and leaves out what the reader of schema files refuses. */
export function assembled(entries: readonly Entry[], losses: readonly Loss[], shipped: SchemaSet): ImportedPlan {
  const all = [...losses];
  const files = new FileNames();
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const schemas = new Map<string, SchemaObject>();
  for (const entry of entries) {
    const id = JSON.stringify([entry.subject, entry.name]);
    if (seen.has(id)) {
      all.push({ event: entry.name, what: "is described twice; the first description was carried over" });
      continue;
    }
    seen.add(id);
    const file = fileOf(entry, files);
    names.set(file, entry.name);
    schemas.set(file, entry.schema);
  }
  const { schemas: readable, refused } = accepted(schemas, shipped);
  all.push(...refused.map((one) => lossOf(one, names.get(one.file) as string)));
  return { schemas: readable, losses: all, mapped: files.mapped };
}

/** The file that an entry names, or one for the name of an event. */
const fileOf = ({ name, file }: Entry, files: FileNames): string =>
  file !== undefined && isSafe(file) && files.take(file) ? file : files.event(name);

/** Folders and names that any system has, and that identifiers can be made from. */
const isSafe = (file: string): boolean =>
  file.length <= 100 && /^[a-z]+(-[a-z\d]+)*(\/[a-z\d]+(-[a-z\d]+)*)*$/.test(file) && nameProblem(file) === undefined;

function lossOf({ path, problem }: Refused, event: string): Loss {
  const property = propertyAt(path);
  const where = { event, ...(property !== "" && { property }) };
  const keyword = path.findLast((step) => !/^\d+$/.test(step));
  if (keyword === undefined) return { ...where, what: `everything: ${problem}` };
  return {
    ...where,
    what: problem.startsWith("unknown keyword") ? noEquivalent(keyword) : `\`${keyword}\`: ${problem}`,
  };
}
