import { type Constraint, conjunctsOf } from "../../constraints/constraint.ts";
import type { ScannerLanguage } from "./language.ts";
import { settledString } from "./settled-string.ts";

/**
 * Scanners in AssemblyScript: bytes are memory, and the state is global. What needs more than bytes and whole numbers is unsure.
 * `kinds` are numbered from 1. `lists` collects the lists of identifiers, which the code names by their index, and `plannedKeys`
 * the keys that a tracking plan is asked about, whose numbers begin with 1.
 */
export const assemblyScript = (
  kinds: readonly string[],
  lists: (readonly string[])[],
  plannedKeys: string[],
): ScannerLanguage => ({
  declaration: (name, parameter, body) => `function ${name}(${parameter}: i32): i32 {\n${body}}`,
  byte: (index) => `byteAt(${index})`,
  equal: equalWords,
  pass: (name, at) => `${name}(${at})`,
  call: (name, ...args) => `${name}(${args.join(", ")})`,
  forever: "while (true)",
  noteWarning: "mayWarn = true;",
  isLinting: "isLinting",
  planned(key, name, at) {
    // The plan is asked about payloads with the name of their entry.
    if (key === "payload") return `mayPassPayloads() ? ${name}(${at}) : -2`;
    const number = plannedKeys.indexOf(key) + 1 || plannedKeys.push(key);
    // The end of a name is known before the plan is asked about it. Other values may be passed by the plan alone.
    return key === "name"
      ? `passedName(${number}, ${at}, ${name}(${at}))`
      : `passPlanned(${number}, ${at}) || ${name}(${at})`;
  },
  endPayload: "if (isPlanned) return ask(0, at, kind);",
  noteKind: (kind) => `kind = ${kinds.indexOf(kind) + 1}; count${kinds.indexOf(kind) + 1}++;`,
  noteNearMiss(identifiers) {
    const known = lists.findIndex((list) => JSON.stringify(list) === JSON.stringify(identifiers));
    const index = known >= 0 ? known : lists.push(identifiers) - 1;
    return `if (key < 0 && isLinting && !mayWarn) mayWarn = mayBeNearMiss(at + 1, end - 1, ${index});`;
  },
  scalar(check, writer) {
    if (check.to === "string") return `${settledString(check.constraint, writer)}    return -1;\n`;
    const limits = check.to === "number" ? lowerLimits(check.constraint) : undefined;
    if (limits === undefined) return "    return -1;\n";
    writer.use("skipNumber");
    const positive = limits.filter((limit) => limit > 0);
    const end = "    const end = skipNumber(at);\n    if (end < 0) return end;\n";
    return positive.length === 0
      ? `${end}    return isFewDigits(at, end) ? end : -1;\n`
      : `${end}    const value = numberAt(at, end);\n    if (value < 0) return -1;\n    return ${positive.map((limit) => `value >= ${limit}`).join(" && ")} ? end : ${check.failure};\n`;
  },
});

/** Compares eight bytes at once, or as many as there are; the last word may begin within the one before it. */
function equalWords(distance: number, bytes: readonly number[]): string[] {
  const width = [8, 4, 2].find((one) => one <= bytes.length) ?? 1;
  return Array.from({ length: Math.ceil(bytes.length / width) }, (_, i) => {
    const start = Math.min(i * width, bytes.length - width);
    const word = bytes.slice(start, start + width).reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
    return `load<u${8 * width}>(at, ${distance + start}) == <u${8 * width}>${word}`;
  });
}

/** The lower limits of whole numbers, where a number has no other condition and they are exact. */
function lowerLimits(constraint: Constraint): number[] | undefined {
  const parts = conjunctsOf(constraint);
  if (!parts.every((part) => part.op === "type" || (part.op === "minimum" && !part.isExclusive))) return undefined;
  const limits = parts.flatMap((part) => (part.op === "minimum" ? [Math.ceil(part.limit)] : []));
  return limits.every(Number.isSafeInteger) ? limits : undefined;
}
