import type { Assertion, JsonClass, Scalar } from "../constraints/constraint.ts";
import { settlingRange } from "../constraints/patterns.ts";
import { parseRegex } from "../constraints/regex.ts";
import { Undecidable } from "../constraints/undecidable.ts";
import type { Compiler } from "./compiler.ts";
import type { Sql, Truth } from "./dialect.ts";

/** Whether a JSON string, number or boolean satisfies an assertion. `null` satisfies what is left for it. */
export function scalarTest(leaf: Assertion, to: JsonClass, value: Sql, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  if (to === "string") return stringTest(leaf, value, compiler);
  if (to === "number") {
    const test = numberTest(leaf, dialect.double(value), compiler);
    return dialect.mayMissDoubles && test.constant === undefined ? { ...test, isKnown: false } : test;
  }
  if (leaf.op === "enum" && to === "boolean") {
    const isTrue = logic.known(dialect.isTrue(value));
    return logic.or(leaf.values.map((one) => (one === true ? isTrue : logic.not(isTrue))));
  }
  return leaf.op === "enum" ? logic.constant(true) : logic.unknown;
}

/** Whether a JSON string satisfies an assertion. What its first character decides is cheap. */
function stringTest(leaf: Assertion, value: Sql, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  const inText = textTest(leaf, dialect.text(value), compiler);
  if (leaf.op === "enum")
    return logic.or(
      leaf.values.map((one) => {
        const isSame = dialect.isString(value, String(one));
        return isSame === undefined ? equalText(one, dialect.text(value), compiler) : logic.known(isSame);
      }),
    );
  const settling = leaf.op === "pattern" ? settlingRange(leaf.pattern) : undefined;
  const isSettled = settling && dialect.beginsWithin(value, char(settling.from), char(settling.to));
  return isSettled === undefined ? inText : logic.or([logic.known(isSettled), inText]);
}

const char = (code: number): string => String.fromCharCode(code);

const equalText = (one: Scalar, text: Sql, { dialect, logic }: Compiler): Truth =>
  logic.known(`(${text} = ${dialect.string(String(one))})`);

/** Whether a text satisfies an assertion on strings. */
export function textTest(leaf: Assertion, text: Sql, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  switch (leaf.op) {
    case "enum":
      return logic.or(leaf.values.map((one) => equalText(one, text, compiler)));
    case "pattern": {
      const regex = parsed(leaf.pattern);
      const sql = regex && dialect.matches(text, regex);
      return sql === undefined ? logic.unknown : logic.known(sql);
    }
    case "minLength":
      return logic.known(`(${dialect.length(text)} >= ${leaf.limit})`);
    case "maxLength":
      return logic.known(`(${dialect.length(text)} <= ${leaf.limit})`);
    case "format":
    case "schema":
      return logic.unknown;
    default:
      return logic.unknown;
  }
}

function parsed(pattern: string): ReturnType<typeof parseRegex> | undefined {
  try {
    return parseRegex(pattern);
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

function numberTest(leaf: Assertion, double: Sql, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  switch (leaf.op) {
    case "type":
      return logic.and([
        dialect.isFinite ? logic.known(dialect.isFinite(double)) : logic.constant(true),
        leaf.types.includes("number") ? logic.constant(true) : logic.known(`(floor(${double}) = ${double})`),
      ]);
    case "enum":
      return logic.or(leaf.values.map((one) => logic.known(`(${double} = ${dialect.number(one as number)})`)));
    case "minimum":
      return logic.known(`(${double} ${leaf.isExclusive ? ">" : ">="} ${dialect.number(leaf.limit)})`);
    case "maximum":
      return logic.known(`(${double} ${leaf.isExclusive ? "<" : "<="} ${dialect.number(leaf.limit)})`);
    case "multipleOf":
      return multipleTest(leaf.divisor, double, compiler);
    default:
      return logic.unknown;
  }
}

/** Beyond it, doubles do not hold every whole number of units. */
const tooManyUnits = 1e15;

/** Counts in units of the divisor's last decimal place, as the library does (`isMultipleOf`); beyond 10^15 units nothing is known. */
function multipleTest(divisor: number, double: Sql, { dialect, logic }: Compiler): Truth {
  const scale = Array.from({ length: 16 }, (_, i) => 10 ** i).find(
    (one) => Math.round(divisor * one) / one === divisor,
  );
  const units = Math.round(divisor * (scale ?? 0));
  if (scale === undefined || units >= tooManyUnits) return logic.unknown;
  const number = dialect.number;
  const multiple = `floor(${double} * ${number(scale)} + ${number(0.5)})`;
  const isFew = logic.known(`(abs(${double} * ${number(scale)}) < ${number(tooManyUnits)})`);
  const isWhole = logic.known(`(${multiple} / ${number(scale)} = ${double})`);
  const isMultiple = logic.known(`(${dialect.remainder(multiple, number(units))} = 0)`);
  return logic.and([
    logic.unknownIf(logic.not(isFew).sql),
    logic.or([logic.not(isFew), logic.and([isWhole, isMultiple])]),
  ]);
}
