import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Config } from "../../../generated/tool/types.ts";
import { config } from "../../../generated/tool/validators/config.ts";
import { readStrictly } from "../../runtime/json/strict.ts";
import type { Issue } from "../../runtime/validate/issue.ts";
import schema from "./config.schema.json" with { type: "json" };
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { pathIn, statOf } from "./paths.ts";
import { formats, isTarget, type ReportTarget, reportTargets, targetOf } from "./report-targets.ts";
import { reasonOf } from "./system-errors.ts";
import { printable } from "./text.ts";

type Keys = { [key in Exclude<keyof Config, "$schema">]-?: NonNullable<Config[key]> };
/** The settings that have no value unless one is given. */
type Optional = "files" | "allow" | "schemas" | "fixtures" | "jobs" | "reportRoot" | "maxFindings" | "color";

/** The settings of a run: flags, then the configuration file, then the defaults. */
export type Settings = Readonly<
  Omit<Keys, Optional | "format" | "output"> &
    Partial<Pick<Keys, Optional>> & {
      /** The reports that `format` and `output` ask for. */
      reports: readonly ReportTarget[];
    }
>;

/** A setting as config.schema.json declares it, for the flag and for the key of the configuration file. */
export interface Setting {
  readonly type: string | readonly string[];
  readonly description: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly items?: object;
  readonly "x-flag"?: string;
  readonly "x-group"?: string;
}

/** All settings by their key in the configuration file. */
export const settings: Readonly<Record<keyof Config, Setting>> = schema.properties;

export const configName = "event-schema.config.json";

/** Merges the flags, the configuration file and the defaults. Throws a `UsageError` for invalid settings. */
export function settingsOf(flags: Readonly<Record<string, unknown>>, { env, cwd }: Pick<Io, "env" | "cwd">): Settings {
  const { config: named, ...given } = flags;
  const defaults = Object.entries(settings).flatMap(([key, setting]) =>
    setting.default === undefined ? [] : [[key, setting.default]],
  );
  const file = configOf(named as string | undefined, cwd);
  const { format, output, ...all } = { ...Object.fromEntries(defaults), ...file, ...given };
  const printed = output === "-" ? undefined : output;
  // GitHub makes annotations of standard output, not of a file.
  const usual = env["GITHUB_ACTIONS"] === "true" && output === undefined ? "github" : "pretty";
  const reports = reportTargets([format ?? usual].flat(), printed, cwd);
  const config = (named as string | undefined) ?? configName;
  if (isTarget(reports, config, cwd))
    throw new UsageError(`${printable(config)}: the report would overwrite the configuration`);
  return { ...all, reports } as unknown as Settings;
}

/** The configuration file that is named, or else the nearest one in the working directory and the folders above it. */
function configOf(named: string | undefined, cwd: string): Config {
  const path = named ?? nearestConfig(cwd);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(pathIn(cwd, path));
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new UsageError(`${printable(path)}: cannot be read: ${reasonOf(error)}`);
  }
  const read = readStrictly(bytes);
  const problem = "problem" in read ? read.problem : configProblem(read.value);
  if (problem !== undefined) throw new UsageError(`${printable(path)}: ${problem}`);
  return relativeToFile((read as { readonly value: Config }).value, dirname(path));
}

/** Its name from the working directory; where there is none, what it would be called there. */
function nearestConfig(cwd: string): string {
  let path = configName;
  for (let folder = resolve(cwd); folder !== dirname(folder); folder = dirname(folder)) {
    if (statOf(path, cwd)?.isFile()) return path;
    path = join("..", path);
  }
  return configName;
}

/** The names in a configuration file are relative to its own folder. */
function relativeToFile({ files, format, ...others }: Config, folder: string): Config {
  const from = (name: string) => (name === "-" || isAbsolute(name) || folder === "." ? name : join(folder, name));
  const keys = ["output", "schemas", "generated", "fixtures", "reportRoot"] as const;
  const names = keys.flatMap((key) => (others[key] === undefined ? [] : [[key, from(others[key])]]));
  const formats = [format ?? []].flat().map((each) => {
    const { format: name, output } = targetOf(each);
    return output === undefined ? name : `${name}=${from(output)}`;
  });
  return {
    ...others,
    ...(files && { files: files.map(from) }),
    ...(format && { format: formats }),
    ...Object.fromEntries(names),
  };
}

/** What is wrong with a configuration, by its schema; `undefined` if nothing is. */
export function configProblem(json: unknown): string | undefined {
  const { issues } = config.validate(json, { maxIssues: 1 });
  if (issues === undefined) return undefined;
  const [{ code, path }] = issues as [Issue];
  const key = path[0] as keyof Config | undefined;
  if (key === undefined) return "it must be an object";
  if (code !== "additional_property") return `\`${key}\` ${requirementOf(key)}`;
  return `unknown setting \`${printable(key)}\`; known settings: ${Object.keys(settings).join(", ")}`;
}

/** What is wrong with a value for a setting, as the end of a sentence. */
export const settingProblem = (key: string, value: unknown): string | undefined =>
  config.is({ [key]: value }) ? undefined : requirementOf(key as keyof Config);

function requirementOf(key: keyof Config): string {
  const { type, minimum, minLength, items, enum: values } = settings[key];
  if (key === "format")
    return `must be one of ${formats.join(", ")}, or several of them with a file each, such as junit=report.xml`;
  if (type === "boolean") return "must be true or false";
  if (type === "integer") return `must be an integer ≥ ${minimum}`;
  if (type === "array")
    return Object.hasOwn(items ?? {}, "properties")
      ? "must be an array of allowances"
      : "must be an array of file names";
  if (values !== undefined) return `must be one of ${values.join(", ")}`;
  return minLength === undefined ? "must be a string" : "must be a non-empty string";
}
