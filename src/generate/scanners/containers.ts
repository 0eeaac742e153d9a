import { and } from "../../constraints/combine.ts";
import { type Constraint, conjunctsOf, isYes } from "../../constraints/constraint.ts";
import {
  additionalOf,
  appliesToKey,
  assumeValues,
  isMemberAssertion,
  keysOf,
  othersOf,
  partsOf,
} from "../../constraints/keys.ts";
import { type Settling, settlingRange } from "../../constraints/patterns.ts";
import { PresenceBits } from "../../constraints/presence-bits.ts";
import { restrict } from "../../constraints/restrict.ts";
import { earliestTime, latestTime } from "../../runtime/validate/lint.ts";
import { logicCode } from "../validators/guard.ts";
import { matchCode } from "./key-match.ts";
import type { Ending, ScannerWriter, ValueCode } from "./scanner-writer.ts";
import { failure, itemScope, memberScope, type Scope } from "./scope.ts";

/** Passes the items of an array, from the byte after its bracket. */
export function arrayCode(constraint: Constraint, scope: Scope, writer: ScannerWriter, valueCode: ValueCode): string {
  const parts = conjunctsOf(constraint);
  const isForEach = (part: Constraint) => part.op === "items" && part.from === 0;
  const items = and(parts.flatMap((part) => (part.op === "items" && part.from === 0 ? [part.of] : [])));
  const rest = and(parts.filter((part) => !isForEach(part)));
  // Conditions on some items, or that do not always apply, are left to the exact path, as is what needs the whole array.
  const isOpen = !partsOf(rest).every(({ op }) => op === "const" || op === "minItems" || op === "maxItems");
  const value = valueCode(items, itemScope(scope), writer);
  const skipped = skippedCode(writer);
  return writer.declare("array", JSON.stringify([constraint, scope]), (name) => {
    const answer = isOpen ? "" : logicCode(rest, "array", writer, "length");
    const { language } = writer;
    const byte = language.byte("at");
    const body = `  let at = start;
  ${skipped}
  let length = 0;
  if (${byte} !== 93) {
    ${language.forever} {
      at = ${language.pass(value, "at")};
      if (at < 0) return at;
      length++;
      ${skipped}
      if (${byte} === 93) break;
      if (${byte} !== 44) return -2;
      at++;
      ${skipped}
    }
  }
  return ${isOpen ? "-1" : isYes(rest) ? "at + 1" : `${answer} ? at + 1 : ${failure(scope)}`};
`;
    return language.declaration(name, "start", body);
  });
}

/**
 * One pass over the members. A bit for each known key is set when the key occurs; a key that occurs twice, and a value that
 * fails a condition that does not always apply, are left to the exact path. So only the bits are checked at the end.
 */
export function objectCode(
  constraint: Constraint,
  scope: Scope,
  writer: ScannerWriter,
  valueCode: ValueCode,
  ending: Ending | undefined,
): string {
  return writer.declare("object", JSON.stringify([constraint, scope, ending !== undefined]), (name) => {
    const { language } = writer;
    const byte = language.byte("at");
    // What no bit decides is left to the exact path.
    let isOpen = false;
    const bits = new PresenceBits(() => {
      isOpen = true;
      return "true";
    });
    const keys = [...keysOf(constraint, scope.keys)];
    for (const [key] of keys) bits.conditionCode({ op: "present", key });
    const always = conjunctsOf(constraint).filter(isMemberAssertion);
    const answer = bits.conditionCode(assumeValues(constraint));
    const members = keys.map(([key, of], index) => {
      const [presenceBit] = bits.of(key);
      const isAlways = of.every((one) => always.some((part) => appliesToKey(part, key) && part.of === one));
      const inner = memberScope(scope, key, isAlways);
      const value = memberCode(key, scope, and(of), inner, writer, valueCode);
      return `        case ${index}:
          if ((${presenceBit?.word} & ${presenceBit?.bit}) !== 0) return -1;
          ${presenceBit?.setCode}
          at = ${scope.planned.includes(key) ? language.planned(key, value, "at") : language.pass(value, "at")};
          if (at < 0) return ${inner.isCertain ? "at" : "-1"};
          break;
`;
    });
    const others = othersCode(constraint, scope, writer, valueCode);
    const near = scope.identifiers.length === 0 ? "" : `      ${language.noteNearMiss(scope.identifiers, writer)}\n`;
    const skipped = skippedCode(writer);
    const body = `${bits.declarations()}  let at = start;
  ${skipped}
  if (${byte} === 125) at++;
  else {
    ${language.forever} {
      if (${byte} !== 34) return -2;
      let key = -1;
      let end = at;
${matchCode(
  keys.map(([key]) => key),
  language,
)}      if (key < 0) {
        end = ${language.call(writer.use("skipText"), "at + 1")};
        if (end < 0) return end;
      }
${near}      at = ${language.byte("end")} === 58 ? end + 1 : ${language.call(writer.use("skipColon"), "end")};
      if (at < 0) return at;
      ${skipped}
      switch (key) {
${members.join("")}        default:
          at = ${others};
          if (at < 0) return at;
      }
      ${skipped}
      const next = ${byte};
      at++;
      if (next === 125) break;
      if (next !== 44) return -2;
      ${skipped}
    }
  }
  ${isOpen ? "return -1;" : `if (!(${answer})) return ${failure(scope)};`}
${ending?.(bits, language) ?? ""}  return at;
`;
    return language.declaration(name, "start", body);
  });
}

