import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectedIssuesText } from "../../fixtures/compare.ts";
import { type ExitCode, UsageError } from "../io/exit.ts";
import { inputOf } from "../io/inputs.ts";
import type { Io } from "../io/io.ts";
import { isReport } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import type { Problem } from "../io/problem.ts";
import type { Settings } from "../io/settings.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";
import { type Catalog, schemaNamed, withCatalog } from "./catalog.ts";
import {
  compareWithExpected,
  type ExpectedIssues,
  emptyFixture,
  type FixtureResult,
  missingFixture,
  readExpectedIssues,
  uncounted,
} from "./fixture.ts";
import type { RecordSettings } from "./record-validator.ts";
import { runSession, type Session } from "./session.ts";
import { type Fixture, type Suite, suitesIn } from "./suites.ts";
import { validateInput } from "./validate-input.ts";

/** `event-schema test`: validates every fixture of the suites in a folder. In its report, "valid" means as expected. */
export const runTest = (folder: string, isUpdate: boolean, settings: Settings, io: Io): Promise<ExitCode> =>
  withCatalog(settings, io, (catalog) => testBy(catalog, folder, isUpdate, settings, io));

function testBy(catalog: Catalog, folder: string, isUpdate: boolean, settings: Settings, io: Io): Promise<ExitCode> {
  return runSession(settings, io, true, async (session) => {
    const problems: Problem[] = [];
    await orProblem(session, async () => {
      const suites = suitesIn(folder, io.cwd, problems);
      if (suites.length === 0 && problems.length === 0) {
        problems.push({ file: folder, message: "there is no suite: no folder valid or invalid in it", level: "error" });
      }
      refuseReportAmong(suites, settings, io);
      for (const problem of problems) {
        if (!isReport(problem.file ?? "-", settings.reports, io.cwd)) await session.problem(problem);
      }
      for (const suite of suites) {
        const schema = schemaOfSuite(suite, settings, catalog);
        await testSuite(suite, schema, isUpdate, settings, session, io);
      }
    });
  });
}

/** The report must not overwrite what is tested. */
function refuseReportAmong(suites: readonly Suite[], { reports }: Settings, { cwd }: Io): void {
  const files = suites.flatMap(({ folder, fixtures }) => [
    join(folder, "suite.json"),
    ...fixtures.flatMap(({ file, issuesFile = file }) => [file, issuesFile]),
  ]);
  const taken = files.find((file) => isReport(file, reports, cwd));
  if (taken !== undefined) throw new UsageError(`${printable(taken, 400)}: the report would overwrite it`);
}

/** Runs the action, and reports an error of the system as a problem. */
async function orProblem(session: Session, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { path } = error as NodeJS.ErrnoException;
    await session.problem({ ...(path === undefined ? {} : { file: path }), message: reasonOf(error), level: "error" });
  }
}

async function testSuite(
  suite: Suite,
  schema: RecordSettings["schema"],
  isUpdate: boolean,
  settings: Settings,
  session: Session,
  io: Io,
): Promise<void> {
  // The expected issues are all of them, so none is cut off here.
  const validation = { ...settings, schema, maxIssues: Number.MAX_SAFE_INTEGER };
  for (const fixture of suite.fixtures) {
    await orProblem(session, async () => {
      const found = await fixtureResults(fixture, validation, session, io);
      const compared = found && (await compareFixture(fixture, found, isUpdate, session, io));
      if (compared === undefined) return;
      session.beginFile(fixture.file);
      for (const { result, counted } of compared) {
        session.add({ ...result, issues: result.issues.slice(0, settings.maxIssues) }, counted);
      }
    });
    await session.flush();
  }
  for (const orphan of suite.orphans) {
    session.beginFile(orphan.file);
    session.add(missingFixture(orphan), uncounted);
  }
}

function schemaOfSuite({ folder, schema }: Suite, settings: Settings, catalog: Catalog): RecordSettings["schema"] {
  try {
    return schemaNamed(schema ?? settings.schema, catalog);
  } catch (error) {
    if (schema === undefined || !(error instanceof UsageError)) throw error;
    throw new UsageError(`${printable(join(folder, "suite.json"), 400)}: ${error.message}`);
  }
}

/** The results of a fixture's records, or `undefined` if it cannot be read. */
async function fixtureResults(
  { file }: Fixture,
  validation: RecordSettings,
  session: Session,
  io: Io,
): Promise<FixtureResult[] | undefined> {
  const results: FixtureResult[] = [];
  const isRead = await validateInput(inputOf(file, io), validation, session, {
    countsClean: false,
    wants: () => true,
    beginFile() {},
    countClean() {},
    count() {},
    add: (result, counted) => results.push({ result, counted }),
  });
  return isRead ? results : undefined;
}

/**
 * The results of a fixture compared with what is expected: valid if they are as expected. `undefined` if the expected issues
 * cannot be read. On request, the issues that are found are written as the expected ones first.
 */
async function compareFixture(
  { file, issuesFile }: Fixture,
  results: readonly FixtureResult[],
  isUpdate: boolean,
  session: Session,
  { cwd }: Io,
): Promise<readonly FixtureResult[] | undefined> {
  if (results.length === 0) return [{ result: emptyFixture(file), counted: uncounted }];
  if (issuesFile === undefined) return results;
  const expected: ExpectedIssues | string = readExpectedIssues(pathIn(cwd, issuesFile));
  if (typeof expected === "string") {
    await session.problem({ file: issuesFile, message: expected, level: "error" });
    return undefined;
  }
  const compared = compareWithExpected(expected, issuesFile, results);
  const issues = results.flatMap(({ result }) => result.issues);
  if (!isUpdate || issues.length === 0 || compared.every(({ result }) => result.status === "valid")) return compared;
  writeFileSync(pathIn(cwd, issuesFile), expectedIssuesText(issues));
  await session.problem({ file: issuesFile, message: "written: review it", level: "warning" });
  return compareWithExpected({ issues }, issuesFile, results);
}
