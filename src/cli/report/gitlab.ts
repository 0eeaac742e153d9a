import { escapeUnsafe, safeJson } from "../io/text.ts";
import { findingText, fingerprints, hostPath, type ListedFinding, listedFindings, omittedText } from "./findings.ts";
import type { Run } from "./report.ts";

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly severity: "info" | "minor" | "major" | "blocker";
  /** The file as it was given. GitLab wants a path, so what concerns no file concerns the folder. */
  readonly file: string;
  readonly line: number;
  /** What makes it the same finding in another run. */
  readonly identity: string;
}

/**
 * The report as GitLab code quality reads it. Severities: `blocker` for what could not be read, be it a record or an
 * input, `major` for issues and for warnings that fail, `minor` for other warnings, `info` if results were left out.
 */
export function gitlabReport(run: Run): string {
  const fingerprint = fingerprints();
  const entries = [...listedFindings(run).map(findingEntry), ...problemEntries(run), ...omittedEntries(run)];
  const report = entries.map(({ description, check_name, severity, file, line, identity }) => {
    const path = hostPath(file);
    const location = { path, lines: { begin: line } };
    return { description, check_name, fingerprint: fingerprint(path, check_name, identity), severity, location };
  });
  return `${safeJson(report, 2)}\n`;
}

function findingEntry({ result, finding, isWarning, level }: ListedFinding): Entry {
  const { code, pointer, line } = finding;
  const severity = level === "warning" ? "minor" : result.status === "unreadable" && !isWarning ? "blocker" : "major";
  return { description: findingText(finding), check_name: code, severity, file: result.file, line, identity: pointer };
}

function problemEntries({ problems }: Run): Entry[] {
  return problems.map(({ file = ".", message, level }) => {
    const severity = level === "error" ? "blocker" : "minor";
    return { description: escapeUnsafe(message), check_name: "problem", severity, file, line: 1, identity: message };
  });
}

function omittedEntries(run: Run): Entry[] {
  const description = omittedText(run);
  if (description === undefined) return [];
  return [{ description, check_name: "omitted", severity: "info", file: ".", line: 1, identity: "" }];
}
