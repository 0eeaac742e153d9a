import { isNo } from "../../constraints/constraint.ts";
import { appliesToKey, type MemberAssertion } from "../../constraints/keys.ts";
import { testCode } from "./guard.ts";
import { type Of, type Place, quoted } from "./issue-place.ts";
import { othersCode } from "./object-guard.ts";
import type { ValidatorWriter } from "./shared-collectors.ts";
import { evaluatedKeysCode } from "./whole.ts";

/** Checks the value of a member at once, such as in a branch of a choice. */
export function memberStatement({ keys = [], collect }: Place, { key, of }: Of<"property">): string {
  return `    issues.member(${quoted(key)}, values[${keys.indexOf(key)}], ${collect(of)});\n`;
}

/** Checks the value of each member that an object has besides those that an assertion knows, or that match its pattern. */
export function othersStatement(
  { keys = [], table, writer, collect: collectorOf }: Place,
  assertion: MemberAssertion,
): string {
  const collect =
    assertion.op === "additional" && isNo(assertion.of)
      ? unlistedCode(assertion.known, writer)
      : collectorOf(assertion.of);
  const mentioned = keys.filter((key) => appliesToKey(assertion, key));
  const members = mentioned.map(
    (key) => `    issues.member(${quoted(key)}, values[${keys.indexOf(key)}], ${collect});\n`,
  );
  const condition = othersCode(assertion, writer);
  const wanted = condition === "" ? "" : `, (key) => ${condition}`;
  return `    ${writer.use("additionalMembers")}(value, issues, ${table}, ${collect}${wanted});\n${members.join("")}`;
}

/** The name of a function that reports a key that is not listed. */
const unlistedCode = (listed: readonly string[], writer: ValidatorWriter): string =>
  writer.declare(
    "unlisted",
    JSON.stringify(listed),
    (name) => `const ${name} = /* @__PURE__ */ ${writer.use("unlistedKey")}(${quoted([...new Set(listed)])});`,
  );

/** Checks the values of the keys that no part of the schema evaluates. */
export function unevaluatedKeysStatement(
  { writer, items, collect: collectorOf }: Place,
  { by, of }: Of<"unevaluatedProperties">,
): string {
  const collect = isNo(of)
    ? unlistedCode(
        by.flatMap(({ known }) => known),
        writer,
      )
    : collectorOf(of);
  const { declarations, test } = evaluatedKeysCode(by, "object", writer, testCode);
  const name = writer.declare(
    "unevaluatedIssues",
    JSON.stringify([by, of, items]),
    (own) => `function ${own}(object, issues) {
${declarations}  for (const key of Object.keys(object)) {
    if (!(${test})) issues.member(key, object[key], ${collect});
  }
}`,
  );
  return `    ${name}(value, issues);\n`;
}
