import { type Constraint, conjunctsOf } from "../../constraints/constraint.ts";
import type { ScannerWriter } from "./scanner-writer.ts";

/** A test of the string between `at` and `end` by its bytes alone, for a constraint that needs no more; its bytes hold no escape. */
export function stringTest(constraint: Constraint, writer: ScannerWriter): string | undefined {
  const limits = conjunctsOf(constraint).map(limitTest);
  if (!limits.every((limit) => limit !== undefined)) return undefined;
  if (limits.join() === "length >= 1") return "end - at > 2";
  const length = `${writer.use("characterCount")}(bytes, at + 1, end - 1)`;
  return limits.map((limit) => `(${limit.replace("length", length)})`).join(" && ");
}

function limitTest(part: Constraint): string | undefined {
  if (part.op === "minLength") return `length >= ${part.limit}`;
  return part.op === "maxLength" ? `length <= ${part.limit}` : undefined;
}
