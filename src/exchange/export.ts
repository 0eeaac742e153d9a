import { SchemaModel } from "../schemas/model.ts";
import type { SchemaSet } from "../schemas/schema.ts";
import { writeBundle } from "./bundle.ts";
import { writeCsv } from "./csv.ts";
import { writeIntemptYaml } from "./intempt-yaml.ts";
import { keeps, keptEntries } from "./kept.ts";
import type { ExportFormat, Loss } from "./plan.ts";

/** A plan in the format of another tool, and what this format does not keep. */
export interface ExportedPlan {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/**
 * Writes the schemas of a plan in another format. Schemas of the package that they refer to may be among them, under their
 * addresses.
 */
export function exportPlan(schemas: SchemaSet, format: ExportFormat): ExportedPlan {
  const losses: Loss[] = [];
  const kept = keeps[format];
  if (kept === "everything") return { text: writeBundle(schemas, losses), losses };
  const model = new SchemaModel(schemas);
  const entries = keptEntries(
    model.names.map((name) => model.root(name)),
    kept,
    losses,
  );
  const text = format === "csv" ? writeCsv(entries) : writeIntemptYaml(entries);
  if (format === "intempt-yaml") losses.push({ what: "`project` and `source` are in no schema file; add them" });
  if (!text.isWellFormed()) losses.push({ what: "lone surrogates cannot be written in UTF-8; they become U+FFFD" });
  return { text, losses };
}
