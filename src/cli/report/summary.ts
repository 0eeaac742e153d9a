import { type PayloadKind, payloadKinds } from "../../../generated/kinds.ts";
import type { RoutedAs } from "../../library/routed-verdict.ts";
import { wayOf } from "../../runtime/route/ways.ts";
import { type Kind, nounFor } from "../../runtime/validate/kind.ts";
import { plural } from "../io/text.ts";
import type { Run, Summary } from "./report.ts";

/** What a report calls the count of each kind. */
export const countNames = { ...wayOf, request: "requests" } as const satisfies Record<Kind, keyof Summary>;
/** What a report calls the counts of lines that `route` has written, and what a sentence calls such lines. */
export const routedCounts = { envelope: "envelopes", letter: "deadLetters" } as const satisfies Record<
  RoutedAs,
  keyof Summary
>;
export type RoutedCount = (typeof routedCounts)[RoutedAs];

export const kinds = Object.keys(countNames) as readonly Kind[];

/** How many payloads of each kind there are. */
export const payloadsText = (counts: Readonly<Record<(typeof wayOf)[PayloadKind], number>>): string =>
  payloadKinds.map((kind) => plural(counts[wayOf[kind]], nounFor(kind))).join(", ");

/** The codes by how often they occurred, the most frequent first. */
export function sortedCodes(codes: Summary["codes"]): Record<string, number> {
  const entries = Object.entries(codes).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** The counts by kind and by code, a line each. */
export function countsText({ summary }: Pick<Run, "summary">): string {
  const ofKinds = kinds.map((kind) => [`${nounFor(kind)}s`, summary[countNames[kind]]]);
  const rows = [...ofKinds, [], ...Object.entries(sortedCodes(summary.codes))] as [string?, number?][];
  const width = Math.max(...rows.map(([, count]) => String(count ?? "").length));
  return rows
    .map(([name, count]) => (name === undefined ? "" : `  ${String(count).padStart(width)}  ${name}`))
    .join("\n")
    .trimEnd();
}

/** How many of the records `route` has written. What they hold is counted with all others. */
function routedText({ envelopes = 0, deadLetters = 0 }: Summary): string {
  const parts = [
    ...(envelopes > 0 ? [`${envelopes} in ${envelopes === 1 ? "an envelope" : "envelopes"} of \`route\``] : []),
    ...(deadLetters > 0 ? [plural(deadLetters, "dead letter")] : []),
  ];
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}

/** The counts of a run in one line. A fixture is valid if it is as expected. */
export function summaryText({
  summary,
  isTest,
  strict,
  problems,
}: Pick<Run, "summary" | "isTest" | "strict" | "problems">): string {
  const { files, records, valid, invalid, unreadable, warnings } = summary;
  const read = `${plural(files, "file")}, ${plural(records, "record")}`;
  const warned = `${plural(warnings, "warning")}${strict && warnings > 0 ? " (fails: --strict)" : ""}`;
  const errors = problems.filter(({ level }) => level === "error").length;
  const end = errors > 0 ? `${warned} · ${plural(errors, "problem")} (see standard error)` : warned;
  if (isTest) return `${read}: ${valid} as expected, ${invalid + unreadable} not · ${end}`;
  const verdicts = `${valid} valid, ${invalid} invalid, ${unreadable} unreadable`;
  return `${read}: ${verdicts} · ${payloadsText(summary)}${routedText(summary)} · ${end}`;
}
