import type { Problem } from "../io/problem.ts";
import { escapeUnsafe } from "../io/text.ts";
import { fileName, findingText, hostPath, type ListedFinding, listedFindings, omittedText } from "./findings.ts";
import type { Run } from "./report.ts";
import { summaryText } from "./summary.ts";

/** The report as GitHub workflow commands, which become annotations; then the summary as a line. */
export function githubReport(run: Run, hasSummary = true): string {
  const omitted = omittedText(run);
  const lines = [
    ...listedFindings(run).map(findingCommand),
    ...run.problems.map(problemCommand),
    ...(omitted === undefined ? [] : [command("notice", { title: "event-schema" }, omitted)]),
    ...(hasSummary ? [summaryText(run)] : []),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function findingCommand({ result, finding, level }: ListedFinding): string {
  const { code, pointer, line, column } = finding;
  const title = `record ${result.record}: ${code}${pointer === "" ? "" : ` ${escapeUnsafe(pointer)}`}`;
  return command(level, { file: hostPath(result.file), line, col: column, title }, findingText(finding));
}

function problemCommand({ file, message, level }: Problem): string {
  // An input that is no file of the repository is not shown by GitHub, so the message says which one it is.
  const text = file === undefined ? message : `${fileName(file)}: ${message}`;
  const place = file === undefined ? {} : { file: hostPath(file) };
  return command(level, { ...place, title: "event-schema" }, escapeUnsafe(text));
}

type Properties = Readonly<Record<string, string | number>>;

/** A workflow command of GitHub. */
export function command(name: "error" | "warning" | "notice", properties: Properties, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${pairs.join(",")}::${escapeData(message)}`;
}

/** GitHub's own escaping. Control characters that it cannot escape are shown, so such a file is not found. */
const escapeData = (text: string): string =>
  escapeUnsafe(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));

const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
