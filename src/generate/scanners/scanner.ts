import { isPlace } from "../../constraints/compile.ts";
import type { JsonClass } from "../../constraints/constraint.ts";
import { type Constraint, isNo, isYes } from "../../constraints/constraint.ts";
import { partsOf } from "../../constraints/keys.ts";
import { restrict } from "../../constraints/restrict.ts";
import { validatorName } from "../names.ts";
import { arrayCode, objectCode } from "./containers.ts";
import type { Ending, ScannerWriter } from "./scanner-writer.ts";
import { failure, type Scope } from "./scope.ts";

/**
 * The name of a function `(bytes, at, state) => number` that passes a value from its first byte and returns the offset
 * after it, or a code for unsure or invalid (`src/runtime/json/skip.ts`). It is unsure about every condition that it cannot
 * check in one pass, so it never accepts what the guard rejects.
 */
export function valueCode(constraint: Constraint, scope: Scope, writer: ScannerWriter, ending?: Ending): string {
  if (constraint.op === "schema" && !isPlace(constraint.name)) {
    writer.schemas.add(constraint.name);
    return `${validatorName(constraint.name)}Scan`;
  }
  if (partsOf(constraint).some(({ op }) => op === "schema")) return unsureCode(writer);
  if (isYes(constraint) && scope.keys.length === 0) return writer.use("skipValue");
  const key = JSON.stringify([constraint, scope, ending !== undefined]);
  return writer.declare("value", key, (name) => {
    const cases = classes
      .map(([to, test]) => caseCode(to, test, restrict(constraint, to), scope, writer, ending))
      .join("");
    const { language } = writer;
    const body = `  const byte = ${language.byte("at")};\n${cases}  return ${failure(scope)};\n`;
    return language.declaration(name, "at", body);
  });
}

/** A recursive schema, and one beside others, is left to the exact path. */
const unsureCode = (writer: ScannerWriter): string =>
  writer.declare("unsure", "", (name) => writer.language.declaration(name, "at", "  return -1;\n"));

/** The first byte of a value determines its class. */
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
  writer: ScannerWriter,
  ending: Ending | undefined,
): string {
  if (isNo(rest)) return "";
  const isOpen = isYes(rest) && !(to === "object" && (ending !== undefined || scope.keys.length > 0));
  const body = isOpen
    ? `    return ${writer.language.call(writer.use("skipValue"), "at")};\n`
    : bodyCode(to, rest, scope, writer, ending);
  return `  if (${test}) {\n${body}  }\n`;
}

function bodyCode(
  to: JsonClass,
  rest: Constraint,
  scope: Scope,
  writer: ScannerWriter,
  ending: Ending | undefined,
): string {
  const { language } = writer;
  switch (to) {
    case "object":
      return `    return ${language.pass(objectCode(rest, scope, writer, valueCode, ending), "at + 1")};\n`;
    case "array":
      return `    return ${language.pass(arrayCode(rest, scope, writer, valueCode), "at + 1")};\n`;
    default:
      return language.scalar({ to, constraint: rest, failure: failure(scope) }, writer);
  }
}