/** Passes the value of a key that the schema does not mention. Which of them match a pattern is left to the exact path. */
function othersCode(constraint: Constraint, scope: Scope, writer: ScannerWriter, valueCode: ValueCode): string {
  const { language } = writer;
  const others = additionalOf(constraint);
  if (others.some((part) => othersOf(part).patterns.length > 0)) return "-1";
  const rest = and(others.map((part) => part.of));
  return isYes(rest)
    ? language.call(writer.use("skipValue"), "at")
    : language.pass(valueCode(rest, memberScope(scope, undefined, false), writer), "at");
}

/** Passes the value of a known key, and notes a possible warning of it. */
function memberCode(
  key: string,
  scope: Scope,
  constraint: Constraint,
  inner: Scope,
  writer: ScannerWriter,
  valueCode: ValueCode,
): string {
  const value = valueCode(constraint, inner, writer);
  if (scope.identifiers.includes(key)) {
    return identifierCode(constraint, value, scope.stitched.includes(key), writer);
  }
  return scope.timestamps.includes(key) ? timestampCode(value, writer) : value;
}

/** Passes an identifier, and notes a possible warning unless its characters rule one out. */
function identifierCode(constraint: Constraint, value: string, isStitched: boolean, writer: ScannerWriter): string {
  const text = restrict(constraint, "string");
  const range = text.op === "pattern" ? settlingRange(text.pattern) : undefined;
  const { language } = writer;
  const plain = range === undefined ? "" : plainIdentifier(range, isStitched, writer);
  return writer.declare("identifier", JSON.stringify([value, range, isStitched]), (name) =>
    language.declaration(name, "at", `${plain}  ${language.noteWarning}\n  return ${language.pass(value, "at")};\n`),
  );
}

/** Passes an identifier in printable ASCII whose first and last characters settle its pattern. */
function plainIdentifier({ from, to }: Settling, isStitched: boolean, writer: ScannerWriter): string {
  const { language } = writer;
  const within = (byte: string) => `${byte} >= ${from} && ${byte} <= ${to}`;
  const note = () =>
    `if (${language.isLinting} && ${language.call(writer.use("mayBePlaceholder"), "at + 1", "end - 1")}) ${language.noteWarning} `;
  return `  if (${language.byte("at")} === 34 && ${within(language.byte("at + 1"))}) {
    const end = ${language.call(writer.use("skipAscii"), "at + 1")};
    if (end > at + 2 && ${within(language.byte("end - 2"))}) { ${isStitched ? note() : ""}return end; }
  }
`;
}

/** Passes a point in time, and notes a possible warning of every number that is hardly in milliseconds. */
function timestampCode(value: string, writer: ScannerWriter): string {
  const { language } = writer;
  const body = `  const end = ${language.pass(value, "at")};
  if (${language.isLinting} && end >= 0 && ${language.byte("at")} !== 34) {
    const time = ${language.call(writer.use("numberAt"), "at", "end")};
    if (time < ${earliestTime} || time > ${latestTime}) ${language.noteWarning}
  }
  return end;
`;
  return writer.declare("timestamp", value, (name) => language.declaration(name, "at", body));
}

/** White space is rare, so it is a call only where there is some. */
const skippedCode = (writer: ScannerWriter): string => {
  const skipped = writer.language.call(writer.use("skipWhitespace"), "at");
  return `if (${writer.language.byte("at")} <= 32 && (at = ${skipped}) < 0) return at;`;
};
