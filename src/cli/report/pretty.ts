import { styleText } from "node:util";
import { nounFor } from "../../runtime/validate/kind.ts";
import { escapeUnsafe, printable } from "../io/text.ts";
import { omittedText } from "./findings.ts";
import type { Finding, RecordResult, Run } from "./report.ts";
import { countsText, summaryText } from "./summary.ts";

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** The styles of a colored report, or none. */
export const styleFor =
  (isColored: boolean): Style =>
  (format, text) =>
    isColored ? styleText(format, text, { validateStream: false }) : text;

/** The report for a person: findings by file and record, then one line that counts and a line for each kind and code, as wanted. */
export function prettyReport(run: Run, style: Style, hasSummary: boolean, hasCounts: boolean): string {
  const blocks = [...groupByFile(run.results)].map(([file, records]) =>
    [
      style("underline", printable(file === "-" ? "standard input" : file, 400)),
      ...records.flatMap((one) => recordLines(one, run, style)),
    ].join("\n"),
  );
  if (run.omitted > 0) blocks.push(`${omittedText(run)}: --max-results lists more`);
  if (hasSummary) blocks.push(summaryLine(run, style));
  if (hasSummary && hasCounts) blocks.push(countsText(run));
  return blocks.length === 0 ? "" : `${blocks.map((block) => block.trimEnd()).join("\n\n")}\n`;
}

function groupByFile(results: readonly RecordResult[]): Map<string, RecordResult[]> {
  const files = new Map<string, RecordResult[]>();
  for (const result of results) {
    const records = files.get(result.file);
    if (records) records.push(result);
    else files.set(result.file, [result]);
  }
  return files;
}

function recordLines(result: RecordResult, { strict: isStrict, isTest }: Run, style: Style): string[] {
  const { record, kind, status, issues, warnings } = result;
  const isFine = status === "valid" && !(isStrict && warnings.length > 0);
  const fine = isTest ? " · as expected" : " · valid";
  const head = `  record ${record}${kind === null ? "" : ` · ${nounFor(kind)}`}${isFine ? fine : ""}`;
  return [
    style("dim", head),
    ...issues.flatMap((issue) => findingLines(issue, style("red", "error"), style)),
    ...warnings.flatMap((issue) =>
      findingLines(issue, isStrict ? style("red", "error") : style("yellow", "warning"), style),
    ),
  ];
}

function findingLines(
  { line, column, pointer, code, message, hint, frame }: Finding,
  label: string,
  style: Style,
): string[] {
  const place = style("bold", printable(pointer, 400) || "(whole record)");
  const lines = [
    `    ${style("cyan", `${line}:${column}`)} ${label} ${place} ${style("dim", code)}`,
    `      ${escapeUnsafe(message)}`,
    ...(hint === undefined ? [] : [`      ${style("cyan", `hint: ${escapeUnsafe(hint)}`)}`]),
  ];
  return frame ? [...lines, "", ...frame.split("\n").map((text) => `      ${text}`), ""] : lines;
}

function summaryLine(run: Run, style: Style): string {
  const [first = "", ...rest] = summaryText(run).split(/(?<=[:,·]) /);
  const colours: Record<string, "green" | "red" | "yellow"> = {
    as: "green",
    not: "red",
    valid: "green",
    invalid: "red",
    unreadable: "red",
    warning: "yellow",
    warnings: "yellow",
  };
  const styled = rest.map((part) =>
    part.replace(/^(\d+) (\w+)/, (text, count: string, noun: string) => {
      const colour = colours[noun];
      return colour === undefined || count === "0" ? text : style(colour, text);
    }),
  );
  return [first, ...styled].join(" ");
}
