import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import type { FixtureCode } from "../fixtures/codes.ts";
import { differenceOf, fixtureMessages, type StatedIssue, statedIssues, statement } from "../fixtures/compare.ts";
import { type Path, toPointer } from "../runtime/path.ts";
import type { Payloads } from "./collector.ts";
import type { ExitCode } from "./exit.ts";
import { inputOf } from "./inputs.ts";
import { judgeInput } from "./judge.ts";
import { reasonOf } from "./reasons.ts";
import type { Finding, Problem, RecordResult } from "./report.ts";
import { runSession, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { type Fixture, type Suite, suitesIn } from "./suites.ts";
import { type Judging, schemaNamed } from "./verdict.ts";

/** `event-schema test`: judges every fixture of the suites in a folder. In its report, "valid" means: as stated. */
export async function test(folder: string, isUpdate: boolean, settings: Settings): Promise<ExitCode> {
  return runSession(settings, true, async (session) => {
    const problems: Problem[] = [];
    const suites = suitesIn(folder, problems);
    if (suites.length === 0 && problems.length === 0) {
      problems.push({ file: folder, message: "there is no suite: no folder valid or invalid in it", level: "error" });
    }
    for (const problem of problems) await session.problem(problem);
    for (const suite of suites) await testSuite(suite, isUpdate, settings, session);
  });
}

async function testSuite(suite: Suite, isUpdate: boolean, settings: Settings, session: Session): Promise<void> {
  const judging = { schemaOf: schemaNamed(suite.schema ?? settings.schema), maxIssues: settings.maxIssues };
  for (const fixture of suite.fixtures) {
    const judged = await judgedRecords(fixture, judging, settings, session);
    if (judged === undefined) continue;
    const held = await heldTo(fixture, judged, isUpdate, session);
    session.beginFile(fixture.file);
    for (const { result, payloads } of held) session.add(result, payloads);
    await session.flush(0);
  }
  for (const file of suite.orphans) {
    session.beginFile(file);
    session.add({ ...noRecord(file), ...failed([finding("fixture_missing", [], "")]) }, noPayloads);
  }
}

/** A record of a fixture, and the payloads that it counts for. */
interface Judged {
  readonly result: RecordResult;
  readonly payloads: Payloads;
}

const noPayloads = { events: 0, products: 0 };

/** The records of a fixture as they are, or nothing if it cannot be read. */
async function judgedRecords(
  { file }: Fixture,
  judging: Judging,
  settings: Settings,
  session: Session,
): Promise<Judged[] | undefined> {
  const judged: Judged[] = [];
  const isRead = await judgeInput(inputOf(file), judging, settings, session, {
    begin() {},
    isDetailed: true,
    count() {},
    take: (result, payloads) => judged.push({ result, payloads }),
  });
  return isRead ? judged : undefined;
}

/** The records of a fixture, valid if they are as stated. */
async function heldTo(
  fixture: Fixture,
  judged: readonly Judged[],
  isUpdate: boolean,
  session: Session,
): Promise<Judged[]> {
  const { file, statedIn } = fixture;
  if (statedIn === undefined) return [...judged];
  const found = judged.flatMap(({ result }, at) => result.issues.map((issue) => ({ ...issue, at })));
  const stated = await statedBy(statedIn, found, isUpdate, session);
  if (stated === "unreadable") return [];
  const findings = judged.map((): Finding[] => []);
  const whole = findings[0] ?? [];
  if (found.length === 0) whole.push(finding("fixture_passes", [], ""));
  else if (stated === "absent") whole.push(finding("fixture_unexplained", [], basename(statedIn)));
  else {
    const { missing, unexpected } = differenceOf(stated, found);
    for (const { at, ...issue } of unexpected)
      findings[at]?.push({
        ...finding("unexpected_issue", issue.path, `${issue.code}: ${issue.message}`),
        ...placeOf(issue),
      });
    for (const { code, path } of missing) whole.push(finding("missing_issue", path, code));
  }
  const results = judged.map(({ result }, i) => ({ ...result, file, ...failed(findings[i] ?? []) }));
  return results.map((result) => ({ result, payloads: noPayloads }));
}

const placeOf = ({ line, column, frame }: Finding) => ({ line, column, ...(frame === undefined ? {} : { frame }) });

/** What is stated of a fixture; on request, what is found is stated first. */
async function statedBy(
  path: string,
  found: readonly StatedIssue[],
  isUpdate: boolean,
  session: Session,
): Promise<readonly StatedIssue[] | "absent" | "unreadable"> {
  const stated = readStated(path);
  const isStale =
    !Array.isArray(stated) ||
    [differenceOf(stated, found)].some((one) => one.missing.length + one.unexpected.length > 0);
  if (isUpdate && isStale && found.length > 0) {
    writeFileSync(path, statement(found));
    await session.problem({ file: path, message: "written: review it", level: "warning" });
    return found;
  }
  if (typeof stated !== "object") {
    if (stated === "absent") return stated;
    await session.problem({ file: path, message: stated, level: "error" });
    return "unreadable";
  }
  return stated;
}

function readStated(path: string): readonly StatedIssue[] | string {
  try {
    return statedIssues(readFileSync(path, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "absent" : `cannot be read: ${reasonOf(error)}`;
  }
}

const noRecord = (file: string) => ({ file, record: 1, line: 1, column: 1, offset: 0, kind: null });

const failed = (issues: readonly Finding[]): Pick<RecordResult, "status" | "issues" | "warnings"> => ({
  status: issues.length > 0 ? "invalid" : "valid",
  issues,
  warnings: [],
});

function finding(code: FixtureCode, path: Path, what: string): Finding {
  return { code, path, pointer: toPointer(path), message: fixtureMessages[code](what), line: 1, column: 1 };
}
