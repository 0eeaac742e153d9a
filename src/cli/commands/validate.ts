import { availableParallelism } from "node:os";
import { compiledModule, scannersOf } from "../../runtime/records/line-scanner.ts";
import { type ExitCode, UsageError } from "../io/exit.ts";
import { type Input, inputsOf, totalSize } from "../io/inputs.ts";
import { isReport, writeAside } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../report/text.ts";
import { judgeLargeFile } from "../run/large-file.ts";
import { Pool, type WorkerData } from "../run/pool.ts";
import type { ValidationSettings } from "../run/record-validator.ts";
import { schemaNamed } from "../run/schema-names.ts";
import { runSession, type Session } from "../run/session.ts";
import { validateInput } from "../run/validate-input.ts";

/** `event-schema validate`: reads every input and reports once. */
export async function validate(given: readonly string[], settings: Settings): Promise<ExitCode> {
  const args = given.length > 0 ? given : (settings.files ?? []);
  if (args.length === 0)
    throw new UsageError("nothing to validate: name files, folders, globs, or - for standard input");
  const schema = schemaNamed(settings.schema);
  const named = args.find((arg) => arg !== "-" && isReport(arg, settings.output));
  if (named !== undefined)
    throw new UsageError(`${printable(named, 400)}: the report would take the place of this input`);
  return runSession(settings, false, async (session) => {
    const { inputs: found, problems } = await inputsOf(args);
    const inputs = found.filter(({ name }) => !isReport(name, settings.output));
    for (const { name } of found.filter((input) => !inputs.includes(input)))
      problems.push({ file: name, message: "is not validated, because the report goes there", level: "warning" });
    for (const problem of problems) await session.problem(problem);
    if (process.stdin.isTTY && inputs.some(({ name }) => name === "-"))
      await writeAside("event-schema: reading standard input; end it with Ctrl-D\n");
    const size = totalSize(inputs);
    session.expect(size);
    const lines = size === undefined || size > much ? await import("../../../generated/lines.ts") : undefined;
    const module = lines && (await compiledModule(lines));
    const judging = { ...settings, schema, scanners: lines && module && scannersOf(module, lines) };
    const pool = poolFor(settings, module);
    try {
      for (const input of inputs) {
        const isTold = pool && (await judgeLargeFile(input.name, settings, pool, session));
        if (!isTold) await validateWhole(input, judging, settings, session);
      }
    } finally {
      await pool?.end();
    }
  });
}

/** In bytes: with less to judge, WebAssembly is not worth waiting for. */
const much = 2 ** 21;

/** Nobody wins by more threads than this: the last of them waits for the disk. */
const mostJobs = 4;

/** The threads that large files are judged by, if there is to be more than one. Source lines are shown with numbers that one thread knows. */
function poolFor(settings: Settings, module: WorkerData["module"]): Pool | undefined {
  const { jobs = Math.min(availableParallelism(), mostJobs), showSource } = settings;
  return jobs > 1 && !showSource ? new Pool({ settings, module }, jobs) : undefined;
}

async function validateWhole(
  input: Input,
  judging: ValidationSettings,
  settings: Settings,
  session: Session,
): Promise<void> {
  await validateInput(input, judging, session, {
    begin: () => session.beginFile(input.name),
    get isDetailed() {
      return !session.isFull;
    },
    isCleanCounted: !settings.all,
    countClean: (plain) => session.countClean(plain),
    count: (verdict) => session.count(verdict.status, verdict),
    take: (result, verdict) => session.add(result, verdict),
  });
}
