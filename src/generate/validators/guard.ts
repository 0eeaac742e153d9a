import { isPlace } from "../../constraints/compile.ts";
import {
  type Assertion,
  assertNever,
  type Constraint,
  isNo,
  isYes,
  type JsonClass,
  jsonClasses,
  valueClasses,
} from "../../constraints/constraint.ts";
import { formatsByName } from "../../constraints/formats.ts";
import { restrict } from "../../constraints/restrict.ts";
import { asciiOnly } from "../ascii.ts";
import { joined } from "../join.ts";
import { validatorName } from "../names.ts";
import type { ModuleWriter } from "../writer.ts";
import { isDeclared, objectCode, objectFunction } from "./object-guard.ts";
import { containsCode, namesCode, unevaluatedItemsCode, unevaluatedKeysCode } from "./whole.ts";

/** A JavaScript expression that is true where the value satisfies the constraint. It creates no object. */
export function testCode(constraint: Constraint, value: string, writer: ModuleWriter): string {
  if (constraint.op === "schema") return `${guardOf(constraint.name, writer)}(${value}${writer.plannedArgument})`;
  const cases = jsonClasses.map((to) => [to, restrict(constraint, to)] as const);
  const isMostlyOpen = isYes(restrict(constraint, "other"));
  if (isMostlyOpen && cases.every(([, rest]) => isYes(rest))) return "true";
  const tests = cases
    .filter(([, rest]) => (isMostlyOpen ? !isYes(rest) : !isNo(rest)))
    .map(([to, rest]) => caseCode(to, rest, value, writer, isMostlyOpen));
  return tests.length === 0 ? "false" : tests.join(isMostlyOpen ? " && " : " || ");
}

/** The function that is the guard of a schema. Of a schema of objects, it is itself the one that tests the object. */
export function guardCode(name: string, constraint: Constraint, writer: ModuleWriter): string {
  const ofObject = restrict(constraint, "object");
  const areOthersRefused = valueClasses.every((one) => one === "object" || isNo(restrict(constraint, one)));
  if (
    constraint.op === "schema" ||
    !areOthersRefused ||
    isNo(ofObject) ||
    isYes(ofObject) ||
    isDeclared(ofObject, writer)
  )
    return `function ${name}(value${writer.plannedParameter}) {\n  return ${testCode(constraint, "value", writer)};\n}`;
  const first = `  if (!(${classTests.object("object")})) return false;\n`;
  return objectFunction(name, ofObject, writer, objectTests(writer), first);
}

/** The name of the guard of another schema file, or of a position in one that leads back to itself. */
function guardOf(name: string, writer: ModuleWriter): string {
  if (!isPlace(name)) {
    writer.schemas.add(name);
    return `${validatorName(name)}Guard`;
  }
  return writer.declare("nested", name, (own) => {
    const test = testCode(writer.constraintAt(name), "value", writer);
    return `function ${own}(value${writer.plannedParameter}) {
  ${writer.use("enter")}();
  try {
    return ${test};
  } finally {
    ${writer.use("leave")}();
  }
}`;
  });
}

export const classTests: Record<JsonClass, (value: string) => string> = {
  string: (value) => `typeof ${value} === "string"`,
  number: (value) => `typeof ${value} === "number"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  object: (value) => `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
  array: (value) => `Array.isArray(${value})`,
  null: (value) => `${value} === null`,
};

/** What the guard of an object needs of the guards of other values. */
const objectTests = (writer: ModuleWriter) => ({
  testCode,
  wholeCode: (part: Assertion) => assertionCode(part, "object", writer),
});

function caseCode(
  to: JsonClass,
  rest: Constraint,
  value: string,
  writer: ModuleWriter,
  isImplication: boolean,
): string {
  const inner =
    to === "object" && !isYes(rest)
      ? `${objectCode(rest, writer, objectTests(writer))}(${value}${writer.plannedArgument})`
      : logicCode(rest, value, writer);
  if (isImplication) return `(!(${classTests[to](value)}) || ${inner})`;
  return isYes(rest) ? `(${classTests[to](value)})` : `(${classTests[to](value)} && ${inner})`;
}

/** The constraint's own and/or/not, over assertions on one value that is known to be of their type. `length` is that of an array. */
export function logicCode(constraint: Constraint, value: string, writer: ModuleWriter, length?: string): string {
  return joinCode(constraint, (leaf) => assertionCode(leaf, value, writer, length));
}

type Of<op extends Assertion["op"]> = Extract<Assertion, { readonly op: op }>;

