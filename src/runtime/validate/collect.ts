import type { CompiledSchema } from "./compiled-schema.ts";
import { type Finding, findingOf } from "./messages.ts";
import { nearMiss, nearMissText } from "./near-miss.ts";
import { type Path, valueAt } from "./path.ts";
import { type Reading, read, unreadable } from "./read.ts";
import type { Report } from "./report.ts";

/**
 * Adds to the report what is wrong with a value that the guard has rejected. The work is linear in the input and ends
 * when the report is full: each array item is judged by its own guard, and only a bad one is looked at again.
 */
export function collect(input: unknown, compiled: CompiledSchema, path: Path, report: Report): void {
  const reading = read(input, compiled);
  for (const steps of reading.unreadable) addUnreadable([...path, ...steps], report);
  if (reading.value === unreadable) return;
  const findings = findingsOf(reading, compiled);
  const hints = hintsFor(findings, reading.unknown, compiled);
  findings.forEach(({ code, path: steps, message }, i) => {
    report.add(code, path.length === 0 ? steps : [...path, ...steps], message, hints[i]);
  });
  for (const { at, compiled: itemSchema } of compiled.items) {
    const items = valueAt(reading.value, at);
    if (Array.isArray(items)) collectItems(items, itemSchema, [...path, ...at], report);
  }
}

function collectItems(items: readonly unknown[], compiled: CompiledSchema, path: Path, report: Report): void {
  const length = readOr(() => items.length);
  if (length === unreadable) {
    addUnreadable(path, report);
    return;
  }
  for (let i = 0; i < length && !report.full; i++) {
    const item = readOr(() => items[i]);
    if (item === unreadable) addUnreadable([...path, i], report);
    else if (readOr(() => compiled.guard(item)) !== true) collect(item, compiled, [...path, i], report);
  }
}

/** What the function reads, or a sign that reading it threw: a getter or a Proxy's trap may. */
function readOr<T>(get: () => T): T | typeof unreadable {
  try {
    return get();
  } catch {
    return unreadable;
  }
}

const addUnreadable = (path: Path, report: Report): void =>
  report.add("unreadable", path, "reading this value threw an error");

/** One finding for each place, the first: a value of the wrong type is not also too small. */
function findingsOf(reading: Reading, compiled: CompiledSchema): Finding[] {
  const findings: Finding[] = [];
  for (const error of reading.errors) {
    const finding = findingOf(error, compiled, reading.value);
    if (finding === undefined || reading.unreadable.some(([key]) => key === finding.path[0])) continue;
    if (!findings.some((other) => isSamePath(other.path, finding.path))) {
      findings.push(finding);
    }
  }
  return findings;
}

const isSamePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((step, i) => step === b[i]);

/**
 * The near misses among the keys, as hints of the findings: of a missing key, the key that is nearly it, or that is nearly the
 * one which would have made it unnecessary. What explains no finding is told with the first.
 */
function hintsFor(
  findings: readonly Finding[],
  unknown: readonly string[],
  compiled: CompiledSchema,
): (string | undefined)[] {
  const texts = new Map<string, string>();
  for (const key of unknown) {
    const identifier = nearMiss(key, compiled.identifiers);
    if (identifier !== undefined && !texts.has(identifier)) texts.set(identifier, nearMissText(key, identifier));
  }
  if (texts.size === 0) return [];
  const explained = new Set<string | undefined>();
  const hints = findings.map(({ absent }) => {
    const cause = absent && [...absent, compiled.discriminator ?? ""].find((key) => texts.has(key));
    explained.add(cause);
    return cause && texts.get(cause);
  });
  const others = [...texts].filter(([identifier]) => !explained.has(identifier)).map(([, text]) => text);
  if (others.length > 0) hints[0] = [hints[0] ?? [], others].flat().join(" ");
  return hints;
}
