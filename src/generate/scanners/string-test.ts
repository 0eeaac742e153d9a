import { type Constraint, conjunctsOf } from "../../constraints/constraint.ts";
import type { ScannerWriter } from "./scanner-writer.ts";

/** More values are looked up, which takes less code. */
const mostCompared = 10;

/** A test of the string between `at` and `end` by its bytes alone, for a constraint that needs no more; its bytes hold no escape. */
export function stringTest(constraint: Constraint, writer: ScannerWriter): string | undefined {
  if (constraint.op === "enum") return enumTest(constraint.values);
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

/** Strings of ASCII are compared byte by byte. */
function enumTest(values: readonly unknown[]): string | undefined {
  if (values.length > mostCompared || !values.every(isPlain)) return undefined;
  const tests = values.map((value) => {
    const bytes = [...value].map((letter, i) => ` && bytes[at + ${i + 1}] === ${letter.charCodeAt(0)}`);
    return `(end - at === ${value.length + 2}${bytes.join("")})`;
  });
  return tests.join(" || ");
}

const isPlain = (value: unknown): value is string => typeof value === "string" && /^[ !#-[\]-~]*$/.test(value);