function assertionCode(leaf: Assertion, value: string, writer: ModuleWriter, length = `${value}.length`): string {
  switch (leaf.op) {
    case "type":
      return leaf.types.includes("number") ? `Number.isFinite(${value})` : `Number.isInteger(${value})`;
    case "enum":
      return listedCode(leaf.values, value, writer);
    case "pattern":
      return `${writer.pattern(leaf.pattern)}(${value})`;
    case "format":
      return `${writer.use(formatsByName[leaf.name].name)}(${value})`;
    case "minLength":
      return minLengthCode(leaf.limit, value, writer);
    case "maxLength":
      return maxLengthCode(leaf.limit, value, writer);
    case "minimum":
      // NaN is no JSON: only a schema that states the type refuses it.
      return `!(${value} ${leaf.isExclusive ? "<=" : "<"} ${leaf.limit})`;
    case "maximum":
      return `!(${value} ${leaf.isExclusive ? ">=" : ">"} ${leaf.limit})`;
    case "multipleOf":
      return `${writer.use("isMultipleOf")}(${value}, ${leaf.divisor})`;
    case "minItems":
      return `${length} >= ${leaf.limit}`;
    case "maxItems":
      return `${length} <= ${leaf.limit}`;
    case "items":
      return `${itemsCode(leaf, writer)}(${value}${writer.plannedArgument})`;
    case "item":
      return `(${length} <= ${leaf.index} || ${testCode(leaf.of, `${value}[${leaf.index}]`, writer)})`;
    case "uniqueItems":
      return `${writer.use("equalItems")}(${value}) === undefined`;
    case "contains":
      return `${containsCode(leaf, writer, testCode)}(${value})`;
    case "unevaluatedItems":
      return `${unevaluatedItemsCode(leaf, writer, testCode)}(${value})`;
    case "minProperties":
      return `${writer.use("memberCount")}(${value}) >= ${leaf.limit}`;
    case "maxProperties":
      return `${writer.use("memberCount")}(${value}) <= ${leaf.limit}`;
    case "propertyNames":
      return `${namesCode(leaf, writer, testCode)}(${value})`;
    case "unevaluatedProperties":
      return `${unevaluatedKeysCode(leaf, writer, testCode)}(${value})`;
    case "present":
    case "property":
    case "matching":
    case "additional":
    case "schema":
      return testCode(leaf, value, writer);
    default:
      return assertNever(leaf);
  }
}

/** The constraint's own and/or/not as an expression, given the code of each assertion. */
export function joinCode(constraint: Constraint, leaf: (assertion: Assertion) => string): string {
  switch (constraint.op) {
    case "const":
      return String(constraint.value);
    case "and":
      return `(${joined(
        constraint.of.map((part) => joinCode(part, leaf)),
        "&&",
      )})`;
    case "or":
      return `(${joined(
        constraint.of.map((part) => joinCode(part, leaf)),
        "||",
      )})`;
    case "one":
      return `(${joined(
        constraint.of.map((part) => `Number(${joinCode(part, leaf)})`),
        "+",
      )} === 1)`;
    case "not":
      return `!(${joinCode(constraint.of, leaf)})`;
    case "if":
      return `(${joinCode(constraint.test, leaf)} ? ${joinCode(constraint.then, leaf)} : ${joinCode(constraint.else, leaf)})`;
    case "named":
      return joinCode(constraint.of, leaf);
    default:
      return leaf(constraint);
  }
}

const mostCompared = 50;

/** Whether a scalar is one of those that are listed. Many are looked up, which takes less code and time. */
function listedCode(values: readonly unknown[], value: string, writer: ModuleWriter): string {
  const texts = values.map((one) => asciiOnly(JSON.stringify(one)));
  if (values.length <= mostCompared) return `(${texts.map((text) => `${value} === ${text}`).join(" || ")})`;
  const list = `[${texts.join(", ")}]`;
  return `${writer.declare("listed", list, (name) => `const ${name} = /* @__PURE__ */ new Set(${list});`)}.has(${value})`;
}

function itemsCode({ of, from }: Of<"items">, writer: ModuleWriter): string {
  return writer.declare(
    "items",
    JSON.stringify([of, from]),
    (name) => `function ${name}(array${writer.plannedParameter}) {
  for (let i = ${from}; i < array.length; i++) {
    const value = array[i];
    if (!(${testCode(of, "value", writer)})) return false;
  }
  return true;
}`,
  );
}

/** Code points are counted only where the number of UTF-16 units does not decide. */
const minLengthCode = (limit: number, value: string, writer: ModuleWriter): string =>
  limit < 2
    ? `${value}.length >= ${limit}`
    : `(${value}.length >= ${2 * limit} || (${value}.length >= ${limit} && ${writer.use("codePointCount")}(${value}) >= ${limit}))`;

const maxLengthCode = (limit: number, value: string, writer: ModuleWriter): string =>
  `(${value}.length <= ${limit} || (${value}.length <= ${2 * limit} && ${writer.use("codePointCount")}(${value}) <= ${limit}))`;
