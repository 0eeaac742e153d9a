import type { Constraint } from "../../constraints/constraint.ts";
import { settlingRange } from "../../constraints/patterns.ts";
import type { ScannerWriter } from "./scanner-writer.ts";

/** Passes a string, and returns at once if its first character settles the pattern. */
export function settledString(constraint: Constraint, writer: ScannerWriter): string {
  const { language } = writer;
  const range = constraint.op === "pattern" ? settlingRange(constraint.pattern) : undefined;
  const first = language.byte("at + 1");
  const settled = range
    ? `    if (${first} >= ${range.from} && ${first} <= ${range.to} && end - at > 2) return end;\n`
    : "";
  const end = language.call(writer.use("skipText"), "at + 1");
  return `    const end = ${end};\n    if (end < 0) return end;\n${settled}`;
}
