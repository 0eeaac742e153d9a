import type { SchemaNode } from "../schemas/model.ts";
import { KeptReader } from "./kept-reader.ts";
import { type ExportFormat, type Loss, type Subject, subjectOf } from "./plan.ts";
import type { PlanEntry } from "./property.ts";

/** What a format keeps of the schemas of a plan. Exporting lists everything else. */
export interface Kept {
  readonly subjects: readonly Subject[];
  /** Keywords of the schema of an event or of attributes. */
  readonly ofEntry: readonly string[];
  /** Keywords of the schemas of properties and items, as far as the types of plans express them. */
  readonly ofValue: readonly string[];
  /** Whether events and their properties may have blank names. */
  readonly blankNames: boolean;
}

/** Keywords that a file has for its reader, and those that every format expresses in its own way. */
const ofEntries = ["$schema", "$defs", "definitions", "type", "title", "description", "properties", "required"];
const ofValues = ["type", "format", "description", "enum", "properties", "required", "items"];

/** A bundle holds the files themselves. */
export const keeps: Readonly<Record<ExportFormat, Kept | "everything">> = {
  "intempt-yaml": {
    subjects: ["event", "user-attributes", "account-attributes"],
    ofEntry: ofEntries,
    ofValue: ofValues,
    blankNames: true,
  },
  csv: { subjects: ["event"], ofEntry: ofEntries, ofValue: ofValues, blankNames: false },
  "json-schema-bundle": "everything",
};

/** The entries that a format keeps of schema files. What it does not keep of them is added to the losses. */
export function keptEntries(roots: readonly SchemaNode[], kept: Kept, losses: Loss[]): PlanEntry[] {
  const entries = new Map<string, PlanEntry>();
  for (const root of roots) {
    const subject = subjectOf(root.file);
    const name = subject === "event" ? eventName(root) : root.file;
    const id = JSON.stringify([subject, name]);
    const lose = (what: string) => losses.push({ event: name, what });
    // Shared parts are written out where they are referred to.
    if (root.file.startsWith("common/")) continue;
    if (!kept.subjects.includes(subject)) lose(`only schemas of ${kept.subjects.join(", ")} are kept`);
    else if (name.trim() === "" && !kept.blankNames) lose("an event without a name is not kept");
    else if (entries.has(id)) lose("a second event of this name is not kept");
    else entries.set(id, new KeptReader(kept, name, losses).entry(subject, root));
  }
  return [...entries.values()];
}

const eventName = ({ keywords: { title }, file }: SchemaNode): string =>
  typeof title === "string" ? title : file.replace(/^events\//, "");
