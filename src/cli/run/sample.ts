import { schemas } from "../../../generated/schemas.ts";
import { anything, type SampleOptions, type Sent, sampler } from "../../sample/sample.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";

/** In UTF-16 units. */
const writeSize = 64 * 1024;

/** The options of `event-schema sample`. */
export interface SampleRun extends Omit<SampleOptions, "sent"> {
  readonly count: number;
  /** The one schema whose payloads are written. */
  readonly schema?: string;
}

/** `event-schema sample`: writes payloads to standard output, until there are enough or the reader has gone away. */
export async function runSample(
  { count, schema, ...options }: SampleRun,
  settings: Pick<Settings, "schemas" | "unknownEvents">,
  { stdout, cwd }: Io,
): Promise<ExitCode> {
  const sendable = settings.schemas === undefined ? shipped : await sentByPlan(settings.schemas, cwd);
  const sent = sendable.get(schema ?? "contract");
  if (sent === undefined)
    throw new UsageError(
      `no payloads of ${printable(schema ?? "")} can be sampled; available: ${[...sendable.keys()].join(", ")}`,
    );
  const next = sampler(schemas, { ...options, sent });
  let text = "";
  for (let i = 0; i < count; i++) {
    text += `${next()}\n`;
    if (text.length < writeSize) continue;
    if (!(await writeOut(stdout, text))) return exit.ok;
    text = "";
  }
  await writeOut(stdout, text);
  return exit.ok;
}

/** What is sent of each schema. */
export type Sendable = ReadonlyMap<string, Sent>;

const shipped: Sendable = new Map([
  ["contract", anything],
  ["behavioral-event", { ...anything, products: [] }],
  ["product", { ...anything, events: [] }],
]);

const sentByPlan = async (folder: string, cwd: string): Promise<Sendable> =>
  (await import("./plan-sample.ts")).sentByPlan(folder, cwd);
