import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { statement } from "../../fixtures/compare.ts";
import { type ExitCode, UsageError } from "../io/exit.ts";
import { inputOf } from "../io/inputs.ts";
import { isReport } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import type { Problem } from "../report/report.ts";
import { printable } from "../report/text.ts";
import {
  compareWithExpected,
  type ExpectedIssues,
  emptyFixture,
  expectedIssuesOf,
  type Judged,
  missingFixture,
  nothing,
} from "../run/fixture.ts";
import type { ValidationSettings } from "../run/record-validator.ts";
import { schemaNamed } from "../run/schema-names.ts";
import { runSession, type Session } from "../run/session.ts";
import { type Fixture, type Suite, suitesIn } from "../run/suites.ts";
import { validateInput } from "../run/validate-input.ts";

/** `event-schema test`: judges every fixture of the suites in a folder. In its report, "valid" means: as stated. */
export async function test(folder: string, isUpdate: boolean, settings: Settings): Promise<ExitCode> {
  return runSession(settings, true, async (session) => {
    const problems: Problem[] = [];
    await orProblem(session, async () => {
      const suites = suitesIn(folder, problems);
      if (suites.length === 0 && problems.length === 0) {
        problems.push({ file: folder, message: "there is no suite: no folder valid or invalid in it", level: "error" });
      }
      refuseReportAmong(suites, settings);
      for (const problem of problems) {
        if (!isReport(problem.file ?? "-", settings.output)) await session.problem(problem);
      }
      for (const suite of suites) await testSuite(suite, isUpdate, settings, session);
    });
  });
}

/** The report must not take the place of what is tested. */
function refuseReportAmong(suites: readonly Suite[], { output }: Settings): void {
  const files = suites.flatMap(({ folder, fixtures }) => [
    join(folder, "suite.json"),
    ...fixtures.flatMap(({ file, statedIn = file }) => [file, statedIn]),
  ]);
  const taken = files.find((file) => isReport(file, output));
  if (taken !== undefined) throw new UsageError(`${printable(taken, 400)}: the report would take its place`);
}

/** Does it, and tells of what the system refuses. */
async function orProblem(session: Session, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { path } = error as NodeJS.ErrnoException;
    await session.problem({ ...(path === undefined ? {} : { file: path }), message: reasonOf(error), level: "error" });
  }
}

async function testSuite(suite: Suite, isUpdate: boolean, settings: Settings, session: Session): Promise<void> {
  // What is stated is all that is wrong, so here nothing is cut off.
  const judging = { ...settings, schema: schemaOf(suite, settings), maxIssues: Number.MAX_SAFE_INTEGER };
  for (const fixture of suite.fixtures) {
    await orProblem(session, async () => {
      const judged = await judgedRecords(fixture, judging, session);
      const held = judged && (await heldFixture(fixture, judged, isUpdate, session));
      if (held === undefined) return;
      session.beginFile(fixture.file);
      for (const { result, counted } of held) {
        session.add({ ...result, issues: result.issues.slice(0, settings.maxIssues) }, counted);
      }
    });
    await session.flush();
  }
  for (const orphan of suite.orphans) {
    session.beginFile(orphan.file);
    session.add(missingFixture(orphan), nothing);
  }
}

function schemaOf({ folder, schema }: Suite, settings: Settings): ValidationSettings["schema"] {
  try {
    return schemaNamed(schema ?? settings.schema);
  } catch (error) {
    if (schema === undefined || !(error instanceof UsageError)) throw error;
    throw new UsageError(`${printable(join(folder, "suite.json"), 400)}: ${error.message}`);
  }
}

/** The records of a fixture as they are, or nothing if it cannot be read. */
async function judgedRecords(
  { file }: Fixture,
  judging: ValidationSettings,
  session: Session,
): Promise<Judged[] | undefined> {
  const judged: Judged[] = [];
  const isRead = await validateInput(inputOf(file), judging, session, {
    begin() {},
    isCleanCounted: false,
    isDetailed: true,
    countClean() {},
    count() {},
    take: (result, counted) => judged.push({ result, counted }),
  });
  return isRead ? judged : undefined;
}

/** The records of a fixture, valid if they are as stated; nothing if that cannot be told. On request, what is found is stated first. */
async function heldFixture(
  { file, statedIn }: Fixture,
  judged: readonly Judged[],
  isUpdate: boolean,
  session: Session,
): Promise<readonly Judged[] | undefined> {
  if (judged.length === 0) return [{ result: emptyFixture(file), counted: nothing }];
  if (statedIn === undefined) return judged;
  let stated: ExpectedIssues | string = expectedIssuesOf(statedIn);
  if (typeof stated === "string") {
    await session.problem({ file: statedIn, message: stated, level: "error" });
    return undefined;
  }
  const found = judged.flatMap(({ result }) => result.issues);
  if (
    isUpdate &&
    found.length > 0 &&
    compareWithExpected(stated, statedIn, judged).some(({ result }) => result.status !== "valid")
  ) {
    writeFileSync(statedIn, statement(found));
    await session.problem({ file: statedIn, message: "written: review it", level: "warning" });
    stated = { issues: found };
  }
  return compareWithExpected(stated, statedIn, judged);
}
