import { isAbsolute } from "node:path";
import { fixtureCodes } from "../../fixtures/codes.ts";
import { issueCodes } from "../../runtime/validate/codes.ts";
import { escapeUnsafe, safeJson } from "../io/text.ts";
import { findingText, fingerprints, hostPath, type ListedFinding, listedFindings, omittedText } from "./findings.ts";
import type { Finding, Run } from "./report.ts";

type Code = Finding["code"];

/** The report as SARIF 2.1.0. `version` is that of this package. */
export function sarifReport(run: Run, version: string): string {
  const findings = listedFindings(run);
  const codes = [...new Set(findings.map(({ finding }) => finding.code))];
  const driver = { name: "event-schema", semanticVersion: version, rules: sarifRules(codes, findings) };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        invocations: [invocationOf(run)],
        results: sarifResults(findings, codes),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
}

function sarifRules(codes: readonly Code[], findings: readonly ListedFinding[]) {
  const meanings: Readonly<Record<Code, string>> = { ...issueCodes, ...fixtureCodes };
  const errors = new Set(findings.filter(({ isWarning }) => !isWarning).map(({ finding }) => finding.code));
  return codes.map((id) => ({
    id,
    shortDescription: { text: messageText(meanings[id]) },
    defaultConfiguration: { level: errors.has(id) ? "error" : "warning" },
  }));
}

function sarifResults(findings: readonly ListedFinding[], codes: readonly Code[]) {
  const fingerprint = fingerprints();
  const indexes = new Map(codes.map((code, i) => [code, i]));
  return findings.map(({ result: { file }, finding, level }) => ({
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code),
    level,
    message: { text: messageText(findingText(finding)) },
    locations: [locationOf(file, finding)],
    partialFingerprints: { "finding/v1": fingerprint(hostPath(file), finding.code, finding.pointer) },
  }));
}

function locationOf(file: string, { line, column, pointer }: Finding) {
  const region = { startLine: line, startColumn: column };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region },
    ...(pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  };
}

function invocationOf(run: Run) {
  const omitted = omittedText(run);
  const notifications = run.problems.map(({ file, message, level }) => ({
    level: level as "error" | "warning" | "note",
    message: { text: messageText(message) },
    ...(file === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }] }),
  }));
  if (omitted !== undefined) notifications.push({ level: "note", message: { text: omitted } });
  const executionSuccessful = !run.problems.some(({ level }) => level === "error");
  return { executionSuccessful, toolExecutionNotifications: notifications };
}

/** SARIF takes braces for placeholders unless doubled, and `[text](target)` for a link: a key must not make one. */
export const messageText = (text: string): string =>
  escapeUnsafe(text).replace(/[{}]/g, "$&$&").replaceAll("](", "\\u005d(");

/** The file as a URI, relative if its name is. A lone surrogate has no UTF-8, so none of it is in a URI. */
export function uriOf(file: string): string {
  const path = hostPath(file).toWellFormed().split("/").map(encodeURIComponent).join("/");
  if (!isAbsolute(file)) return path;
  return path.startsWith("/") ? `file://${path}` : `file:///${path}`;
}
