import type { Assertion, Constraint, EvaluatedItems, EvaluatedKeys } from "../../constraints/constraint.ts";
import { asciiOnly } from "../ascii.ts";
import { joined } from "../join.ts";
import { type ModuleWriter, ownKeysOnly } from "../writer.ts";

type Of<op extends Assertion["op"]> = Extract<Assertion, { readonly op: op }>;

/** The code of a test of another value, which is that of guards. */
export type TestCode = (constraint: Constraint, value: string, writer: ModuleWriter) => string;

/** The name of a function that tests whether an array has the right number of items of a kind. */
export const containsCode = ({ of, min, max }: Of<"contains">, writer: ModuleWriter, testCode: TestCode): string =>
  writer.declare("contains", JSON.stringify([of, min, max]), (name) => {
    const tooMany =
      max === Number.POSITIVE_INFINITY ? `if (++count >= ${min}) return true;` : `if (++count > ${max}) return false;`;
    return `function ${name}(array) {
  let count = 0;
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (${testCode(of, "value", writer)}) { ${tooMany} }
  }
  return count >= ${min};
}`;
  });

/** The name of a function that tests every key of an object, as a string. */
export const namesCode = ({ of }: Of<"propertyNames">, writer: ModuleWriter, testCode: TestCode): string =>
  writer.declare(
    "names",
    JSON.stringify(of),
    (name) => `function ${name}(object) {
  for (const key in object) {
    ${ownKeysOnly}
    if (object[key] !== undefined && !(${testCode(of, "key", writer)})) return false;
  }
  return true;
}`,
  );

/** The name of a function that tests the values of the keys that no part of the schema evaluates. */
export const unevaluatedKeysCode = (
  { by, of }: Of<"unevaluatedProperties">,
  writer: ModuleWriter,
  testCode: TestCode,
): string =>
  writer.declare("unevaluated", JSON.stringify([by, of]), (name) => {
    const isEvaluated = evaluatedKeysCode(by, "object", writer, testCode);
    return `function ${name}(object) {
${isEvaluated.declarations}  for (const key in object) {
    ${ownKeysOnly}
    const value = object[key];
    if (value !== undefined && !(${isEvaluated.test}) && !(${testCode(of, "value", writer)})) return false;
  }
  return true;
}`;
  });

/** The name of a function that tests the items that no part of the schema evaluates. */
export const unevaluatedItemsCode = (
  { by, of }: Of<"unevaluatedItems">,
  writer: ModuleWriter,
  testCode: TestCode,
): string =>
  writer.declare("unevaluated", JSON.stringify([by, of]), (name) => {
    const isEvaluated = evaluatedItemsCode(by, "array", writer, testCode);
    return `function ${name}(array) {
${isEvaluated.declarations}  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!(${isEvaluated.test}) && !(${testCode(of, "value", writer)})) return false;
  }
  return true;
}`;
  });

/** A test whether a part of a schema evaluates a key or an item, after what decides the parts' conditions once. */
interface EvaluatedCode {
  readonly declarations: string;
  readonly test: string;
}

/** A test of `key`. */
export function evaluatedKeysCode(
  by: readonly EvaluatedKeys[],
  object: string,
  writer: ModuleWriter,
  testCode: TestCode,
): EvaluatedCode {
  const { declarations, givenThat } = conditions(by, object, writer, testCode);
  const tests = by.map((part, i) => {
    const known = part.known.map((key) => `key === ${asciiOnly(JSON.stringify(key))}`);
    const matches = part.patterns.map((pattern) => `${writer.pattern(pattern)}(key)`);
    return givenThat(i, part.all ? "true" : joined([...known, ...matches], "||"));
  });
  return { declarations, test: tests.join(" || ") || "false" };
}

/** A test of `value`, the item at `i`. */
export function evaluatedItemsCode(
  by: readonly EvaluatedItems[],
  array: string,
  writer: ModuleWriter,
  testCode: TestCode,
): EvaluatedCode {
  const { declarations, givenThat } = conditions(by, array, writer, testCode);
  const tests = by.map(({ first, matching }, i) => {
    const counted = first === Number.POSITIVE_INFINITY ? "true" : `i < ${first}`;
    return givenThat(i, matching === undefined ? counted : `${counted} || (${testCode(matching, "value", writer)})`);
  });
  return { declarations, test: tests.join(" || ") || "false" };
}

function conditions(
  by: readonly (EvaluatedKeys | EvaluatedItems)[],
  value: string,
  writer: ModuleWriter,
  testCode: TestCode,
) {
  const declarations = by.map(({ when }, i) => `  const applies${i} = ${testCode(when, value, writer)};\n`).join("");
  return { declarations, givenThat: (i: number, test: string) => `(applies${i} && (${test}))` };
}
