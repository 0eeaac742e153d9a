import { compare } from "../../compat/compare.ts";
import { neededBumps } from "../../compat/version.ts";
import { randomFrom } from "../../sample/random.ts";
import { valueMaker } from "../../sample/schema-values.ts";
import type { SchemaNode } from "../../schemas/model.ts";
import { SchemaError } from "../../schemas/schema.ts";
import { isColored } from "../io/color.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { fileOutput, streamOutput } from "../io/output.ts";
import { pathFrom, reportRootOf } from "../io/report-root.ts";
import type { Settings } from "../io/settings.ts";
import { allowing } from "./allowances.ts";
import { findBase } from "./base.ts";
import { type ChangeReport, placed, type ReportedChange } from "./change-report.ts";
import { type ChangeFormat, changeFormats } from "./formats/formats.ts";
import { addedData, asSent } from "./plan-data.ts";
import { readVersion } from "./schema-version.ts";
import { versionGate } from "./version-gate.ts";

/** The options of `event-schema compat`. */
export interface CompatOptions {
  readonly base: string;
  readonly head: string | undefined;
  readonly reports: readonly { readonly format: string; readonly output?: string }[];
  /** Whether changes that only concern keys which were left open fail too. */
  readonly isStrict: boolean;
  /** Whether the declared version must be high enough. */
  readonly checksVersion: boolean;
}

export type CompatSettings = Pick<Settings, "schemas" | "reportRoot" | "color" | "allow">;

/** `event-schema compat`: what a change of schemas breaks. */
export async function runCompat(options: CompatOptions, settings: CompatSettings, io: Io): Promise<ExitCode> {
  const report = await changeReport(options, settings, io);
  for (const target of options.reports) await writeReport(report, target, settings, io);
  // With a version that says so, a change may be breaking.
  const fails = report.changes.some(({ fails, level }) => fails && (report.gate === undefined || level === "unknown"));
  return fails || report.gate?.isEnough === false ? exit.findings : exit.ok;
}

async function writeReport(
  report: ChangeReport,
  { format, output }: CompatOptions["reports"][0],
  { color, reportRoot }: CompatSettings,
  io: Io,
): Promise<void> {
  const target = output === undefined ? streamOutput(io.stdout) : await fileOutput(output, io);
  const root = reportRootOf(reportRoot, io.cwd);
  // A person reads paths from where they are, a platform from the root of the repository.
  const named = ["pretty", "json", "markdown"].includes(format)
    ? report
    : { ...report, changes: report.changes.map((one) => ({ ...one, path: pathFrom(root, io.cwd, one.path) })) };
  try {
    await target.write(changeFormats[format as ChangeFormat](named, output === undefined && isColored(color, io)));
    await target.close();
    target.publish();
  } catch (error) {
    target.discard();
    throw error;
  }
}

async function changeReport(options: CompatOptions, settings: CompatSettings, { cwd }: Io): Promise<ChangeReport> {
  const folder = options.head ?? settings.schemas;
  if (folder === undefined)
    throw new UsageError('--head names the folder of the new schemas, or "schemas" in event-schema.config.json');
  const head = await readVersion({ folder, title: folder }, cwd);
  const base = await readVersion(await findBase(options.base, folder, cwd), cwd);
  const sent = asSent(base.schemas, head.schemas);
  const changes = compare(sent.base, sent.head, { documentsFor: draftsOf }).map((change) =>
    addedData(change, sent.head),
  );
  const today = new Date().toISOString().slice(0, 10);
  const { reasonFor, warnings } = allowing(settings.allow ?? [], today, head.version);
  const reported = placed(changes, base, head).map((change): ReportedChange => {
    const reason = reasonFor(change);
    const isBad = isFailing(change.level, options.isStrict);
    return { ...change, fails: isBad && reason === undefined, ...(reason !== undefined && { allowed: reason }) };
  });
  // What is allowed is still a change, but one that nobody could decide counts no longer.
  const counted = reported.filter(({ allowed, level }) => allowed === undefined || level !== "unknown");
  return {
    base: base.title,
    head: head.title,
    changes: reported,
    warnings: warnings(),
    ...(options.checksVersion && { gate: versionGate(neededBumps(counted), base, head, folder, cwd) }),
  };
}

const draftsTried = 100;

/** Documents to try where nothing can be decided: values that look like the examples of both versions. */
function* draftsOf(...versions: readonly SchemaNode[]): Generator<unknown> {
  const random = randomFrom(1);
  for (const node of versions) {
    try {
      const make = valueMaker(node, () => null);
      for (let i = 0; i < draftsTried; i++) yield make(random);
    } catch (error) {
      // A keyword that values cannot be made for.
      if (!(error instanceof SchemaError)) throw error;
    }
  }
}

const isFailing = (level: ReportedChange["level"], isStrict: boolean): boolean =>
  level === "breaking" || level === "unknown" || (isStrict && level === "narrowing_unknown_key");
