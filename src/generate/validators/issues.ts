import { and, property } from "../../constraints/combine.ts";
import { isPlace } from "../../constraints/compile.ts";
import {
  type Assertion,
  assertions,
  assertNever,
  type Constraint,
  codeOf,
  conjunctsOf,
  isNo,
  isYes,
  type NamedIssue,
  no,
  type ValueClass,
  valueClasses,
} from "../../constraints/constraint.ts";
import { discriminated } from "../../constraints/discriminator.ts";
import {
  appliesToKey,
  isObjectAssertion,
  keysOf,
  type MemberAssertion,
  partsOf,
  withoutIssues,
} from "../../constraints/keys.ts";
import { isScalar, restrict } from "../../constraints/restrict.ts";
import { asciiOnly } from "../ascii.ts";
import { validatorName } from "../names.ts";
import { classTests, type JsonClass, joinCode, logicCode, testCode } from "./guard.ts";
import { containsInWords, counted, shown, typesInWords, valuesInWords } from "./issue-words.ts";
import { othersCode } from "./object-guard.ts";
import type { ValidatorWriter } from "./shared-collectors.ts";
import { evaluatedItemsCode, evaluatedKeysCode } from "./whole.ts";

/** The arrays of a schema whose items have a compiled schema of their own, by the names of their positions (`placeOf`). */
export type ItemsPlaces = readonly string[];

/**
 * The name of a function `(value, issues) => void` that reports why a value does not satisfy the constraint
 * (`src/runtime/validate/issue-collector.ts`). It looks at the members of an object once, and leaves items to be walked later.
 */
export function issuesCode(constraint: Constraint, writer: ValidatorWriter, items: ItemsPlaces): string {
  const code = (name: string, to: ValidatorWriter): string => {
    const bodies = new Map(valueClasses.map((one) => [one, classBody(constraint, one, to, items)]));
    return `function ${name}(value, issues) {\n${chain(bodies, to)}}`;
  };
  if (!isScalar(constraint)) return writer.declare("issues", keyOf(constraint, items), (name) => code(name, writer));
  const shared = writer.shared.nameOf(constraint, code);
  writer.collectors.add(shared);
  return shared;
}

/** Code for the items of arrays depends on the schema that they belong to. */
function keyOf(constraint: Constraint, items: ItemsPlaces): string {
  const key = JSON.stringify(constraint);
  return key.includes('"op":"items"') ? JSON.stringify([constraint, items]) : key;
}

/** One branch for each class of values; the last is for values that are not JSON and for all classes with the same code. */
function chain(bodies: ReadonlyMap<ValueClass, string>, writer: ValidatorWriter): string {
  const other = bodies.get("other") as string;
  const branches = [...bodies].filter(([to, body]) => to !== "other" && body !== other);
  const byBody = new Map<string, string[]>();
  for (const [to, body] of branches) {
    const test = to === "object" ? `${writer.use("isObject")}(value)` : `(${classTests[to as JsonClass]("value")})`;
    byBody.set(body, [...(byBody.get(body) ?? []), test]);
  }
  const cases = [...byBody].map(([body, tests]) => `if (${tests.join(" || ")}) {\n${body}  }`);
  const [only] = byBody;
  if (only === undefined) return other;
  if (byBody.size === 1 && only[0] === "") return `  if (!(${only[1].join(" || ")})) {\n${other}  }\n`;
  const last = other === "" ? "" : ` else {\n${other}  }`;
  return `  ${cases.join(" else ")}${last}\n`;
}

