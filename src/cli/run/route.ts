import { readRecords } from "../../runtime/records/read.ts";
import { RouteLines } from "../../runtime/route/route-lines.ts";
import { Router, type Routing } from "../../runtime/route/router.ts";
import { noRouteCounts, type RouteCounts, type RouteSinks, type Way, ways } from "../../runtime/route/ways.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import { type Input, inputsOf, totalSize } from "../io/inputs.ts";
import type { Io } from "../io/io.ts";
import { fileOutput, type Output, streamOutput, writeMessage, writeOut } from "../io/output.ts";
import { isDevice, realPath } from "../io/paths.ts";
import type { Problem } from "../io/problem.ts";
import { type Progress, progressOn } from "../io/progress.ts";
import type { Settings } from "../io/settings.ts";
import { inputName, plural, printable } from "../io/text.ts";
import { payloadsText } from "../report/summary.ts";
import { type Catalog, routingFor, withCatalog } from "./catalog.ts";
import { begun, openInput, readInput } from "./validate-input.ts";

/** The names of the output files; `-` is standard output. */
export type Targets = Readonly<Record<Way, string>>;

/** `event-schema route`: writes every payload of the inputs to one of three files, which are written whole or not at all. */
export const runRoute = (args: readonly string[], targets: Targets, settings: Settings, io: Io): Promise<ExitCode> =>
  withCatalog(settings, io, (catalog) => routeBy(catalog, args, targets, settings, io));

async function routeBy(
  catalog: Catalog,
  args: readonly string[],
  targets: Targets,
  settings: Settings,
  io: Io,
): Promise<ExitCode> {
  const routing = await routingFor(settings, catalog);
  const { inputs, problems } = inputsOf(args, io);
  for (const { file = "", message, level } of problems) {
    if (level === "error") throw new UsageError(`${printable(file, 400)}: ${message}`);
    if (!settings.quiet) await writeMessage(io, `${printable(file, 400)}: ${message}`);
  }
  refuseOverwriting(inputs, targets, io.cwd);
  const progress = progressOn(io.stderr, !settings.quiet);
  progress.expect(totalSize(inputs, io.cwd));
  const opened: Output[] = [];
  const discard = () => {
    progress.clear();
    for (const output of opened) output.discard();
  };
  const stopListening = io.onStop(discard);
  try {
    const sinks = await openSinks(targets, opened, io);
    const counts = await routeInputs(inputs, routing, sinks, progress, io);
    for (const output of opened) await output.close();
    for (const output of opened) output.publish();
    progress.clear();
    if (!settings.quiet) await writeCounts(counts, targets, io);
    return counts.rejected > 0 ? exit.findings : exit.ok;
  } catch (error) {
    discard();
    throw error;
  } finally {
    stopListening();
  }
}

/** No input is overwritten, and no two outputs are one file. */
function refuseOverwriting(inputs: readonly Input[], targets: Targets, cwd: string): void {
  const seen = new Set(inputs.map(({ name }) => realPath(name, cwd)));
  for (const way of ways) {
    const target = targets[way];
    if (target !== "-" && isDevice(target, cwd)) continue;
    const path = target === "-" ? "standard output" : realPath(target, cwd);
    if (seen.has(path))
      throw new UsageError(`${printable(target, 400)}: --${way} would be written over something else`);
    seen.add(path);
  }
}

async function openSinks(targets: Targets, opened: Output[], io: Io): Promise<RouteSinks> {
  const sinks: Partial<Record<Way, RouteSinks[Way]>> = {};
  for (const way of ways) {
    const output = targets[way] === "-" ? streamOutput(io.stdout) : await fileOutput(targets[way], io);
    opened.push(output);
    sinks[way] = async (lines) => {
      if (!(await output.write(lines)))
        throw new UsageError(`--${way} was closed by its reader; no output was completed`);
    };
  }
  return sinks as RouteSinks;
}

async function routeInputs(
  inputs: readonly Input[],
  routing: Routing,
  sinks: RouteSinks,
  progress: Progress,
  io: Io,
): Promise<RouteCounts> {
  const total = noRouteCounts();
  let read = 0;
  for (const input of inputs) {
    const { name } = input;
    const lines = new RouteLines();
    const router = new Router({ source: name }, routing, lines);
    const { counts } = router;
    const tick = (size: number) => {
      read += size;
      progress.tick(total.records + counts.records, read);
    };
    await readInput(name, problemsTo(io), async (begin, warn) => {
      const opened = await openInput(input, warn);
      if (opened === undefined) return undefined;
      const chunks = begun(opened.chunks, tick, begin);
      const { diagnosis } = opened;
      if (diagnosis !== undefined) warn(`${diagnosis.message} (hint: ${diagnosis.hint})`);
      for await (const _ of readRecords(name, chunks, routing.maxBytes, router)) await lines.drain(sinks);
      return counts.records;
    });
    for (const key of Object.keys(total) as (keyof RouteCounts)[]) total[key] += counts[key];
  }
  return total;
}

/** If an input cannot be read to its end, the run ends: what is not whole is not written. */
const problemsTo = (io: Io) => ({
  async problem({ file = "", message, level }: Problem): Promise<void> {
    const text = `${inputName(file)}: ${message}`;
    if (level === "error") throw new UsageError(`${text}; nothing is written`);
    await writeMessage(io, text);
  },
});

/** Standard output is only for payloads if any of them go there. */
async function writeCounts(counts: RouteCounts, targets: Targets, { stdout, stderr }: Io): Promise<void> {
  const text = routeSummary(counts);
  if (ways.some((way) => targets[way] === "-")) await writeOut(stderr, text).catch(() => {});
  else await writeOut(stdout, text);
}

function routeSummary({ records, units, rejected, empty, ...ways }: RouteCounts): string {
  const all = `${plural(records, "record")}, ${plural(units, "payload")}: ${payloadsText(ways)}, ${rejected} rejected`;
  return `${all}${empty > 0 ? ` · ${plural(empty, "empty track request")}` : ""}\n`;
}
