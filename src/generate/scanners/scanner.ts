import { type Constraint, conjunctsOf, isNo, isYes } from "../../constraints/constraint.ts";
import { settlingRange } from "../../constraints/patterns.ts";
import type { PresenceBits } from "../../constraints/presence-bits.ts";
import { restrict, type ValueClass } from "../../constraints/restrict.ts";
import { validatorName } from "../names.ts";
import { logicCode } from "../validators/guard.ts";
import type { ModuleWriter } from "../writer.ts";
import { arrayCode, objectCode } from "./containers.ts";
import type { Scope } from "./scope.ts";

/** What is to be done behind an object that is as it should be, given its bits. */
export type Ending = (bits: PresenceBits) => string;

/**
 * The name of a function `(bytes, at, state) => number` that passes a value from its first byte and answers with the offset
 * behind it, or that it is unsure or invalid (`src/runtime/json/skip.ts`). Of a condition that it cannot settle while it passes it
 * is unsure, so it never takes for valid what the guard rejects.
 */
export function valueCode(constraint: Constraint, scope: Scope, writer: ModuleWriter, ending?: Ending): string {
  if (constraint.op === "schema") {
    writer.schemas.add(constraint.name);
    return `${validatorName(constraint.name)}Scan`;
  }
  if (isYes(constraint)) return writer.use("skipValue");
  const key = JSON.stringify([constraint, scope, ending !== undefined]);
  return writer.declare("value", key, (name) => {
    const cases = classes
      .map(([to, test]) => caseCode(to, test, restrict(constraint, to), scope, writer, ending))
      .join("");
    return `function ${name}(bytes, at, state) {\n  const byte = bytes[at];\n${cases}  return ${failure(scope)};\n}`;
  });
}

/** What is answered where a value is not as it should be. */
export const failure = ({ isCertain }: Scope): string => (isCertain ? "-2" : "-1");

type JsonClass = Exclude<ValueClass, "other">;

/** A value's class is told by its first byte. */
const classes: readonly (readonly [JsonClass, string])[] = [
  ["string", "byte === 34"],
  ["object", "byte === 123"],
  ["number", "byte === 45 || (byte >= 48 && byte <= 57)"],
  ["array", "byte === 91"],
  ["boolean", "byte === 116 || byte === 102"],
  ["null", "byte === 110"],
];

function caseCode(
  to: JsonClass,
  test: string,
  rest: Constraint,
  scope: Scope,
  writer: ModuleWriter,
  ending: Ending | undefined,
): string {
  if (isNo(rest)) return "";
  const isOpen = isYes(rest) && !(to === "object" && ending !== undefined);
  return `  if (${test}) {\n${isOpen ? `    return ${writer.use("skipValue")}(bytes, at);\n` : bodyCode(to, rest, scope, writer, ending)}  }\n`;
}

function bodyCode(
  to: JsonClass,
  rest: Constraint,
  scope: Scope,
  writer: ModuleWriter,
  ending: Ending | undefined,
): string {
  if (writer.isAssembly) {
    const code = assemblyBody(to, rest, scope, writer);
    if (code !== undefined) return code;
  }
  const verdict = () => `return ${logicCode(rest, "value", writer)} ? end : ${failure(scope)};\n`;
  switch (to) {
    case "string":
      return `${textCode(rest, writer)}    ${verdict()}`;
    case "number":
      return `    const end = ${writer.use("skipNumber")}(bytes, at);\n    if (end < 0) return end;\n    const value = ${writer.use("numberAt")}(bytes, at, end);\n    ${verdict()}`;
    case "boolean":
    case "null":
      return `    const end = ${writer.use("skipWord")}(bytes, at);\n    if (end < 0) return end;\n    const value = ${to === "null" ? "null" : "byte === 116"};\n    ${verdict()}`;
    case "object":
      return `    return ${objectCode(rest, scope, writer, ending)}(bytes, at + 1, state);\n`;
    case "array":
      return `    return ${arrayCode(rest, scope, writer)}(bytes, at + 1, state);\n`;
  }
}

/** What WebAssembly says of a text, a number or a word of which something is asked. */
function assemblyBody(to: JsonClass, rest: Constraint, scope: Scope, writer: ModuleWriter): string | undefined {
  if (to === "object" || to === "array") return undefined;
  if (to === "string") return `${settledCode(rest, writer)}    return -1;\n`;
  const isSimple = conjunctsOf(rest).every(({ op }) => op === "type" || op === "minimum");
  if (to !== "number" || !isSimple) return "    return -1;\n";
  const limits = conjunctsOf(rest).flatMap((part) =>
    part.op === "minimum" ? [`value >= ${Math.ceil(part.limit)}`] : [],
  );
  const answer = limits.length === 0 ? "end" : `${limits.join(" && ")} ? end : ${failure(scope)}`;
  return `    const end = ${writer.use("skipNumber")}(bytes, at);\n    if (end < 0) return end;\n    const value = numberAt(bytes, at, end);\n    if (value < 0) return -1;\n    return ${answer};\n`;
}

/** A text of plain ASCII is judged as it is; where its first character settles the pattern, nothing is built of it. */
function textCode(rest: Constraint, writer: ModuleWriter): string {
  return `${settledCode(rest, writer)}    const value = ${writer.use("asciiText")}(bytes, at + 1, end - 1);\n    if (value === undefined) return -1;\n`;
}

function settledCode(rest: Constraint, writer: ModuleWriter): string {
  const range = rest.op === "pattern" ? settlingRange(rest.pattern) : undefined;
  const settled = range
    ? `    if (bytes[at + 1] >= ${range.from} && bytes[at + 1] <= ${range.to} && end - at > 2) return end;\n`
    : "";
  return `    const end = ${writer.use("skipText")}(bytes, at + 1);\n    if (end < 0) return end;\n${settled}`;
}