/** What is reported for values of one class. */
function classBody(constraint: Constraint, to: ValueClass, writer: ValidatorWriter, items: ItemsPlaces): string {
  // Only the first issue of a value is reported, and a wrong type is the most useful one.
  const isType = (part: Constraint) => part.op === "type";
  const parts = [...conjunctsOf(constraint)].sort((a, b) => Number(isType(b)) - Number(isType(a)));
  const [first] = parts;
  if (first?.op === "type" && isNo(restrict(first, to))) return statement({ constraint: first, to, writer, items });
  const keys = [...keysOf(constraint).keys()];
  if (to !== "object" || !partsOf(constraint).some(isObjectAssertion))
    return parts.map((part) => statement({ constraint: part, to, writer, items })).join("");
  const table = membersCode(constraint, keys, writer, items);
  const others = parts.filter((part) => part.op !== "property");
  const statements = others.map((part) => statement({ constraint: part, to, writer, items, keys, table }));
  return `    const values = issues.read(value, ${table});
${statements.join("")}    issues.members(values, ${table});
`;
}

/** The known keys of an object, each with what reports the issues of its value where that does not depend on other keys. */
export function membersCode(
  constraint: Constraint,
  keys: readonly string[],
  writer: ValidatorWriter,
  items: ItemsPlaces,
): string {
  const always = conjunctsOf(constraint).filter((part) => part.op === "property");
  const entries = keys.map((key) => {
    const of = always.find((part) => part.key === key)?.of;
    return `[${quoted(key)}${of === undefined ? "" : `, ${issuesCode(of, writer, items)}`}]`;
  });
  return writer.declare(
    "members",
    keyOf(constraint, items),
    (name) => `const ${name} = /* @__PURE__ */ createMembers([${entries.join(", ")}], (key) => {
  switch (key) {
${keys.map((key, i) => `    case ${quoted(key)}: return ${i};\n`).join("")}  }
  return -1;
});`,
  );
}

interface Place {
  readonly constraint: Constraint;
  /** The class of the value. */
  readonly to: ValueClass;
  readonly writer: ValidatorWriter;
  readonly items: ItemsPlaces;
  /** The known keys of an object, in the order of their values in `values`. */
  readonly keys?: readonly string[];
  /** The name of the table of these keys. */
  readonly table?: string;
}

/** Statements that report each part of the constraint that fails. */
function statement(place: Place): string {
  const { constraint } = place;
  switch (constraint.op) {
    case "const":
      return constraint.value ? "" : '    issues.add("forbidden", "must be absent here");\n';
    case "and":
      return constraint.of.map((part) => statement({ ...place, constraint: part })).join("");
    case "if":
      return branches(place, constraint);
    case "named": {
      const { code, absent } = constraint.issue;
      const params = paramsOf(constraint.of);
      const more = absent.length > 0 ? `, ${params ?? "undefined"}, ${quoted(absent)}` : params ? `, ${params}` : "";
      const message = messageCode(constraint.issue, place.to);
      const whole = `issues.add(${quoted(code)}, ${message}${more});`;
      return failing(place, constraint.of, blameCode(place, constraint.branches ?? [], whole));
    }
    case "or":
    case "one":
      return alternativesStatement(place, constraint);
    case "not":
      return notStatement(place, constraint);
    default:
      return assertionStatement(place, constraint);
  }
}

/** Reports what is wrong by the branch that the value means, if it shows one, and else that the whole fails. */
function blameCode(place: Place, branches: readonly Constraint[], whole: string): string {
  const possible = branches.filter((branch) => !isNo(withoutIssues(restrict(branch, place.to))));
  const [first] = possible;
  if (first === undefined || branches.length < 2) return whole;
  const code = (branch: Constraint) => `{\n${statement({ ...place, constraint: branch })}    }`;
  if (possible.length === 1) return code(first);
  const choice = place.keys === undefined ? undefined : discriminated(possible);
  if (choice === undefined) return whole;
  const value = `values[${place.keys?.indexOf(choice.key)}]`;
  const tests = choice.values.map((values) => values.map((one) => `${value} === ${quoted(one)}`).join(" || "));
  return [...possible.map((branch, i) => `if (${tests[i]}) ${code(branch)}`), whole].join(" else ");
}

type Alternatives = Constraint & { readonly of: readonly Constraint[] };

