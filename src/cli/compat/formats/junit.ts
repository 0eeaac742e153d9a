import { type JUnitCase, junitDocument } from "../../report/junit.ts";
import type { ChangeReport, ReportedChange } from "../change-report.ts";
import { lineOf, listedChanges } from "./findings.ts";
import { gateText } from "./gate-text.ts";

/** The changes as JUnit XML: a suite for each schema file with changes, a case for each of them. */
export function junitChanges(report: ChangeReport): string {
  const byPath = new Map<string, ReportedChange[]>();
  for (const change of listedChanges(report)) byPath.set(change.path, [...(byPath.get(change.path) ?? []), change]);
  const suites = [...byPath].map(([name, changes]) => ({ name, cases: changes.map(caseOf), out: [] }));
  return junitDocument([...suites, { name: "version", cases: [versionCase(report)], out: report.warnings }]);
}

function caseOf(change: ReportedChange): JUnitCase {
  const { direction, pointer, line, fails } = change;
  const name = [change.change, direction, `#${pointer}`, `(line ${line})`].filter(Boolean).join(" ");
  const message = lineOf(change);
  return fails ? { name, failure: { tag: "failure", type: change.level, message } } : { name, out: [message] };
}

function versionCase({ base, head, gate }: ChangeReport): JUnitCase {
  const name = `${base} → ${head}`;
  if (gate === undefined) return { name };
  const message = gateText(gate);
  return gate.isEnough ? { name, out: [message] } : { name, failure: { tag: "failure", type: "version", message } };
}
