import type { Level } from "../../../compat/change.ts";
import { printable } from "../../io/text.ts";
import type { styleFor } from "../../report/pretty.ts";
import {
  affectedText,
  type ChangeReport,
  changelogSentences,
  countsText,
  directionText,
  issueText,
  type ReportedChange,
  valueText,
} from "../change-report.ts";
import { gateText } from "./gate-text.ts";

type Style = ReturnType<typeof styleFor>;

const colors: Readonly<Record<Level, Parameters<Style>[0]>> = {
  breaking: "red",
  unknown: "red",
  narrowing_unknown_key: "yellow",
  annotation: "dim",
  compatible: "green",
};

const longest = 200;

/** The report for a person: each change with what it was and is, a payload that shows it, and who is affected; then the counts. */
export function prettyChanges(report: ChangeReport, style: Style): string {
  const blocks = report.changes.map((change) => changeLines(change, style).join("\n"));
  const summary = `${report.base} → ${report.head}: ${countsText(report)}`;
  const last = [...report.warnings.map((text) => style("yellow", text)), summary, ...gateLines(report)];
  return `${[...blocks, last.map((line) => printable(line, 1000)).join("\n")].join("\n\n")}\n`;
}

function changeLines(change: ReportedChange, style: Style): string[] {
  const { level, direction, path, line, column, pointer, was, is, witness, schemas, reason, allowed } = change;
  const head = [
    style(colors[level], level) + (allowed === undefined ? "" : style("dim", " (allowed)")),
    change.change,
    ...(direction === undefined ? [] : [directionText[direction]]),
    style("bold", printable(`${path}:${line}:${column}${pointer === "" ? "" : ` #${pointer}`}`, 400)),
  ];
  const issue = issueText(change);
  const rows: [string, string | undefined][] = [
    ["was", was === undefined && is === undefined ? undefined : valueText(was)],
    ["is", was === undefined && is === undefined ? undefined : valueText(is)],
    ["payload", witness && `${JSON.stringify(witness.payload)} (${witness.schema})`],
    ["issue", issue],
    ["affects", direction && level !== "compatible" ? affectedText[direction] : undefined],
    ["in", schemas.length > 0 ? schemas.join(", ") : undefined],
    ["because", reason],
    ["allowed", allowed],
  ];
  return [
    head.join("  "),
    ...rows.flatMap(([title, text]) =>
      text === undefined ? [] : [`    ${style("dim", title.padEnd(8))}${printable(text, longest)}`],
    ),
  ];
}

/** The version that is needed and, where it is not declared, what is to be said of it in the changelog. */
function gateLines(report: ChangeReport): string[] {
  const { gate } = report;
  if (gate === undefined) return [];
  const sentences = changelogSentences(report).map((sentence) => `  - ${sentence}`);
  return [gateText(gate), ...(gate.isEnough || sentences.length === 0 ? [] : ["for the changelog:", ...sentences])];
}