/** Reports why a value fits none of several alternatives, or more than one of those that exclude each other. */
function alternativesStatement(place: Place, constraint: Alternatives): string {
  const rest = restrict(constraint, place.to);
  if (isNo(rest)) return typesStatement(constraint.of);
  if (rest.op !== "or" && rest.op !== "one") return statement({ ...place, constraint: rest });
  const { writer, items } = place;
  const possible = constraint.of
    .map((branch, i) => ({ branch: restrict(branch, place.to), number: i + 1 }))
    .filter(({ branch }) => !isNo(withoutIssues(branch)));
  const alternatives = possible.map(({ branch, number }) => `[${number}, ${issuesCode(branch, writer, items)}]`);
  const code = codeOf(constraint);
  const closest = `${writer.use("blameAlternative")}(value, issues, [${alternatives.join(", ")}], ${quoted(code)});`;
  const choice = discriminatedStatement(
    place,
    possible.map(({ branch }) => branch),
  );
  return failing(place, constraint, choice ?? closest);
}

/** Where a required key decides between alternatives, what is wrong by the one that it chooses. */
function discriminatedStatement(place: Place, branches: readonly Constraint[]): string | undefined {
  const choice = place.keys === undefined ? undefined : discriminated(branches);
  if (choice === undefined || !branches.every((branch) => requires(branch, choice.key))) return undefined;
  const { key } = choice;
  const value = `values[${place.keys?.indexOf(key)}]`;
  const inBranches = branches.map((branch, i) => {
    const isChosen = choice.values[i]?.map((one) => `${value} === ${quoted(one)}`).join(" || ");
    return `if (${isChosen}) {\n${statement({ ...place, constraint: branch })}    } else `;
  });
  const known = and([{ op: "present", key }, property(key, { op: "enum", values: choice.values.flat() })]);
  return `${inBranches.join("")}{\n${statement({ ...place, constraint: known })}    }`;
}

const requires = (constraint: Constraint, key: string): boolean =>
  conjunctsOf(constraint).some((part) => part.op === "present" && part.key === key);

/** Reports that no alternative is for values of the class: by their types, where each states some. */
function typesStatement(branches: readonly Constraint[]): string {
  const types = branches.map((branch) => conjunctsOf(branch).find((part) => part.op === "type")?.types);
  const all = [...new Set(types.flatMap((some) => some ?? []))];
  const code = types.includes(undefined)
    ? 'issues.add("any_of", "fits none of the alternatives");'
    : `issues.type(value, ${quoted(typesInWords(all))}, ${quoted(all)});`;
  return `    ${code}\n`;
}

/** Reports that a value is what it must not be. */
function notStatement(place: Place, constraint: Constraint & { readonly op: "not" }): string {
  const { of } = constraint;
  if (of.op === "present" && place.keys !== undefined)
    return memberStatement(place, { op: "property", key: of.key, of: no });
  const what = of.op === "enum" ? `must not be ${valuesInWords(of.values)}` : "is of a kind that the schema excludes";
  return failing(place, constraint, `issues.add("not", ${quoted(what)});`);
}

function branches(place: Place, { test, then, else: otherwise }: Constraint & { readonly op: "if" }): string {
  const inThen = statement({ ...place, constraint: then });
  const inElse = statement({ ...place, constraint: otherwise });
  const condition = conditionCode(place, test);
  if (inThen === "" && inElse === "") return "";
  if (inThen === "") return `    if (!(${condition})) {\n${inElse}    }\n`;
  return `    if (${condition}) {\n${inThen}    }${inElse === "" ? "" : ` else {\n${inElse}    }`}\n`;
}

/** Checks the value of a member at once, such as in a branch of a choice. */
function memberStatement({ keys = [], writer, items }: Place, { key, of }: Assertion & { readonly op: "property" }) {
  return `    issues.member(${quoted(key)}, values[${keys.indexOf(key)}], ${issuesCode(of, writer, items)});\n`;
}

