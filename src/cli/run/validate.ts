import { availableParallelism } from "node:os";
import { compiledModule, scannersOf } from "../../runtime/records/line-scanner.ts";
import { type ExitCode, UsageError } from "../io/exit.ts";
import { inputsOf, totalSize } from "../io/inputs.ts";
import type { Io } from "../io/io.ts";
import { isReport, writeMessage } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";
import { type Catalog, schemaNamed, withCatalog } from "./catalog.ts";
import { validateLargeFile } from "./large-file.ts";
import { Pool } from "./pool.ts";
import type { RecordSettings } from "./record-validator.ts";
import type { WorkerData } from "./segment-task.ts";
import { runSession, type Session } from "./session.ts";
import { validateInput } from "./validate-input.ts";

/** `event-schema validate`: reads every input and reports once. */
export const runValidate = (names: readonly string[], settings: Settings, io: Io): Promise<ExitCode> =>
  withCatalog(settings, io, (catalog) => validateBy(catalog, names, settings, io));

async function validateBy(catalog: Catalog, names: readonly string[], settings: Settings, io: Io): Promise<ExitCode> {
  const args = names.length > 0 ? names : (settings.files ?? []);
  if (args.length === 0)
    throw new UsageError("nothing to validate: name files, folders, globs, or - for standard input");
  const by = { schema: schemaNamed(settings.schema, catalog), payloadOf: catalog.payloadOf?.(settings.schema) };
  const named = args.find((arg) => arg !== "-" && isReport(arg, settings.reports, io.cwd));
  if (named !== undefined) throw new UsageError(`${printable(named, 400)}: the report would overwrite this input`);
  return runSession(settings, io, false, (session) => validateAll(args, by, catalog.folder, settings, session, io));
}

async function validateAll(
  args: readonly string[],
  by: Pick<RecordSettings, "schema" | "payloadOf">,
  planFolder: string | undefined,
  settings: Settings,
  session: Session,
  io: Io,
): Promise<void> {
  const { inputs: found, problems } = inputsOf(args, io);
  const inputs = found.filter(({ name }) => !isReport(name, settings.reports, io.cwd));
  for (const { name } of found.filter((input) => !inputs.includes(input)))
    problems.push({ file: name, message: "is not validated, because the report goes there", level: "warning" });
  for (const problem of problems) await session.problem(problem);
  if (inputs.some(({ name }) => name === "-") && io.stdin.isTTY)
    await writeMessage(io, "reading standard input; end it with Ctrl-D");
  const size = totalSize(inputs, io.cwd);
  session.expect(size);
  const lines = size === undefined || size > minScannerSize ? await import("../../../generated/lines.ts") : undefined;
  const module = lines && (await compiledModule(lines));
  const validation = { ...settings, ...by, scanners: lines && module && scannersOf(module, lines) };
  const pool = poolFor({ settings, module, planFolder });
  try {
    for (const input of inputs) {
      const isDone = pool && (await validateLargeFile(input, io.cwd, settings, pool, session));
      if (!isDone) await validateInput(input, validation, session);
    }
  } finally {
    await pool?.end();
  }
}

/** In bytes: for a smaller input, WebAssembly is not worth waiting for. */
const minScannerSize = 2 ** 21;

/** More threads than this gain nothing: the last of them waits for the disk. */
const maxJobs = 4;

/** The threads that validate large files, if there is to be more than one. Source lines need line numbers that only one thread knows. */
function poolFor(data: WorkerData): Pool | undefined {
  const { jobs = Math.min(availableParallelism(), maxJobs), showSource } = data.settings;
  return jobs > 1 && !showSource ? new Pool(data, jobs) : undefined;
}
