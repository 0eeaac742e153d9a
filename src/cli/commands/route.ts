import { routingOf } from "../../library/route.ts";
import { readRecords } from "../../runtime/records/read.ts";
import { type RouteCounts, Router, type Routing, type Way } from "../../runtime/route/router.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import { type Input, inputsOf, realPath, totalSize } from "../io/inputs.ts";
import { fileOutput, isDevice, type Output, streamOutput, writeAside, writeOut } from "../io/output.ts";
import { type Progress, progressOn } from "../io/progress.ts";
import type { Settings } from "../io/settings.ts";
import { cleanUpOnSignal } from "../io/signals.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import { plural, printable } from "../report/text.ts";

/** The names of the files that units go to; `-` is standard output. */
export type Targets = Readonly<Record<Way, string>>;

type Outputs = Readonly<Record<Way, Output>>;

const ways = ["events", "products", "rejected"] as const;

/** `event-schema route`: sends every unit of the inputs to one of three files, which are written whole or not at all. */
export async function route(args: readonly string[], targets: Targets, settings: Settings): Promise<ExitCode> {
  const routing = await routingFor(settings);
  const { inputs, problems } = await inputsOf(args);
  for (const { file, message } of problems) throw new UsageError(`${printable(file ?? "", 400)}: ${message}`);
  refuseOverwriting(inputs, targets);
  const progress = progressOn(process.stderr, !settings.quiet);
  progress.expect(totalSize(inputs));
  const opened: Output[] = [];
  const discard = () => {
    progress.clear();
    for (const output of opened) output.discard();
  };
  const stopListening = cleanUpOnSignal(discard);
  try {
    const outputs = await openOutputs(targets, opened);
    const counts = await routeInputs(inputs, routing, outputs, progress);
    for (const output of opened) await output.close();
    for (const output of opened) output.publish();
    progress.clear();
    if (!settings.quiet) await tell(countsText(counts), targets);
    return counts.rejected > 0 ? exit.findings : exit.ok;
  } catch (error) {
    discard();
    throw error;
  } finally {
    stopListening();
  }
}

async function routingFor({ schema, maxBytes, maxIssues }: Settings): Promise<Routing> {
  if (schema !== "contract" && schema !== "wire")
    throw new UsageError(`route judges by contract or wire, not by ${printable(schema)}`);
  return routingOf(schema, maxBytes, maxIssues);
}

/** Nothing is written over what is read, and no two ways lead to one file. */
function refuseOverwriting(inputs: readonly Input[], targets: Targets): void {
  const seen = new Set(inputs.map(({ name }) => realPath(name)));
  for (const way of ways) {
    const target = targets[way];
    if (target !== "-" && isDevice(target)) continue;
    const path = target === "-" ? "standard output" : realPath(target);
    if (seen.has(path))
      throw new UsageError(`${printable(target, 400)}: --${way} would be written over something else`);
    seen.add(path);
  }
}

async function openOutputs(targets: Targets, opened: Output[]): Promise<Outputs> {
  const outputs: Partial<Record<Way, Output>> = {};
  for (const way of ways) {
    const output = targets[way] === "-" ? streamOutput(process.stdout) : await fileOutput(targets[way]);
    opened.push(output);
    outputs[way] = output;
  }
  return outputs as Outputs;
}

async function routeInputs(
  inputs: readonly Input[],
  routing: Routing,
  outputs: Outputs,
  progress: Progress,
): Promise<RouteCounts> {
  const total: RouteCounts = { records: 0, units: 0, events: 0, products: 0, rejected: 0, empty: 0 };
  let read = 0;
  for (const input of inputs) {
    const router = new Router(input.name, routing);
    const chunks = orUsageError(input, (bytes) => {
      read += bytes.length;
      progress.tick(total.records + router.counts.records, read);
    });
    for await (const _ of readRecords(input.name, chunks, routing.maxBytes, router)) await drain(router, outputs);
    for (const key of Object.keys(total) as (keyof RouteCounts)[]) total[key] += router.counts[key];
    if (router.counts.records === 0) await writeAside(`event-schema: ${nameOf(input)}: holds no record\n`);
  }
  return total;
}

async function drain(router: Router, outputs: Outputs): Promise<void> {
  for (const way of ways) {
    const lines = router.drain(way);
    if (lines.length > 0 && !(await outputs[way].write(lines)))
      throw new UsageError(`nobody reads what goes to --${way} any more, so nothing is finished`);
  }
}

const nameOf = ({ name }: Input): string => (name === "-" ? "standard input" : printable(name, 400));

/** The bytes of an input. That it cannot be read to its end ends the run: what is not whole is not written. */
async function* orUsageError(input: Input, tick: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const warnings: string[] = [];
  let isBegun = false;
  try {
    for await (const bytes of input.bytes((message) => warnings.push(message))) {
      isBegun = true;
      tick(bytes);
      yield bytes;
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const how = isBegun ? "cannot be read to its end" : "cannot be read";
    throw new UsageError(`${nameOf(input)}: ${how}: ${reasonOf(error)}; nothing is written`);
  }
  for (const message of warnings) await writeAside(`event-schema: ${nameOf(input)}: ${message}\n`);
}

/** Where units go to standard output, nothing else does. */
async function tell(text: string, targets: Targets): Promise<void> {
  if (ways.some((way) => targets[way] === "-")) await writeAside(text);
  else await writeOut(process.stdout, text);
}

function countsText({ records, units, events, products, rejected, empty }: RouteCounts): string {
  const ends = [plural(events, "behavioral event"), plural(products, "product"), `${rejected} rejected`];
  const all = `${plural(records, "record")}, ${plural(units, "payload")}: ${ends.join(", ")}`;
  return `${all}${empty > 0 ? ` · ${plural(empty, "empty track request")}` : ""}\n`;
}