/** Checks the value of each member that an object has besides those that an assertion knows, or that match its pattern. */
function othersStatement({ keys = [], table, writer, items }: Place, assertion: MemberAssertion) {
  const collect =
    assertion.op === "additional" && isNo(assertion.of)
      ? unlistedCode(assertion.known, writer)
      : issuesCode(assertion.of, writer, items);
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

/** The name of a function that reports the issues of an item, which may not be there at all. */
const eachItemCode = (of: Constraint, writer: ValidatorWriter, items: ItemsPlaces): string =>
  isNo(of) ? writer.use("unlistedItem") : issuesCode(of, writer, items);

/** Checks the items that no part of the schema evaluates. */
function unevaluatedItemsStatement({ writer, items }: Place, { by, of }: Of<"unevaluatedItems">): string {
  const collect = eachItemCode(of, writer, items);
  const { declarations, test } = evaluatedItemsCode(by, "array", writer, testCode);
  const name = writer.declare(
    "unevaluatedIssues",
    JSON.stringify([by, of, items]),
    (own) => `function ${own}(array, issues) {
${declarations}  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!(${test})) issues.member(i, value, ${collect});
  }
}`,
  );
  return `    ${name}(value, issues);\n`;
}

/** Checks the values of the keys that no part of the schema evaluates. */
function unevaluatedKeysStatement({ writer, items }: Place, { by, of }: Of<"unevaluatedProperties">): string {
  const collect = isNo(of)
    ? unlistedCode(
        by.flatMap(({ known }) => known),
        writer,
      )
    : issuesCode(of, writer, items);
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

/** Reports the issues of another schema: of a file, or of a position in one that leads back to itself. */
function schemaStatement({ writer, items }: Place, { name }: Of<"schema">): string {
  if (!isPlace(name)) {
    writer.schemas.add(name);
    return `    ${writer.use("collectBySchema")}(value, issues, ${validatorName(name)}Compiled);\n`;
  }
  const nested = writer.declare("issuesNested", JSON.stringify([name, items]), (own) => {
    const collect = issuesCode(writer.constraintAt(name), writer, items);
    return `function ${own}(value, issues) {\n  ${writer.use("collectNested")}(value, issues, ${collect});\n}`;
  });
  return `    ${nested}(value, issues);\n`;
}

/** Checks the items of an array: later, each as a value of its own, where they have a compiled schema. */
function itemsStatement({ writer, items }: Place, { of, from, place }: Of<"items">): string {
  const index = items.indexOf(place ?? "");
  if (index >= 0) return `    issues.later(value, ${index});\n`;
  return `    ${writer.use("collectItems")}(value, issues, ${from}, ${eachItemCode(of, writer, items)});\n`;
}

type Of<op extends Assertion["op"]> = Extract<Assertion, { readonly op: op }>;

function assertionStatement(place: Place, assertion: Assertion): string {
  const { to, writer, items } = place;
  const constrained = assertions[assertion.op].of;
  if (constrained !== "any" && constrained !== to) return "";
  switch (assertion.op) {
    case "type":
      return failing(
        place,
        assertion,
        `issues.type(value, ${quoted(typesInWords(assertion.types))}, ${quoted(assertion.types)});`,
      );
    case "enum":
      return adding(place, assertion, `must be ${valuesInWords(assertion.values)}`);
    case "pattern":
      return adding(place, assertion, `must match the pattern ${shown(assertion.pattern)}`);
    case "minLength":
      return adding(
        place,
        assertion,
        assertion.limit === 1 ? "must not be empty" : `must have at least ${assertion.limit} characters`,
      );
    case "minimum":
      return adding(place, assertion, `must be ${assertion.isExclusive ? "more than" : "at least"} ${assertion.limit}`);
    case "maximum":
      return adding(place, assertion, `must be ${assertion.isExclusive ? "less than" : "at most"} ${assertion.limit}`);
    case "maxLength":
      return adding(place, assertion, `must have at most ${counted(assertion.limit, "character")}`);
    case "maxItems":
      return adding(place, assertion, `must have at most ${counted(assertion.limit, "item")}`);
    case "minItems":
      return adding(place, assertion, `must have at least ${counted(assertion.limit, "item")}`);
    case "items":
      return itemsStatement(place, assertion);
    case "item":
      return `    ${writer.use("collectItem")}(value, issues, ${assertion.index}, ${issuesCode(assertion.of, writer, items)});\n`;
    case "contains":
      return adding(place, assertion, containsInWords(assertion));
    case "uniqueItems":
      return `    ${writer.use("reportEqualItems")}(value, issues);\n`;
    case "unevaluatedItems":
      return unevaluatedItemsStatement(place, assertion);
    case "multipleOf":
      return adding(place, assertion, `must be a multiple of ${assertion.divisor}`);
    case "minProperties":
      return adding(place, assertion, `must have at least ${counted(assertion.limit, "key")}`);
    case "maxProperties":
      return adding(place, assertion, `must have at most ${counted(assertion.limit, "key")}`);
    case "propertyNames":
      return `    ${writer.use("collectNames")}(value, issues, ${issuesCode(assertion.of, writer, items)});\n`;
    case "unevaluatedProperties":
      return unevaluatedKeysStatement(place, assertion);
    case "present":
      return `    if (values[${place.keys?.indexOf(assertion.key)}] === undefined) issues.missing(${quoted(assertion.key)});\n`;
    case "property":
      return memberStatement(place, assertion);
    case "matching":
    case "additional":
      return othersStatement(place, assertion);
    case "schema":
      return schemaStatement(place, assertion);
    default:
      return assertNever(assertion);
  }
}

/** Adds the issue of an assertion where it fails. */
function adding(place: Place, assertion: Assertion, message: string): string {
  const params = paramsOf(assertion);
  const code = `issues.add(${quoted(codeOf(assertion))}, ${quoted(message)}${params ? `, ${params}` : ""});`;
  return failing(place, assertion, code);
}

/** The parameters of the issue of an assertion, as code; types have theirs from the function that reports them. */
function paramsOf(constraint: Constraint): string | undefined {
  if (constraint.op === "enum") return `{ allowed: ${quoted(constraint.values)} }`;
  if (constraint.op === "multipleOf") return `{ divisor: ${constraint.divisor} }`;
  return "limit" in constraint ? `{ limit: ${constraint.limit} }` : undefined;
}

/** The message of a named issue as an expression. */
const messageCode = ({ message, cases }: NamedIssue, to: ValueClass): string =>
  (to === "string" ? cases : [])
    .map((one) => `/${asciiOnly(new RegExp(one.pattern, "u").source)}/u.test(value) ? ${quoted(one.message)} : `)
    .concat(quoted(message))
    .join("");

/** A statement that is reached where the constraint fails for a value of the class. */
function failing(place: Place, constraint: Constraint, then: string): string {
  const rest = withoutIssues(restrict(constraint, place.to));
  if (isYes(rest)) return "";
  return isNo(rest) ? `    ${then}\n` : `    if (!(${conditionCode(place, rest)})) ${then}\n`;
}

/** Whether a constraint holds for a value of the class, by the values of its members where it is an object. */
function conditionCode({ to, writer, keys }: Place, constraint: Constraint): string {
  const rest = withoutIssues(restrict(constraint, to));
  if (keys === undefined) return logicCode(rest, "value", writer);
  return joinCode(rest, (leaf) => {
    const memberOf = (key: string) => `values[${keys.indexOf(key)}]`;
    if (leaf.op === "present") return `${memberOf(leaf.key)} !== undefined`;
    if (leaf.op !== "property") return logicCode(leaf, "value", writer);
    return `(${memberOf(leaf.key)} === undefined || ${testCode(leaf.of, memberOf(leaf.key), writer)})`;
  });
}

const quoted = (value: unknown): string => asciiOnly(JSON.stringify(value));
