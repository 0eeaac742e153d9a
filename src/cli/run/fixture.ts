import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { FixtureCode } from "../../fixtures/codes.ts";
import { differenceOf, fixtureMessages, type StatedIssue, statedIssues } from "../../fixtures/compare.ts";
import { issueCodes } from "../../runtime/validate/codes.ts";
import { type Path, toPointer } from "../../runtime/validate/path.ts";
import { reasonOf } from "../io/system-errors.ts";
import type { Counted } from "../report/collector.ts";
import type { Finding, RecordResult } from "../report/report.ts";
import { printable } from "../report/text.ts";
import type { Orphan } from "./suites.ts";

/** A record of a fixture, and what it adds to the counts. */
export interface Judged {
  readonly result: RecordResult;
  readonly counted: Counted;
}

/** What is no payload adds nothing to the counts. */
export const nothing: Counted = {
  kind: undefined,
  events: 0,
  products: 0,
  issueCodes: [],
  warningCodes: [],
};

/** What the file beside a fixture states; nothing if there is no such file. */
export interface ExpectedIssues {
  readonly issues: readonly StatedIssue[] | undefined;
}

/** What is stated of a fixture, or why that cannot be read. */
export function expectedIssuesOf(path: string): ExpectedIssues | string {
  try {
    const issues = statedIssues(readFileSync(path, "utf8"));
    return typeof issues === "string" ? issues : { issues };
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code !== "ENOENT";
    return isThere ? `cannot be read: ${reasonOf(error)}` : { issues: undefined };
  }
}

/** The records of a fixture that must fail, valid if they are as stated. What concerns the whole is told with the first. */
export function compareWithExpected(
  { issues: stated }: ExpectedIssues,
  statedIn: string,
  judged: readonly Judged[],
): Judged[] {
  const findings = judged.map((): Finding[] => []);
  const found = judged.flatMap(({ result }, at) => result.issues.map((issue) => ({ ...issue, at })));
  if (found.length === 0) findings[0]?.push(finding("fixture_passes", [], ""));
  else if (stated === undefined) findings[0]?.push(finding("fixture_unexplained", [], printable(basename(statedIn))));
  else {
    const { missing, unexpected } = differenceOf(stated, found);
    for (const issue of unexpected) findings[issue.at]?.push(unexpectedIssue(issue));
    for (const { code, path } of missing) findings[0]?.push(finding("missing_issue", path, nameOf(code)));
  }
  return judged.map(({ result }, i) => ({
    result: { ...result, ...failed(findings[i] ?? []) },
    counted: { ...nothing, issueCodes: (findings[i] ?? []).map(({ code }) => code) },
  }));
}

const unexpectedIssue = ({ code, path, message, line, column, frame }: Finding): Finding => ({
  ...finding("unexpected_issue", path, `${code}: ${message}`),
  line,
  column,
  ...(frame === undefined ? {} : { frame }),
});

const nameOf = (code: string): string =>
  Object.hasOwn(issueCodes, code) ? code : `${printable(code)} (there is no such code)`;

/** A fixture in which there is nothing to be held to anything. */
export const emptyFixture = (file: string): RecordResult => noRecord(file, finding("fixture_empty", [], ""));

/** A file that states the issues of nothing. */
export const missingFixture = ({ file, isBesideValid }: Orphan): RecordResult => {
  const why = isBesideValid ? "a fixture in valid/ has no issues" : "there is no fixture beside it";
  return noRecord(file, finding("fixture_missing", [], why));
};

const noRecord = (file: string, issue: Finding): RecordResult => ({
  file,
  record: 1,
  line: 1,
  column: 1,
  offset: 0,
  kind: null,
  ...failed([issue]),
});

const failed = (issues: readonly Finding[]): Pick<RecordResult, "status" | "issues" | "warnings"> => ({
  status: issues.length > 0 ? "invalid" : "valid",
  issues,
  warnings: [],
});

const finding = (code: FixtureCode, path: Path, what: string): Finding => ({
  code,
  path,
  pointer: toPointer(path),
  message: fixtureMessages[code](what),
  line: 1,
  column: 1,
});
