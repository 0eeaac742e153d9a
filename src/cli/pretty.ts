import { styleText } from "node:util";
import type { Issue } from "../runtime/issue.ts";
import type { ReportedRecord, RunReport, Summary } from "./report.ts";

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** The report for a person: findings by file and record, then one line that counts. Coloured if the stream shows colours. */
export function prettyReport(report: Pick<RunReport, "summary" | "results">, stream: NodeJS.WriteStream): string {
  const style: Style = (format, text) => styleText(format, text, { stream });
  const files = groupByFile(report.results);
  const blocks = [...files].map(([file, records]) =>
    [style("underline", printable(file)), ...records.flatMap((record) => recordLines(record, style))].join("\n"),
  );
  return `${[...blocks, summaryLine(report.summary, style)].join("\n\n")}\n`;
}

function groupByFile(results: readonly ReportedRecord[]): Map<string, ReportedRecord[]> {
  const files = new Map<string, ReportedRecord[]>();
  for (const result of results) {
    const records = files.get(result.file);
    if (records) records.push(result);
    else files.set(result.file, [result]);
  }
  return files;
}

function recordLines({ record, issues, warnings }: ReportedRecord, style: Style): string[] {
  return [
    `  record ${record}`,
    ...issues.flatMap((issue) => findingLines(issue, style("red", "error"), style)),
    ...warnings.flatMap((issue) => findingLines(issue, style("yellow", "warning"), style)),
  ];
}

function findingLines(issue: Issue, label: string, style: Style): string[] {
  const place = style("bold", printable(issue.pointer) || "(whole record)");
  const lines = [`    ${label} ${place} ${style("dim", issue.code)}`, `      ${issue.message}`];
  return issue.hint === undefined ? lines : [...lines, `      ${style("cyan", `hint: ${issue.hint}`)}`];
}

function summaryLine(summary: Summary, style: Style): string {
  const { invalid, unreadable, warnings } = summary;
  const bad = (count: number, text: string) => (count > 0 ? style("red", text) : text);
  return [
    `${plural(summary.files, "file")}, ${plural(summary.records, "record")}: `,
    `${style("green", `${summary.valid} valid`)}, ${bad(invalid, `${invalid} invalid`)}, `,
    `${bad(unreadable, `${unreadable} unreadable`)} · `,
    `${plural(summary.events, "behavioral event")}, ${plural(summary.products, "product")} · `,
    warnings > 0 ? style("yellow", plural(warnings, "warning")) : plural(warnings, "warning"),
  ].join("");
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Names and keys come from others: what could drive a terminal or break a line is shown as an escape, long text is cut. */
export function printable(text: string): string {
  const cut = text.length > 200 ? `${text.slice(0, 200)}...` : text;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
