import { safeJson } from "../../io/text.ts";
import { type ChangeReport, countsOf, type ReportedChange } from "../change-report.ts";

/** The report as one JSON document, described by `changes.schema.json`. */
export function jsonChanges(report: ChangeReport): string {
  const { base, head, changes, warnings, gate } = report;
  const version = gate && { ...gate };
  return `${safeJson({ base, head, summary: countsOf(report), changes: changes.map(changeData), warnings, ...(version && { version }) }, 2)}\n`;
}

/** With the keys that are documented, in this order. What is not there is `null`. */
const changeData = (one: ReportedChange) => ({
  change: one.change,
  level: one.level,
  direction: one.direction ?? null,
  schema: one.file,
  pointer: one.pointer,
  ...(one.was !== undefined && { was: one.was }),
  ...(one.is !== undefined && { is: one.is }),
  schemas: one.schemas,
  witness:
    one.witness === undefined
      ? null
      : { schema: one.witness.schema, payload: one.witness.payload, issue: one.witness.issue ?? null },
  reason: one.reason ?? null,
  fails: one.fails,
  allowed: one.allowed ?? null,
  path: one.path,
  line: one.line,
  column: one.column,
});
