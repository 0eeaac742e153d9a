import { resolve } from "node:path";
import { type ExitCode, UsageError } from "./exit.ts";
import { type Input, inputsOf } from "./inputs.ts";
import { judgeInput } from "./judge.ts";
import { writeOut } from "./output.ts";
import { runSession, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { type Judging, schemaNamed } from "./verdict.ts";

/** `event-schema validate`: reads every input and reports once. */
export async function validate(named: readonly string[], settings: Settings): Promise<ExitCode> {
  const args = named.length > 0 ? named : (settings.files ?? []);
  if (args.length === 0)
    throw new UsageError("nothing to validate: name files, folders, globs, or - for standard input");
  const judging = { schemaOf: schemaNamed(settings.schema), maxIssues: settings.maxIssues };
  return runSession(settings, false, async (session) => {
    const { inputs: found, problems } = await inputsOf(args);
    // The report of the last run is no payload.
    const inputs = found.filter(
      ({ name }) => settings.output === undefined || resolve(name) !== resolve(settings.output),
    );
    for (const problem of problems) await session.problem(problem);
    if (process.stdin.isTTY && inputs.some(({ name }) => name === "-"))
      await writeOut(process.stderr, "event-schema: reading standard input; end it with Ctrl-D\n");
    for (const input of inputs) await validateInput(input, judging, settings, session);
  });
}

async function validateInput(input: Input, judging: Judging, settings: Settings, session: Session): Promise<void> {
  await judgeInput(input, judging, settings, session, {
    begin: () => session.beginFile(input.name),
    get isDetailed() {
      return !session.isFull;
    },
    count: (verdict) => session.count(verdict.status, verdict.warnings.length, verdict),
    take: (result, verdict) => session.add(result, verdict),
  });
}
