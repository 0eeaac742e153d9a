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
import { reasonOf } from "./system-errors.ts";
import { printable } from "./text.ts";

type Keys = { [key in Exclude<keyof Config, "$schema">]-?: NonNullable<Config[key]> };
/** The settings that have no value unless one is given. */
type Optional = "files" | "allow" | "schemas" | "fixtures" | "jobs" | "output" | "color";

/** The settings of a run: flags, then the configuration file, then the defaults. */
export type Settings = Readonly<Omit<Keys, Optional> & Partial<Pick<Keys, Optional>>>;

/** A setting as config.schema.json declares it, for the flag and for the key of the configuration file. */
export interface Setting {
  readonly type: string;
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

export const formats = schema.properties.format.enum as readonly Settings["format"][];

export const configName = "event-schema.config.json";

/** Merges the flags, the configuration file and the defaults. Throws a `UsageError` for invalid settings. */
export function settingsOf(flags: Readonly<Record<string, unknown>>, { env, cwd }: Pick<Io, "env" | "cwd">): Settings {
  const { config: named, ...given } = flags;
  const defaults = Object.entries(settings).flatMap(([key, setting]) =>
    setting.default === undefined ? [] : [[key, setting.default]],
  );
  const file: { readonly output?: string } = configOf(named as string | undefined, cwd);
  // GitHub makes annotations of standard output, not of a file.
  const isPrinted = (given["output"] ?? file.output) === undefined;
  const format = env["GITHUB_ACTIONS"] === "true" && isPrinted ? "github" : "pretty";
  const all = { format, ...Object.fromEntries(defaults), ...file, ...given } as unknown as Settings;
  if (
    all.output !== undefined &&
    resolve(cwd, all.output) === resolve(cwd, (named as string | undefined) ?? configName)
  )
    throw new UsageError(`${printable(all.output)}: the report would overwrite the configuration`);
  const { output, ...printed } = all;
  return output === "-" ? printed : all;
}

/** The configuration file that is named, or else the nearest one in the working directory and the folders above it. */
function configOf(named: string | undefined, cwd: string): object {
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
  return relativeToFile((read as { readonly value: object }).value, dirname(path));
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

interface NamedFiles {
  readonly files?: readonly string[];
  readonly output?: string;
  readonly schemas?: string;
  readonly generated?: string;
  readonly fixtures?: string;
}

/** The names in a configuration file are relative to its own folder. */
function relativeToFile({ files, ...others }: NamedFiles, folder: string): object {
  const from = (name: string) => (name === "-" || isAbsolute(name) || folder === "." ? name : join(folder, name));
  const keys = ["output", "schemas", "generated", "fixtures"] as const;
  const names = keys.flatMap((key) => (others[key] === undefined ? [] : [[key, from(others[key])]]));
  return { ...others, ...(files && { files: files.map(from) }), ...Object.fromEntries(names) };
}

/** What is wrong with a configuration, by its schema; `undefined` if nothing is. */
export function configProblem(json: unknown): string | undefined {
  const { issues } = config.validate(json, { maxIssues: 1 });
  if (issues === undefined) return undefined;
  const [{ code, path }] = issues as [Issue];
  const key = path[0] as keyof Config | undefined;
  if (key === undefined) return "it must be an object";
  if (code !== "additional_property") return `\`${key}\` ${requirementOf(settings[key])}`;
  return `unknown setting \`${printable(key)}\`; known settings: ${Object.keys(settings).join(", ")}`;
}

/** What is wrong with a value for a setting, as the end of a sentence. */
export const settingProblem = (key: string, value: unknown): string | undefined =>
  config.is({ [key]: value }) ? undefined : requirementOf(settings[key as keyof Config]);

function requirementOf({ type, minimum, minLength, items, enum: values }: Setting): string {
  if (type === "boolean") return "must be true or false";
  if (type === "integer") return `must be an integer ≥ ${minimum}`;
  if (type === "array")
    return Object.hasOwn(items ?? {}, "properties")
      ? "must be an array of allowances"
      : "must be an array of file names";
  if (values !== undefined) return `must be one of ${values.join(", ")}`;
  return minLength === undefined ? "must be a string" : "must be a non-empty string";
}
