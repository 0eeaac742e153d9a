import { plural } from "../io/text.ts";
import type { Run, Summary } from "./report.ts";

/** The codes by how often they occurred, the most frequent first. */
export function sortedCodes(codes: Summary["codes"]): Record<string, number> {
  const entries = Object.entries(codes).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** The counts by kind and by code, a line each. */
export function countsText({ summary }: Pick<Run, "summary">): string {
  const { events, products, requests } = summary;
  const kinds = { "behavioral events": events, products, "track requests": requests };
  const rows = [...Object.entries(kinds), [], ...Object.entries(sortedCodes(summary.codes))] as [string?, number?][];
  const width = Math.max(...rows.map(([, count]) => String(count ?? "").length));
  return rows
    .map(([name, count]) => (name === undefined ? "" : `  ${String(count).padStart(width)}  ${name}`))
    .join("\n")
    .trimEnd();
}

/** The counts of a run in one line. A fixture is valid if it is as expected. */
export function summaryText({ summary, isTest, strict, problems }: Omit<Run, "files" | "results" | "omitted">): string {
  const { files, records, valid, invalid, unreadable, warnings, events, products } = summary;
  const read = `${plural(files, "file")}, ${plural(records, "record")}`;
  const warned = `${plural(warnings, "warning")}${strict && warnings > 0 ? " (fails: --strict)" : ""}`;
  const errors = problems.filter(({ level }) => level === "error").length;
  const end = errors > 0 ? `${warned} · ${plural(errors, "problem")} (see standard error)` : warned;
  if (isTest) return `${read}: ${valid} as expected, ${invalid + unreadable} not · ${end}`;
  const verdicts = `${valid} valid, ${invalid} invalid, ${unreadable} unreadable`;
  const payloads = `${plural(events, "behavioral event")}, ${plural(products, "product")}`;
  return `${read}: ${verdicts} · ${payloads} · ${end}`;
}
