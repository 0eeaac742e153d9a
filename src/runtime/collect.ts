import type { Layer } from "./layer.ts";
import { type Finding, findingOf } from "./messages.ts";
import { nearMiss, nearMissText } from "./near-miss.ts";
import { type Path, valueAt } from "./path.ts";
import { type Reading, read, unreadable } from "./read.ts";
import type { Report } from "./report.ts";

/**
 * Adds to the report what is wrong with a value that the guard has rejected. The work is linear in the input and ends
 * when the report is full: each array item is judged by its own guard, and only a bad one is looked at again.
 */
export function collect(input: unknown, layer: Layer, path: Path, report: Report): void {
  const reading = read(input, layer);
  for (const steps of reading.unreadable) addUnreadable([...path, ...steps], report);
  if (reading.value === unreadable) return;
  for (const finding of findingsOf(reading, layer)) {
    const place = path.length === 0 ? finding.path : [...path, ...finding.path];
    report.add(finding.code, place, finding.message, hintFor(finding, reading, layer));
  }
  for (const { at, layer: itemLayer } of layer.items) {
    const items = valueAt(reading.value, at);
    if (Array.isArray(items)) collectItems(items, itemLayer, [...path, ...at], report);
  }
}

function collectItems(items: readonly unknown[], layer: Layer, path: Path, report: Report): void {
  const length = readOr(() => items.length);
  if (length === unreadable) addUnreadable(path, report);
  else
    for (let i = 0; i < length && !report.full; i++)
      collectItem(
        readOr(() => items[i]),
        layer,
        [...path, i],
        report,
      );
}

function collectItem(item: unknown, layer: Layer, path: Path, report: Report): void {
  if (item === unreadable) addUnreadable(path, report);
  else if (readOr(() => layer.guard(item)) !== true) collect(item, layer, path, report);
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
function findingsOf(reading: Reading, layer: Layer): Finding[] {
  const findings: Finding[] = [];
  for (const error of reading.errors) {
    const finding = findingOf(error, layer, reading.value);
    if (finding === undefined || reading.unreadable.some(([key]) => key === finding.path[0])) continue;
    if (!findings.some((other) => isSamePath(other.path, finding.path))) {
      findings.push(finding);
    }
  }
  return findings;
}

const isSamePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((step, i) => step === b[i]);

function hintFor({ absent, path }: Finding, { unknown }: Reading, layer: Layer): string | undefined {
  if (absent === undefined || unknown.length === 0 || path.length > 1) return undefined;
  const wanted = absent.filter((key) => layer.identifiers.includes(key));
  if (layer.discriminator !== undefined) wanted.push(layer.discriminator);
  for (const key of unknown) {
    const identifier = nearMiss(key, wanted);
    if (identifier !== undefined) return nearMissText(key, identifier);
  }
  return undefined;
}
