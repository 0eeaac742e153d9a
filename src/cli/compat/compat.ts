import { compare } from "../../compat/compare.ts";
import { neededBumps } from "../../compat/version.ts";
import { isColored } from "../io/color.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { fileOutput, streamOutput } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { type Allowance, allowing } from "./allowances.ts";
import { findBase } from "./base.ts";
import { type ChangeReport, placed, type ReportedChange } from "./change-report.ts";
import { type ChangeFormat, changeFormats } from "./formats/formats.ts";
import { readVersion } from "./schema-version.ts";
import { versionGate } from "./version-gate.ts";

/** The options of `event-schema compat`. */
export interface CompatOptions {
  readonly base: string;
  readonly head: string | undefined;
  readonly format: ChangeFormat;
  /** Whether changes that only concern keys which were left open fail too. */
  readonly isStrict: boolean;
  /** Whether the declared version must be high enough. */
  readonly checksVersion: boolean;
}

export type CompatSettings = Pick<Settings, "schemas" | "output" | "color"> & {
  readonly allow?: readonly Allowance[];
};

/** `event-schema compat`: what a change of schemas breaks. */
export async function runCompat(options: CompatOptions, settings: CompatSettings, io: Io): Promise<ExitCode> {
  const { output, color } = settings;
  const report = await changeReport(options, settings, io);
  const target = output === undefined ? streamOutput(io.stdout) : await fileOutput(output, io);
  try {
    await target.write(changeFormats[options.format](report, output === undefined && isColored(color, io)));
    await target.close();
    target.publish();
  } catch (error) {
    target.discard();
    throw error;
  }
  const fails = report.changes.some((change) => change.fails) || report.gate?.isEnough === false;
  return fails ? exit.findings : exit.ok;
}

async function changeReport(options: CompatOptions, settings: CompatSettings, { cwd }: Io): Promise<ChangeReport> {
  const folder = options.head ?? settings.schemas;
  if (folder === undefined)
    throw new UsageError('--head names the folder of the new schemas, or "schemas" in event-schema.config.json');
  const head = await readVersion({ folder, title: folder }, cwd);
  const base = await readVersion(await findBase(options.base, folder, cwd), cwd);
  const changes = compare(base.schemas, head.schemas);
  const today = new Date().toISOString().slice(0, 10);
  const { reasonFor, warnings } = allowing(settings.allow ?? [], today, head.version);
  const reported = placed(changes, base, head).map((change): ReportedChange => {
    const reason = reasonFor(change);
    const isBad = isFailing(change.level, options.isStrict);
    return { ...change, fails: isBad && reason === undefined, ...(reason !== undefined && { allowed: reason }) };
  });
  const counted = reported.filter(({ allowed }) => allowed === undefined);
  return {
    base: base.title,
    head: head.title,
    changes: reported,
    warnings: warnings(),
    ...(options.checksVersion && { gate: versionGate(neededBumps(counted), base, head, folder, cwd) }),
  };
}

const isFailing = (level: ReportedChange["level"], isStrict: boolean): boolean =>
  level === "breaking" || level === "unknown" || (isStrict && level === "narrowing_unknown_key");
