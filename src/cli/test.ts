import { writeFileSync } from "node:fs";
import { statement } from "../fixtures/compare.ts";
import type { ExitCode } from "./exit.ts";
import { emptyFixture, heldTo, type Judged, missingFixture, type Stated, statedBy } from "./fixture.ts";
import { inputOf } from "./inputs.ts";
import { judgeInput } from "./judge.ts";
import type { Problem } from "./report.ts";
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
  // What is stated is all that is wrong, so here nothing is cut off.
  const judging = { schemaOf: schemaNamed(suite.schema ?? settings.schema), maxIssues: Number.MAX_SAFE_INTEGER };
  for (const fixture of suite.fixtures) {
    const judged = await judgedRecords(fixture, judging, settings, session);
    const held = judged && (await heldFixture(fixture, judged, isUpdate, session));
    if (held === undefined) continue;
    session.beginFile(fixture.file);
    for (const { result, payloads } of held) {
      session.add({ ...result, issues: result.issues.slice(0, settings.maxIssues) }, payloads);
    }
    await session.flush();
  }
  for (const file of suite.orphans) {
    session.beginFile(file);
    session.add(missingFixture(file), { events: 0, products: 0 });
  }
}

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

/** The records of a fixture, valid if they are as stated; nothing if that cannot be told. On request, what is found is stated first. */
async function heldFixture(
  { file, statedIn }: Fixture,
  judged: readonly Judged[],
  isUpdate: boolean,
  session: Session,
): Promise<readonly Judged[] | undefined> {
  if (judged.length === 0) return [{ result: emptyFixture(file), payloads: { events: 0, products: 0 } }];
  if (statedIn === undefined) return judged;
  let stated: Stated | string = statedBy(statedIn);
  if (typeof stated === "string") {
    await session.problem({ file: statedIn, message: stated, level: "error" });
    return undefined;
  }
  const found = judged.flatMap(({ result }) => result.issues);
  if (
    isUpdate &&
    found.length > 0 &&
    heldTo(stated, statedIn, judged).some(({ result }) => result.status !== "valid")
  ) {
    writeFileSync(statedIn, statement(found));
    await session.problem({ file: statedIn, message: "written: review it", level: "warning" });
    stated = { issues: found };
  }
  return heldTo(stated, statedIn, judged);
}
