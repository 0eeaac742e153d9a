import { and } from "../../constraints/combine.ts";
import { type Assertion, type Constraint, conjunctsOf } from "../../constraints/constraint.ts";
import { type Decision, decisionOf } from "../../constraints/discriminator.ts";
import {
  appliesToKey,
  isForOthers,
  isMemberAssertion,
  keysIn,
  keysOf,
  type MemberAssertion,
  othersOf,
} from "../../constraints/keys.ts";
import { PresenceBits } from "../../constraints/presence-bits.ts";
import { satisfies } from "../../constraints/satisfies.ts";
import { asciiOnly } from "../ascii.ts";
import { type ModuleWriter, ownKeysOnly } from "../writer.ts";
import type { TestCode } from "./whole.ts";

/** How guards test other values, and the object as a whole. */
interface Tests {
  readonly testCode: TestCode;
  readonly wholeCode: (part: Assertion) => string;
}

/** The name of a function that tests an object. */
export const objectCode = (constraint: Constraint, writer: ModuleWriter, tests: Tests): string =>
  writer.declare(prefix, JSON.stringify(constraint), (name) => objectFunction(name, constraint, writer, tests));

/** Whether there is such a function for a constraint already. */
export const isDeclared = (constraint: Constraint, writer: ModuleWriter): boolean =>
  writer.isDeclared(prefix, JSON.stringify(constraint));

const prefix = "object";

/** A function that tests an object, after statements that come first. */
export function objectFunction(
  name: string,
  constraint: Constraint,
  writer: ModuleWriter,
  tests: Tests,
  first = "",
): string {
  const decision = decisionOf(constraint);
  const body = decision === undefined ? passCode(constraint, writer, tests) : decisionCode(decision, writer, tests);
  return `function ${name}(object${writer.plannedParameter}) {\n${first}${body}}`;
}

/**
 * The value of one key chooses the branch. It is only looked up here: whether the key is the object's own, the branch decides,
 * which asks for it.
 */
function decisionCode({ key, branches }: Decision, writer: ModuleWriter, tests: Tests): string {
  const cases = branches.map(({ values, constraint }) => {
    const labels = values.map((value) => `    case ${asciiOnly(JSON.stringify(value))}:`).join("\n");
    return `${labels}\n      return ${objectCode(constraint, writer, tests)}(object${writer.plannedArgument});`;
  });
  return `  switch (object[${asciiOnly(JSON.stringify(key))}]) {
${cases.join("\n")}
  }
  return false;
`;
}

/**
 * One pass over the object's own keys. Conditions that do not depend on other keys are checked on the way; for the rest
 * the pass counts members and sets bits (a key is present, a value fails), and the answer is a constraint over these.
 */
function passCode(constraint: Constraint, writer: ModuleWriter, tests: Tests): string {
  const parts = conjunctsOf(constraint);
  const counts = parts.filter(isCount);
  const bits = new PresenceBits(tests.wholeCode);
  const answer = bits.conditionCode(and(parts.filter((part) => !isEager(part) && !isCount(part))));
  const tested = (writer.planned?.tested ?? []).filter((key) => keysOf(constraint).has(key));
  const planTest = tested.length === 0 ? [] : [planTestCode(tested, bits, writer)];
  const limits = counts.map(({ op, limit }) => `count ${op === "minProperties" ? ">=" : "<="} ${limit}`);
  const linesOf = (key: string | undefined) =>
    upToReturn([
      ...eagerLines(parts, key, writer, tests),
      ...bits
        .of(key)
        .map(({ part, setCode }) => (part.op === "present" ? setCode : valueLine(part, key, setCode, writer, tests))),
      ...(counts.length > 0 ? ["count++;"] : []),
      ...tested.flatMap((one, i) => (one === key ? [`planned${i} = value;`] : [])),
    ]);
  const keysByCase = new Map<string, string[]>();
  for (const key of new Set([...parts.filter(isMemberAssertion).flatMap(keysIn), ...bits.keys()])) {
    const body = bodyCode(linesOf(key));
    keysByCase.set(body, [...(keysByCase.get(body) ?? []), labelOf(key)]);
  }
  const others = linesOf(undefined);
  const cases = [...keysByCase].map(([body, labels]) => `${labels.join("\n")} {\n${body}      }`);
  if (others.length > 0) cases.push(`      default: {\n${bodyCode(others)}      }`);
  const kept = tested.length === 0 ? "" : `  let ${tested.map((_, i) => `planned${i}`).join(", ")};\n`;
  return `${bits.declarations()}${kept}${counts.length > 0 ? "  let count = 0;\n" : ""}  for (const key in object) {
    ${ownKeysOnly}
    switch (key) {
${cases.join("\n")}
    }
  }
  return ${[...limits, ...(limits.length > 0 && answer === "true" ? [] : [answer]), ...planTest].join(" && ")};
`;
}

