import { and, type Constraint, conjunctsOf, isYes } from "../../constraints/constraint.ts";
import { assumeValues, keysOf } from "../../constraints/keys.ts";
import { settlingRange } from "../../constraints/patterns.ts";
import { PresenceBits } from "../../constraints/presence-bits.ts";
import { restrict } from "../../constraints/restrict.ts";
import { asciiOnly } from "../ascii.ts";
import { logicCode } from "../validators/guard.ts";
import type { ModuleWriter } from "../writer.ts";
import { matchCode } from "./key-match.ts";
import { type Ending, failure, valueCode } from "./scanner.ts";
import { itemScope, memberScope, type Scope } from "./scope.ts";

/** Passes the items of an array, from behind its bracket. */
export function arrayCode(constraint: Constraint, scope: Scope, writer: ModuleWriter): string {
  const parts = conjunctsOf(constraint);
  const items = and(parts.filter((part) => part.op === "items").map((part) => part.of));
  const rest = and(parts.filter((part) => part.op !== "items"));
  // A condition on the items that is not always asked for is left to a closer look.
  const isOpen = JSON.stringify(rest).includes('"op":"items"');
  const value = valueCode(items, itemScope(scope), writer);
  const skipped = skippedCode(writer);
  return writer.declare("array", JSON.stringify([constraint, scope]), (name) => {
    const answer = isOpen ? "" : logicCode(rest, "array", writer).replaceAll("array.length", "length");
    return `function ${name}(bytes, start, state) {
  let at = start;
  ${skipped}
  let length = 0;
  if (bytes[at] !== 93) {
    for (;;) {
      at = ${value}(bytes, at, state);
      if (at < 0) return at;
      length++;
      ${skipped}
      if (bytes[at] === 93) break;
      if (bytes[at] !== 44) return -2;
      at++;
      ${skipped}
    }
  }
  return ${isOpen ? "-1" : isYes(rest) ? "at + 1" : `${answer} ? at + 1 : ${failure(scope)}`};
}`;
  });
}

/**
 * One pass over the members. A bit for each known key says that it was there; a key that is there twice, and a value that
 * fails a condition which is not always asked for, are left to a closer look. So all that is left at the end are bits.
 */
export function objectCode(
  constraint: Constraint,
  scope: Scope,
  writer: ModuleWriter,
  ending: Ending | undefined,
): string {
  return writer.declare("object", JSON.stringify([constraint, scope, ending !== undefined]), (name) => {
    const bits = new PresenceBits();
    const keys = [...keysOf(constraint)];
    for (const [key] of keys) bits.conditionCode({ op: "present", key });
    const always = conjunctsOf(constraint).filter((part) => part.op === "property");
    const answer = bits.conditionCode(assumeValues(constraint));
    const members = keys.map(([key, of], index) => {
      const [presenceBit] = bits.of(key);
      const isAlways = of.every((one) => always.some((part) => part.key === key && part.of === one));
      const inner = memberScope(scope, key, isAlways);
      const value = scope.identifiers.includes(key)
        ? identifierCode(and(of), inner, writer)
        : valueCode(and(of), inner, writer);
      return `        case ${index}:
          if ((${presenceBit?.word} & ${presenceBit?.bit}) !== 0) return -1;
          ${presenceBit?.setCode}
          at = ${value}(bytes, at, state);
          if (at < 0) return ${inner.isCertain ? "at" : "-1"};
          break;
`;
    });
    const near = scope.identifiers.length === 0 ? "" : nearCode(scope.identifiers, writer);
    const skipped = skippedCode(writer);
    return `function ${name}(bytes, start, state) {
${bits.declarations()}  let at = start;
  ${skipped}
  if (bytes[at] === 125) at++;
  else {
    for (;;) {
      if (bytes[at] !== 34) return -2;
      let key = -1;
      let end = at;
${matchCode(keys.map(([key]) => key))}      if (key < 0) {
        end = ${writer.use("skipText")}(bytes, at + 1);
        if (end < 0) return end;
      }
${near}      at = bytes[end] === 58 ? end + 1 : ${writer.use("skipColon")}(bytes, end);
      if (at < 0) return at;
      ${skipped}
      switch (key) {
${members.join("")}        default:
          at = ${writer.use("skipValue")}(bytes, at);
          if (at < 0) return at;
      }
      ${skipped}
      const next = bytes[at];
      at++;
      if (next === 125) break;
      if (next !== 44) return -2;
      ${skipped}
    }
  }
  if (!(${answer})) return ${failure(scope)};
${ending?.(bits) ?? ""}  return at;
}`;
  });
}

/** The value of an identifier. What no warning can be said of is passed; of all else, it is noted that there may be one. */
function identifierCode(constraint: Constraint, scope: Scope, writer: ModuleWriter): string {
  const text = restrict(constraint, "string");
  const range = text.op === "pattern" ? settlingRange(text.pattern) : undefined;
  const value = valueCode(constraint, scope, writer);
  const key = JSON.stringify([constraint, scope]);
  if (range === undefined) {
    return writer.declare(
      "identifier",
      key,
      (name) =>
        `function ${name}(bytes, at, state) {\n  state.mayWarn = true;\n  return ${value}(bytes, at, state);\n}`,
    );
  }
  return writer.declare(
    "identifier",
    key,
    (name) => `function ${name}(bytes, at, state) {
  if (bytes[at] === 34 && bytes[at + 1] >= ${range.from} && bytes[at + 1] <= ${range.to}) {
    const end = ${writer.use("skipAscii")}(bytes, at + 1);
    if (end > at + 2 && bytes[end - 2] >= ${range.from} && bytes[end - 2] <= ${range.to}) return end;
  }
  state.mayWarn = true;
  return ${value}(bytes, at, state);
}`,
  );
}

/** Of a key that the schema does not know, it is noted if it is nearly an identifier. */
function nearCode(identifiers: readonly string[], writer: ModuleWriter): string {
  if (writer.isAssembly) {
    const known = writer.lists.findIndex((list) => JSON.stringify(list) === JSON.stringify(identifiers));
    const index = known >= 0 ? known : writer.lists.push(identifiers) - 1;
    return `      if (key < 0 && isLinting && !mayWarn) mayWarn = mayBeNearMiss(at + 1, end - 1, ${index});\n`;
  }
  const list = writer.declare(
    "identifiers",
    JSON.stringify(identifiers),
    (constant) => `const ${constant} = ${asciiOnly(JSON.stringify(identifiers))};`,
  );
  return `      if (key < 0 && state.mayBeNearMiss !== undefined && !state.mayWarn) state.mayWarn = state.mayBeNearMiss(bytes, at + 1, end - 1, ${list});\n`;
}

/** White space is rare, so it is a call only where there is some. */
const skippedCode = (writer: ModuleWriter): string =>
  `if (bytes[at] <= 32 && (at = ${writer.use("skipWhitespace")}(bytes, at)) < 0) return at;`;
