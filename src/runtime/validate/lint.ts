import type { CompiledSchema } from "./compiled-schema.ts";
import type { Issue } from "./issue.ts";
import { nearMiss, nearMissText } from "./near-miss.ts";
import { type Path, valueAt } from "./path.ts";
import { isObject, ownValue } from "./presence.ts";
import { limitOf, Report, type ReportOptions } from "./report.ts";

type IsIdentifier = (value: string) => boolean;

/** The warnings of a value: keys that are nearly an identifier, and identifiers that two systems may store as two. */
export function lintWith(
  compiled: CompiledSchema,
  isIdentifier: IsIdentifier,
  value: unknown,
  options: ReportOptions | undefined,
): readonly Issue[] {
  const report = new Report(limitOf(options));
  lintCompiled(value, compiled, isIdentifier, [], report);
  return report.issues;
}

function lintCompiled(
  value: unknown,
  compiled: CompiledSchema,
  isIdentifier: IsIdentifier,
  path: Path,
  report: Report,
): void {
  try {
    const { members, identifiers } = compiled;
    if (members === undefined || !isObject(value)) return;
    for (const key of Object.keys(value)) {
      const identifier = members.indexOf(key) >= 0 ? undefined : nearMiss(key, identifiers);
      if (identifier !== undefined) report.add("near_miss_key", [...path, key], nearMissText(key, identifier));
    }
    for (const key of identifiers) {
      const identifier = ownValue(value, key);
      if (typeof identifier === "string") lintIdentifier(identifier, isIdentifier, [...path, key], report);
    }
    for (const { at, compiled: itemSchema } of compiled.items) {
      const items = valueAt(value, at);
      if (!Array.isArray(items)) continue;
      for (let i = 0; i < items.length && !report.full; i++) {
        lintCompiled(items[i], itemSchema, isIdentifier, [...path, ...at, i], report);
      }
    }
  } catch {
    // What cannot be read is not valid, and `validate` says so.
  }
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
