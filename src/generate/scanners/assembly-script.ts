import { type Constraint, conjunctsOf } from "../../constraints/constraint.ts";
import type { ScalarCheck, ScannerLanguage } from "./language.ts";
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
  pass: (name, at) => `${name}(${at})`,
  call: (name, ...args) => `${name}(${args.join(", ")})`,
  forever: "while (true)",
  noteWarning: "mayWarn = true;",
  isLinting: "isLinting",
  planned(key, name, at) {
    const number = plannedKeys.indexOf(key) + 1 || plannedKeys.push(key);
    // The end of a name is known before the plan is asked about it. Other values may be passed by the plan alone.
    return key === "name"
      ? `passedPlanned(${number}, ${at}, ${name}(${at}))`
      : `passPlanned(${number}, ${at}) || ${name}(${at})`;
  },
  endPayload: "if (isPlanned) return askPlan(0, at, kind);",
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
    return `    const end = skipNumber(at);\n    if (end < 0) return end;\n    const value = numberAt(at, end);\n    if (value < 0) return -1;\n    return ${wholeNumberAnswer(limits, check)};\n`;
  },
});

const wholeNumberAnswer = (limits: readonly number[], { failure }: ScalarCheck): string =>
  limits.length === 0 ? "end" : `${limits.map((limit) => `value >= ${limit}`).join(" && ")} ? end : ${failure}`;

/** The lower limits of whole numbers, where a number has no other condition and they are exact. */
function lowerLimits(constraint: Constraint): number[] | undefined {
  const parts = conjunctsOf(constraint);
  if (!parts.every((part) => part.op === "type" || (part.op === "minimum" && !part.isExclusive))) return undefined;
  const limits = parts.flatMap((part) => (part.op === "minimum" ? [Math.ceil(part.limit)] : []));
  return limits.every(Number.isSafeInteger) ? limits : undefined;
}
