import type { Run } from "../report.ts";
import { plural } from "./text.ts";

/** The counts of a run in one line. Of fixtures, those are valid that are as stated. */
export function summaryText({ summary, isTest, strict, problems }: Omit<Run, "files" | "results" | "omitted">): string {
  const { files, records, valid, invalid, unreadable, warnings, events, products } = summary;
  const read = `${plural(files, "file")}, ${plural(records, "record")}`;
  const told = `${plural(warnings, "warning")}${strict && warnings > 0 ? " (fails: --strict)" : ""}`;
  const errors = problems.filter(({ level }) => level === "error").length;
  const end = errors > 0 ? `${told} · ${plural(errors, "problem")} (see standard error)` : told;
  if (isTest) return `${read}: ${valid} as stated, ${invalid + unreadable} not · ${end}`;
  const verdicts = `${valid} valid, ${invalid} invalid, ${unreadable} unreadable`;
  const payloads = `${plural(events, "behavioral event")}, ${plural(products, "product")}`;
  return `${read}: ${verdicts} · ${payloads} · ${end}`;
}
