import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { scan } from "../../runtime/json/grammar.ts";
import { type Position, positionsOf } from "../../runtime/json/position.ts";
import schema from "./config.schema.json" with { type: "json" };
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { pathIn } from "./paths.ts";
import { reasonOf } from "./system-errors.ts";
import { printable } from "./text.ts";

export const formats = ["pretty", "json", "ndjson", "junit", "sarif", "github", "gitlab"] as const;

/** The settings of a run: flags, then the configuration file, then the defaults. */
export interface Settings {
  readonly files?: readonly string[];
  readonly schema: string;
  readonly maxBytes: number;
  readonly jobs?: number;
  readonly strict: boolean;
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly all: boolean;
  readonly maxIssues: number;
  readonly maxResults: number;
  readonly quiet: boolean;
  readonly summary: boolean;
  readonly showSource: boolean;
  readonly color?: boolean;
}

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
export const settings: Readonly<Record<string, Setting>> = schema.properties;

export const configName = "event-schema.config.json";

/** Merges the flags, the configuration file and the defaults. Throws a `UsageError` for invalid settings. */
export function settingsOf(flags: Readonly<Record<string, unknown>>, { env, cwd }: Pick<Io, "env" | "cwd">): Settings {
  const { config, ...given } = flags;
  const defaults = Object.entries(settings).flatMap(([key, setting]) =>
    setting.default === undefined ? [] : [[key, setting.default]],
  );
  const file: { readonly output?: string } = configOf(config as string | undefined, cwd);
  // GitHub makes annotations of standard output, not of a file.
  const isPrinted = (given["output"] ?? file.output) === undefined;
  const format = env["GITHUB_ACTIONS"] === "true" && isPrinted ? "github" : "pretty";
  const all = { format, ...Object.fromEntries(defaults), ...file, ...given } as unknown as Settings;
  if (
    all.output !== undefined &&
    resolve(cwd, all.output) === resolve(cwd, (config as string | undefined) ?? configName)
  )
    throw new UsageError(`${printable(all.output)}: the report would overwrite the configuration`);
  const { output, ...printed } = all;
  return output === "-" ? printed : all;
}

/** The configuration file that is named, or else the one in the working directory, if there is one. */
function configOf(named: string | undefined, cwd: string): object {
  const path = named ?? configName;
  let text: string;
  try {
    text = readFileSync(pathIn(cwd, path), "utf8");
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new UsageError(`${printable(path)}: cannot be read: ${reasonOf(error)}`);
  }
  const problem = textProblem(text);
  if (problem !== undefined) throw new UsageError(`${printable(path)}: ${problem}`);
  return relativeToFile(JSON.parse(text.replace(/^\ufeff/, "")), dirname(path));
}

/** The names in a configuration file are relative to its own folder. */
function relativeToFile(config: { files?: string[]; output?: string }, folder: string): object {
  const from = (name: string) => (name === "-" || isAbsolute(name) || folder === "." ? name : join(folder, name));
  const { files, output, ...others } = config;
  return { ...others, ...(files && { files: files.map(from) }), ...(output && { output: from(output) }) };
}

function textProblem(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text);
  const error = scan(bytes);
  if (error === undefined) return configProblem(JSON.parse(text.replace(/^\ufeff/, "")));
  const [{ line, column }] = positionsOf(bytes, [error.at]) as [Position];
  return `it is not JSON, at line ${line}, column ${column}: ${error.what}`;
}

/** What is wrong with a configuration, by its schema; `undefined` if nothing is. */
export function configProblem(config: unknown): string | undefined {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return "it must be an object";
  for (const [key, value] of Object.entries(config)) {
    const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
    if (setting === undefined) {
      return `unknown setting \`${printable(key)}\`; known settings: ${Object.keys(settings).join(", ")}`;
    }
    const problem = settingProblem(value, setting);
    if (problem !== undefined) return `\`${key}\` ${problem}`;
  }
  return undefined;
}

/** What is wrong with a value for a setting, as the end of a sentence. */
export function settingProblem(value: unknown, setting: Setting): string | undefined {
  const { type, minimum, minLength = 0 } = setting;
  if (type === "boolean") return typeof value === "boolean" ? undefined : "must be true or false";
  if (type === "integer") {
    const isFine = Number.isInteger(value) && (value as number) >= (minimum as number);
    return isFine ? undefined : `must be an integer ≥ ${minimum}`;
  }
  if (type === "array") {
    const isFine = Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
    return isFine ? undefined : "must be an array of file names";
  }
  if (setting.enum && !setting.enum.includes(value as string)) return `must be one of ${setting.enum.join(", ")}`;
  return typeof value === "string" && value.length >= minLength ? undefined : "must be a non-empty string";
}
