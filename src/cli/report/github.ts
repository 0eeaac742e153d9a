import type { Problem } from "../io/problem.ts";
import { escapeUnsafe, plural } from "../io/text.ts";
import { fileName, findingText, hostPath, type ListedFinding, listedFindings, omittedText } from "./findings.ts";
import type { Run } from "./report.ts";
import { summaryText } from "./summary.ts";

/**
 * GitHub shows the first annotations of each level that a step makes, and no more than this ("Problem Matchers: Limitations" of
 * actions/toolkit).
 */
const maxAnnotations = 10;

type Level = "error" | "warning";

/** What the report lists, as a command, which makes an annotation, and as a line of the log. */
interface Entry {
  readonly level: Level;
  readonly command: string;
  readonly text: string;
}

/**
 * The report as GitHub workflow commands, which become annotations, at most `max` of each level and the most important first. All
 * others are lines of the log. Then the summary as a line.
 */
export function githubReport(run: Run, hasSummary = true, max: number = maxAnnotations): string {
  const { annotated, others } = entriesOf(run, max);
  const omitted = [omittedText(run), othersText(others)].filter((text) => text !== undefined);
  const lines = [
    ...annotated.map((entry) => entry.command),
    ...omitted.map((text) => command("notice", { title: "event-schema" }, text)),
    ...others.map(({ text }) => text),
    ...(hasSummary ? [summaryText(run)] : []),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** What is not an annotation; `undefined` if everything is. */
export const unannotatedText = (run: Run, max: number = maxAnnotations): string | undefined =>
  othersText(entriesOf(run, max).others);

function othersText(others: readonly Entry[]): string | undefined {
  if (others.length === 0) return undefined;
  const count = (level: Level) => others.filter((entry) => entry.level === level).length;
  const counts = (["error", "warning"] as const).filter((level) => count(level) > 0);
  return `only in the log, not as annotations: ${counts.map((level) => plural(count(level), `more ${level}`)).join(", ")}`;
}

function entriesOf(run: Run, max: number): { readonly annotated: Entry[]; readonly others: Entry[] } {
  const room: Record<Level, number> = { error: max, warning: max };
  const annotated: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of [...run.problems.map(problemEntry), ...listedFindings(run).map(findingEntry)])
    (room[entry.level]-- > 0 ? annotated : others).push(entry);
  return { annotated, others };
}

function findingEntry({ result, finding, level }: ListedFinding): Entry {
  const { code, pointer, line, column } = finding;
  const title = `record ${result.record}: ${code}${pointer === "" ? "" : ` ${escapeUnsafe(pointer)}`}`;
  const file = hostPath(result.file);
  return {
    level,
    command: command(level, { file, line, col: column, title }, findingText(finding)),
    text: `${level} in ${escapeUnsafe(file)}:${line}:${column}, ${title}: ${findingText(finding)}`,
  };
}

function problemEntry({ file, message, level }: Problem): Entry {
  // An input that is no file of the repository is not shown by GitHub, so the message says which one it is.
  const text = escapeUnsafe(file === undefined ? message : `${fileName(file)}: ${message}`);
  const place = file === undefined ? {} : { file: hostPath(file) };
  return { level, command: command(level, { ...place, title: "event-schema" }, text), text: `${level}: ${text}` };
}

type Properties = Readonly<Record<string, string | number>>;

/** A workflow command of GitHub. */
export function command(name: Level | "notice", properties: Properties, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${pairs.join(",")}::${escapeData(message)}`;
}

/** GitHub's own escaping. Control characters that it cannot escape are shown, so such a file is not found. */
const escapeData = (text: string): string =>
  escapeUnsafe(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));

const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
