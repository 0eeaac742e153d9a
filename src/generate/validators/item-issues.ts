import { type Constraint, isNo } from "../../constraints/constraint.ts";
import { testCode } from "./guard.ts";
import type { Of, Place } from "./issue-place.ts";
import { evaluatedItemsCode } from "./whole.ts";

/** Checks the items of an array: later, each as a value of its own, where they have a compiled schema. */
export function itemsStatement(at: Place, { of, from, place }: Of<"items">): string {
  const index = at.items.indexOf(place ?? "");
  if (index >= 0) return `    issues.later(value, ${index});\n`;
  return `    ${at.writer.use("collectItems")}(value, issues, ${from}, ${eachItemCode(at, of)});\n`;
}

/** Checks one item of an array. */
export const itemStatement = ({ writer, collect }: Place, { index, of }: Of<"item">): string =>
  `    ${writer.use("collectItem")}(value, issues, ${index}, ${collect(of)});\n`;

/** The name of a function that reports the issues of an item, which may not be there at all. */
const eachItemCode = ({ writer, collect }: Place, of: Constraint): string =>
  isNo(of) ? writer.use("unlistedItem") : collect(of);

/** Checks the items that no part of the schema evaluates. */
export function unevaluatedItemsStatement(place: Place, { by, of }: Of<"unevaluatedItems">): string {
  const { writer, items } = place;
  const collect = eachItemCode(place, of);
  const { declarations, test } = evaluatedItemsCode(by, "array", writer, testCode);
  const name = writer.declare(
    "unevaluatedIssues",
    JSON.stringify([by, of, items]),
    (own) => `function ${own}(array, issues) {
${declarations}  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!(${test})) ${writer.use("lookAt")}(value, i, issues, ${collect});
  }
}`,
  );
  return `    ${name}(value, issues);\n`;
}