/** Asks a tracking plan, if there is one, about the values that have been kept, and about whether the object is a product. */
function planTestCode(tested: readonly string[], bits: PresenceBits, writer: ModuleWriter): string {
  const values = tested.map((_, i) => `planned${i}`);
  const key = writer.planned?.discriminator;
  const isProduct = key === undefined ? [] : [bits.conditionCode({ op: "present", key })];
  return `(planned === undefined || planned(${[...values, ...isProduct].join(", ")}))`;
}

type Count = Extract<Constraint, { readonly op: "minProperties" | "maxProperties" }>;
const isCount = (part: Constraint): part is Count => part.op === "minProperties" || part.op === "maxProperties";

/** Whether each member decides about the assertion by itself. */
const isEager = (part: Constraint): boolean => isMemberAssertion(part) || part.op === "propertyNames";

/** What refuses an object because of a member of this key; `undefined` stands for any key that no constraint mentions. */
function eagerLines(
  parts: readonly Constraint[],
  key: string | undefined,
  writer: ModuleWriter,
  tests: Tests,
): string[] {
  const applies = (part: MemberAssertion) => (key === undefined ? isForOthers(part) : appliesToKey(part, key));
  const isRefused = (of: Constraint) => key !== undefined && !satisfies(of, key, writer.constraintAt);
  return parts.flatMap((part) => {
    if (isMemberAssertion(part)) return applies(part) ? [valueLine(part, key, "return false;", writer, tests)] : [];
    if (part.op !== "propertyNames") return [];
    if (key === undefined) return [unlessCode(tests.testCode(part.of, "key", writer), "return false;")];
    return isRefused(part.of) ? ["return false;"] : [];
  });
}

/** What is done where the value of a member fails an assertion. */
function valueLine(
  part: MemberAssertion,
  key: string | undefined,
  then: string,
  writer: ModuleWriter,
  { testCode }: Tests,
): string {
  const test = () => testCode(part.of, "value", writer);
  const isChosen = key !== undefined && writer.planned?.chosen.includes(key);
  const line = unlessCode(isChosen ? writer.choosing(test) : test(), then);
  const condition = key === undefined ? othersCode(part, writer) : "";
  return condition === "" ? line : `if (${condition}) { ${line} }`;
}

const unlessCode = (test: string, then: string): string => (test === "false" ? then : `if (!(${test})) ${then}`);

/** The lines up to the first that always returns. */
function upToReturn(lines: readonly string[]): readonly string[] {
  const end = lines.indexOf("return false;");
  return end < 0 ? lines : lines.slice(0, end + 1);
}

/** Whether an assertion is on the value of a key that no constraint mentions; empty where it is on every such value. */
export function othersCode(part: MemberAssertion, writer: ModuleWriter): string {
  const { isForMatching, patterns } = othersOf(part);
  const matches = patterns.map((pattern) => `${writer.pattern(pattern)}(key)`).join(" || ");
  return isForMatching || matches === "" ? matches : `!(${matches})`;
}

/** Keys with the same conditions share a case. */
function bodyCode(lines: readonly string[]): string {
  const all = ["const value = object[key];", "if (value === undefined) break;", ...lines];
  if (lines.at(-1) !== "return false;") all.push("break;");
  return all.map((line) => `        ${line}\n`).join("");
}

const labelOf = (key: string): string => `      case ${asciiOnly(JSON.stringify(key))}:`;
