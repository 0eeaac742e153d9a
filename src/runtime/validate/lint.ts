import { argumentError } from "./argument.ts";
import { type CompiledSchema, selected } from "./compiled-schema.ts";
import { displayKey, type Issue } from "./issue.ts";
import { nearMiss, nearMissText } from "./near-miss.ts";
import { type Path, valueAt } from "./path.ts";
import { isPlaceholder } from "./placeholders.ts";
import { isObject, ownValue } from "./presence.ts";
import { limitOf, Report, type ReportOptions } from "./report.ts";

type IsIdentifier = (value: string) => boolean;

/** What a call warns of. */
export interface LintOptions extends ReportOptions {
  /** The time in milliseconds since 1970, by which timestamps are warned of that are far away. Without it, none is. */
  readonly now?: number | undefined;
}

/** How values are linted, and where warnings go. */
interface Linting {
  readonly isIdentifier: IsIdentifier;
  readonly now: number | undefined;
  readonly report: Report;
}

/**
 * The warnings of a value: keys that are nearly an identifier, identifiers that two systems may store as two or many senders
 * share, timestamps in another unit, and objects that JSON does not have. Throws a `TypeError` for wrong options.
 */
export function lintWith(
  compiled: CompiledSchema,
  isIdentifier: IsIdentifier,
  value: unknown,
  options: LintOptions | undefined,
): readonly Issue[] {
  const now = options?.now;
  if (now !== undefined && !Number.isFinite(now))
    throw argumentError("now", "a number of milliseconds since 1970", now);
  const report = new Report(limitOf(options));
  lintCompiled(value, compiled, { isIdentifier, now, report }, []);
  return report.issues;
}

function lintCompiled(value: unknown, compiled: CompiledSchema, linting: Linting, path: Path): void {
  const { isIdentifier, now, report } = linting;
  try {
    const {
      members,
      identifiers,
      stitched = 0,
      timestamps,
      items,
      parts = [],
      warn,
      kindOf,
    } = selected(compiled, value);
    if (members === undefined || !isObject(value)) return;
    warn?.(value, path, report);
    for (const key of Object.keys(value)) {
      const identifier = members.indexOf(key) >= 0 ? undefined : nearMiss(key, identifiers);
      if (identifier !== undefined) report.add("near_miss_key", [...path, key], nearMissText(key, identifier));
    }
    for (const key of identifiers) {
      const identifier = ownValue(value, key);
      if (typeof identifier === "string") lintIdentifier(identifier, isIdentifier, [...path, key], report);
      if (typeof identifier === "string" && identifiers.indexOf(key) < stitched && isPlaceholder(identifier)) {
        const what = `${displayKey(key)} holds a placeholder: all who send it become one profile`;
        report.add("placeholder_identifier", [...path, key], `${what}. Send the real identifier, or omit the key`);
      }
    }
    for (const key of timestamps ?? []) {
      const doubt = doubtOf(ownValue(value, key), now);
      if (doubt !== undefined) report.add("suspicious_timestamp", [...path, key], `${displayKey(key)} ${doubt}`);
    }
    for (const { key, compiled: part } of parts) lintCompiled(ownValue(value, key), part, linting, [...path, key]);
    for (const { at, compiled: itemSchema } of items) {
      const array = valueAt(value, at);
      if (!Array.isArray(array)) continue;
      for (let i = 0; i < array.length && !report.full; i++) {
        lintCompiled(array[i], itemSchema, linting, [...path, ...at, i]);
      }
    }
    // Last, because it reads what validators leave unread, which may throw.
    if (kindOf !== undefined)
      for (const key of Object.keys(value))
        if (members.indexOf(key) >= 0) lintJson(value[key], [...path, key], 1, report);
  } catch {
    // What cannot be read is not valid, and `validate` says so.
  }
}

/** Warns of an object that is something else in JSON and, so many levels down, of those in it. */
function lintJson(value: unknown, path: Path, levels: number, report: Report): void {
  if (!isObject(value)) return;
  const tag = Object.prototype.toString.call(value);
  if (tag === "[object Object]") {
    if (levels > 0) for (const key of Object.keys(value)) lintJson(value[key], [...path, key], levels - 1, report);
    return;
  }
  const advice =
    tag === "[object Date]"
      ? "a string in JSON: send its `date.toISOString()`"
      : "not the same in JSON: make a plain object of it";
  report.add("not_json", path, `${displayKey(path.at(-1) as string)} is ${advice}`);
}

/** Numbers below are more likely seconds than milliseconds, those above microseconds or nanoseconds. */
export const earliestTime = 1e11;
export const latestTime = 1e14;

const year2000 = 946_684_800_000;
const tenYears = 315_576_000_000;

/** What makes a point in time suspicious: the unit of a number, and, where a clock is given, how far away it is. */
function doubtOf(time: unknown, now: number | undefined): string | undefined {
  if (typeof time === "number" && !(time >= earliestTime && time <= latestTime)) {
    const unit = time < earliestTime ? "seconds" : time <= 1e17 ? "microseconds" : "nanoseconds";
    return time === 0
      ? "is 0, the year 1970: was it ever set?"
      : `looks like ${unit}; milliseconds since 1970 are expected`;
  }
  if (now === undefined) return undefined;
  const milliseconds = typeof time === "string" ? Date.parse(time) : (time as number);
  if (milliseconds < year2000) return "is before the year 2000";
  return milliseconds > now + tenYears ? "is more than 10 years ahead" : undefined;
}

function lintIdentifier(text: string, isIdentifier: IsIdentifier, path: Path, report: Report): void {
  const key = path.at(-1) as string;
  const add = (what: string) =>
    report.add("suspicious_identifier", path, `\`${key}\` ${what}: other systems may store it as another identifier`);
  // One character is an identifier exactly if it is visible, so the schema's own pattern decides.
  if (!isIdentifier(text)) return;
  if (!isIdentifier(text.charAt(0))) add("begins with an invisible character");
  else if (!isIdentifier(text.slice(-1))) add("ends with an invisible character");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  else if (/[\0-\x1f\x7f-\x9f]/.test(text)) add("holds a control character");
  else if (/[\ud800-\udfff]/u.test(text)) add("holds half a surrogate pair");
}
