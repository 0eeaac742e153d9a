import { type Constraint, conjunctsOf } from "../../constraints/constraint.ts";
import type { ScannerWriter } from "./scanner-writer.ts";

/**
 * Passes a number whose digits settle that it satisfies its limits, without reading what it means: one without a sign is 0 or more,
 * and a whole one that begins with another digit is 1 or more.
 */
export function settledNumber(constraint: Constraint, writer: ScannerWriter): string {
  const parts = conjunctsOf(constraint);
  if (!parts.every(({ op }) => op === "type" || op === "minimum")) return "";
  const isWhole = parts.some((part) => part.op === "type" && !part.types.includes("number"));
  const isAtLeast = (least: number) =>
    parts.every((part) => part.op !== "minimum" || (part.isExclusive ? part.limit < least : part.limit <= least));
  if (!isAtLeast(isWhole ? 1 : 0)) return "";
  const first = isAtLeast(0) ? "" : "bytes[at] !== 48 && ";
  const plain = writer.use(isWhole ? "skipWhole" : "skipDecimal");
  return `    const plain = ${plain}(bytes, at);\n    if (${first}plain > 0) return plain;\n`;
}
