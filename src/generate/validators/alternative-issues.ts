import { and, property } from "../../constraints/combine.ts";
import { type Constraint, codeOf, conjunctsOf, isNo, no } from "../../constraints/constraint.ts";
import { discriminated, isRequired } from "../../constraints/discriminator.ts";
import { withoutIssues } from "../../constraints/keys.ts";
import { restrict } from "../../constraints/restrict.ts";
import { displayKey } from "../../runtime/validate/issue.ts";
import { joined } from "../join.ts";
import { failing, type Place, quoted } from "./issue-place.ts";
import { valuesInWords } from "./issue-words.ts";
import { memberStatement } from "./member-issues.ts";

/** Reports what is wrong by the branch that the value means, if it shows one, and else that the whole fails. */
export function blameCode(place: Place, branches: readonly Constraint[], whole: string): string {
  const possible = branches.filter((branch) => !isNo(withoutIssues(restrict(branch, place.to))));
  const [first] = possible;
  if (first === undefined || branches.length < 2) return whole;
  const code = (branch: Constraint) => `{\n${place.report(branch)}    }`;
  if (possible.length === 1) return code(first);
  const choice = place.keys === undefined ? undefined : discriminated(possible);
  if (choice === undefined) return whole;
  const value = `values[${place.keys?.indexOf(choice.key)}]`;
  const tests = choice.values.map((values) => isOneOf(value, values));
  return [...possible.map((branch, i) => `if (${tests[i]}) ${code(branch)}`), whole].join(" else ");
}

const isOneOf = (value: string, listed: readonly unknown[]): string =>
  joined(
    listed.map((one) => `${value} === ${quoted(one)}`),
    "||",
  );

type Alternatives = Constraint & { readonly of: readonly Constraint[] };

/** Reports why a value fits none of several alternatives, or more than one of those that exclude each other. */
export function alternativesStatement(place: Place, constraint: Alternatives): string {
  const rest = restrict(constraint, place.to);
  if (isNo(rest)) return typesStatement(constraint);
  if (rest.op !== "or" && rest.op !== "one") return place.report(rest);
  const possible = constraint.of
    .map((branch, i) => ({ branch: restrict(branch, place.to), number: i + 1 }))
    .filter(({ branch }) => !isNo(withoutIssues(branch)));
  const alternatives = possible.map(({ branch, number }) => `[${number}, ${place.collect(branch)}]`);
  const code = codeOf(constraint);
  const closest = `${place.writer.use("blameAlternative")}(value, issues, [${alternatives.join(", ")}], ${quoted(code)});`;
  const choice = discriminatedStatement(
    place,
    possible.map(({ branch }) => branch),
  );
  return failing(place, constraint, choice ?? closest);
}

/** Where a required key decides between alternatives, what is wrong by the one that it chooses. */
function discriminatedStatement(place: Place, branches: readonly Constraint[]): string | undefined {
  const choice = place.keys === undefined ? undefined : discriminated(branches);
  if (choice === undefined || !branches.every((branch) => isRequired(branch, choice.key))) return undefined;
  const { key } = choice;
  const value = `values[${place.keys?.indexOf(key)}]`;
  const inBranches = branches.map((branch, i) => {
    const isChosen = isOneOf(value, choice.values[i] ?? []);
    const listed = choice.values[i] ?? [];
    const hint = `As ${displayKey(key)} is ${valuesInWords(listed)}:`;
    return `if (${isChosen}) {
    const first = issues.findings?.length ?? 0;
${place.report(branch)}    ${place.writer.use("sayAlternative")}(issues, first, ${quoted(hint)});
    } else `;
  });
  const known = and([{ op: "present", key }, property(key, { op: "enum", values: choice.values.flat() })]);
  return `${inBranches.join("")}{\n${place.report(known)}    }`;
}

/** Reports that no alternative is for values of the class: by their types, where each states some. */
function typesStatement(constraint: Alternatives): string {
  const types = constraint.of.map((branch) => conjunctsOf(branch).find((part) => part.op === "type")?.types);
  const all = [...new Set(types.flatMap((some) => some ?? []))];
  const code = types.includes(undefined)
    ? `issues.add(${quoted(codeOf(constraint))}, "fits none of the alternatives");`
    : `issues.type(value, ${quoted(all)});`;
  return `    ${code}\n`;
}

/** Reports that a value is what it must not be. */
export function notStatement(place: Place, constraint: Constraint & { readonly op: "not" }): string {
  const { of } = constraint;
  if (of.op === "present" && place.keys !== undefined)
    return memberStatement(place, { op: "property", key: of.key, of: no });
  const what = of.op === "enum" ? `must not be ${valuesInWords(of.values)}` : "is of a kind that the schema excludes";
  return failing(place, constraint, `issues.add("not", ${quoted(what)});`);
}
