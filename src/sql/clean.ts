import { compile } from "../constraints/compile.ts";
import { type Assertion, type Constraint, conjunctsOf, isYes, type JsonClass } from "../constraints/constraint.ts";
import { assumeValues, keysOf, partsOf } from "../constraints/keys.ts";
import { settlingRange } from "../constraints/patterns.ts";
import { restrict } from "../constraints/restrict.ts";
import { satisfies } from "../constraints/satisfies.ts";
import type { Compiler } from "./compiler.ts";
import type { Dialect, Sql, Truth } from "./dialect.ts";
import { joined } from "./test.ts";

/**
 * A condition on the text of an object that is cheap and, where it is true, shows that the object satisfies the constraint: all
 * keys are found in one pass, and one expression finds no value that looks doubtful, wherever in the text its key is.
 * `undefined` where a schema asks for more than that can show.
 */
export function cleanText(
  name: string,
  text: Sql,
  compiler: Compiler,
  { recognizer, keys: known }: { readonly recognizer?: string; readonly keys?: Sql | undefined } = {},
): Truth | undefined {
  const { dialect, logic, model } = compiler;
  const { quick } = dialect;
  const constraint = restrict(compile(model, name), "object");
  const excluded = recognizer === undefined ? undefined : restrict(compile(model, recognizer), "object");
  const keys = [...keysOf(constraint).keys()];
  const presence = assumeValues(constraint);
  const conditions = excluded === undefined ? [presence] : [presence, excluded];
  if (quick === undefined || !conditions.every(restrictsKeysOnly) || !keys.every((key) => /^[\w$.-]+$/.test(key)))
    return undefined;
  // Text that is no object has no keys, either.
  if (satisfies(presence, {}, () => presence)) return undefined;
  const haveKeys = withKeys(text, known, compiler, (found) => {
    const are = [logic.known(quick.areUnique(found)), keysTest(presence, found, compiler)];
    return logic.and(excluded === undefined ? are : [...are, logic.not(keysTest(excluded, found, compiler))]).sql;
  });
  const members = doubtfulMembers(constraint).join("|");
  const doubtful = [...(members === "" ? [] : [`"(?:${members})`]), quick.keyWithEscape];
  const lenient = quick.mayBeLenient?.(text);
  return logic.and([
    logic.known(haveKeys),
    ...(lenient === undefined ? [] : [logic.not(logic.known(lenient))]),
    logic.not(logic.known(quick.matchesSome(text, doubtful))),
  ]);
}

/** What is made of the keys of an object, which may be in a column already. */
const withKeys = (text: Sql, known: Sql | undefined, compiler: Compiler, body: (keys: Sql) => Sql): Sql =>
  known === undefined ? (compiler.dialect.quick as Quick).withKeys(text, compiler.name("k"), body) : body(known);

/** Whether an object with the keys satisfies a constraint that asks for nothing else. */
const keysTest = (constraint: Constraint, keys: Sql, compiler: Compiler): Truth =>
  joined(constraint, compiler, (leaf) =>
    compiler.logic.known((compiler.dialect.quick as Quick).has(keys, (leaf as Of<"present">).key)),
  );

/** What the keys of an object show: whether it satisfies a constraint that asks for keys alone. */
export const byKeys =
  (keys: Sql, compiler: Compiler): Has =>
  (condition) =>
    restrictsKeysOnly(condition) ? keysTest(condition, keys, compiler) : undefined;

/** Whether an object satisfies a constraint by its keys; `undefined` where these do not show it. */
export type Has = (constraint: Constraint) => Truth | undefined;

type Quick = NonNullable<Dialect["quick"]>;

/** Whether a constraint on objects asks for nothing but keys that are present or absent. */
const restrictsKeysOnly = (constraint: Constraint): boolean =>
  partsOf(constraint).every(({ op }) => op === "present" || op === "const");

type Of<op extends Assertion["op"]> = Extract<Assertion, { readonly op: op }>;

/** Expressions for keys, after their first quote, with values that do not show at once that they are valid. */
function doubtfulMembers(constraint: Constraint): string[] {
  const byValue = new Map<string, string[]>();
  for (const [key, of] of keysOf(constraint)) {
    const value = doubtfulValue({ op: "and", of });
    if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), key.replaceAll(/[$.]/g, "\\$&")]);
  }
  return [...byValue].map(([value, keys]) => `(?:${keys.join("|")})"\\s*:\\s*(?:${value})`);
}

/** An expression for the beginning of a value that may not satisfy the constraint; `undefined` where every value does. */
function doubtfulValue(of: Constraint): string | undefined {
  const begins = { string: '"', object: "{", array: "\\[", boolean: "tf", null: "n" } as const;
  let good = "";
  const doubtful: string[] = [];
  for (const [to, begin] of Object.entries(begins) as [Exclude<JsonClass, "number">, string][]) {
    const rest = restrict(of, to);
    const settled = to === "string" ? settledStart(rest) : undefined;
    if (!isYes(rest) && settled === undefined) continue;
    good += begin;
    if (settled !== undefined) doubtful.push(`"[^${settled}]`);
  }
  const number = goodNumber(restrict(of, "number"));
  if (number !== undefined) {
    good += number.begins;
    // Those that may be no double.
    doubtful.push("-?[0-9.]{100}", number.isWhole ? "-?[0-9]+[.eE]" : "-?[0-9.]+[eE][+-]?[0-9]{3}");
  }
  const isOpen =
    !doubtful.some((one) => one.startsWith('"')) &&
    isYes(restrict(of, "number")) &&
    Object.values(begins).every((one) => good.includes(one)) &&
    good.includes("-");
  return isOpen ? undefined : [...doubtful, `[^${good}\\s]`].join("|");
}

/** The characters of a class that are sure to satisfy it as the first of a string, in ranges; `undefined` where none is. */
function settledStart(rest: Constraint): string | undefined {
  const settling = rest.op === "pattern" ? settlingRange(rest.pattern) : undefined;
  if (settling === undefined) return undefined;
  // Quotes and backslashes end strings and begin escapes.
  const breaks = ['"', "\\"]
    .map((one) => one.charCodeAt(0))
    .filter((one) => one >= settling.from && one <= settling.to);
  const starts = [settling.from, ...breaks.map((one) => one + 1)];
  const ends = [...breaks.map((one) => one - 1), settling.to];
  return starts
    .map((from, i) => [from, ends[i] as number])
    .filter(([from = 0, to = 0]) => from <= to)
    .map((range) => range.map((code) => `\\x{${code.toString(16)}}`).join("-"))
    .join("");
}

/** How numbers begin that satisfy a constraint; `undefined` where that does not show it. */
function goodNumber(rest: Constraint): { readonly begins: string; readonly isWhole: boolean } | undefined {
  const parts = conjunctsOf(rest).filter((part) => !(part.op === "type" && part.types.includes("number")));
  const isFromZero = (part: Constraint) => part.op === "minimum" && part.limit <= 0 && !part.isExclusive;
  const isWhole = parts.some(({ op }) => op === "type");
  if (!parts.every((part) => part.op === "type" || isFromZero(part))) return undefined;
  return { begins: parts.some(isFromZero) ? "0-9" : "0-9-", isWhole };
}
