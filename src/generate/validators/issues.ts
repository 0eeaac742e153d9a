import { isPlace } from "../../constraints/compile.ts";
import {
  type Assertion,
  assertions,
  assertNever,
  type Constraint,
  codeOf,
  conjunctsOf,
  isNo,
  type JsonClass,
  type NamedIssue,
  type ValueClass,
  valueClasses,
} from "../../constraints/constraint.ts";
import { formatsByName } from "../../constraints/formats.ts";
import { isObjectAssertion, membersOf, partsOf } from "../../constraints/keys.ts";
import { isScalar, restrict } from "../../constraints/restrict.ts";
import { asciiOnly } from "../ascii.ts";
import { validatorName } from "../names.ts";
import { alternativesStatement, blameCode, notStatement } from "./alternative-issues.ts";
import { classTests } from "./guard.ts";
import { conditionCode, failing, type ItemsPlaces, type Of, type Place, quoted } from "./issue-place.ts";
import { containsInWords, counted, shown, valuesInWords } from "./issue-words.ts";
import { itemStatement, itemsStatement, unevaluatedItemsStatement } from "./item-issues.ts";
import { memberStatement, othersStatement, unevaluatedKeysStatement } from "./member-issues.ts";
import type { SharedCollectors, ValidatorWriter } from "./shared-collectors.ts";

/**
 * The name of a function `(value, issues) => void` that reports why a value does not satisfy the constraint
 * (`src/runtime/validate/issue-collector.ts`). It looks at the members of an object once, and leaves items to be walked later.
 */
export function issuesCode(constraint: Constraint, writer: ValidatorWriter, items: ItemsPlaces): string {
  if (!isScalar(constraint))
    return writer.declare("issues", keyOf(constraint, items), (name) => functionCode(name, constraint, writer, items));
  const shared = sharedIssues(constraint, writer.shared);
  writer.collectors.add(shared);
  return shared;
}

/** The name of such a function that all modules of a set share, for values without members or items. */
export const sharedIssues = (constraint: Constraint, shared: SharedCollectors): string =>
  shared.nameOf(constraint, (name, writer) => functionCode(name, constraint, writer, []));

function functionCode(name: string, constraint: Constraint, writer: ValidatorWriter, items: ItemsPlaces): string {
  const ofObject = objectCollector(constraint, writer, items);
  if (ofObject !== undefined) return `const ${name} = /* @__PURE__ */ ${ofObject};`;
  const bodies = new Map(valueClasses.map((one) => [one, classBody(constraint, one, writer, items)]));
  return `function ${name}(value, issues) {\n${chain(bodies, writer)}}`;
}

/** What makes the function for a simple object. */
function objectCollector(constraint: Constraint, writer: ValidatorWriter, items: ItemsPlaces): string | undefined {
  const object = simpleObject(constraint);
  if (object === undefined) return undefined;
  return `${writer.use("collectObject")}(${membersCode(constraint, object.keys, writer, items)}, ${object.required})`;
}

/** The keys of an object with members of which the first ones are required, where no more is asked. */
export function simpleObject(constraint: Constraint): { keys: readonly string[]; required: number } | undefined {
  const parts = conjunctsOf(constraint);
  const types = parts.flatMap((part) => (part.op === "type" ? [part.types] : []));
  const required = new Set(parts.flatMap((part) => (part.op === "present" ? [part.key] : [])));
  const keys = membersOf(constraint);
  const isOther = ({ op }: Constraint) => op !== "type" && op !== "present" && op !== "property";
  if (types.length !== 1 || types.join() !== "object" || keys.length === 0 || parts.some(isOther)) return undefined;
  return { keys, required: required.size };
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
  const cases = [...byBody].map(([body, tests]) => narrowed(tests.join(" || "), body, other));
  const [only] = cases;
  if (only === undefined) return other;
  if (cases.length === 1 && only.body === "")
    return `  if (!(${only.test})) ${only.isNarrowed ? other.trimStart() : `{\n${other}  }\n`}`;
  const last = other === "" ? "" : ` else {\n${other}  }`;
  return `  ${cases.map(({ test, body }) => `if (${test}) {\n${body}  }`).join(" else ")}${last}\n`;
}

/** A branch, without a first statement that does for some values what is done for those of other classes. */
function narrowed(test: string, body: string, other: string) {
  const [line = "", condition, statement] = /^ {4}if \(!\((.*)\)\) (.*\n)/.exec(body) ?? [];
  if (condition === undefined || statement !== other.trimStart()) return { test, body, isNarrowed: false };
  return { test: `(${test}) && (${condition})`, body: body.slice(line.length), isNarrowed: true };
}

const placeOf = (of: Omit<Place, "report" | "collect">): Place => {
  const place: Place = {
    ...of,
    report: (constraint) => statement(place, constraint),
    collect: (constraint) => issuesCode(constraint, of.writer, of.items),
  };
  return place;
};

/** What is reported for values of one class. */
function classBody(constraint: Constraint, to: ValueClass, writer: ValidatorWriter, items: ItemsPlaces): string {
  // Only the first issue of a value is reported, and a wrong type is the most useful one.
  const isType = (part: Constraint) => part.op === "type";
  const parts = [...conjunctsOf(constraint)].sort((a, b) => Number(isType(b)) - Number(isType(a)));
  const [first] = parts;
  const place = placeOf({ to, writer, items });
  if (first?.op === "type" && isNo(restrict(first, to))) return place.report(first);
  const keys = membersOf(constraint);
  if (to !== "object" || !partsOf(constraint).some(isObjectAssertion)) return parts.map(place.report).join("");
  const table = membersCode(constraint, keys, writer, items);
  const others = parts.filter((part) => part.op !== "property");
  const statements = others.map(placeOf({ ...place, keys, table }).report);
  return `    const values = issues.read(value, ${table});
${statements.join("")}    issues.members(values, ${table});
`;
}

/** The name of a table of the known keys of an object. */
export function membersCode(
  constraint: Constraint,
  keys: readonly string[],
  writer: ValidatorWriter,
  items: ItemsPlaces,
): string {
  const table = entriesCode(constraint, keys, writer, items);
  return writer.declare("members", keyOf(constraint, items), (name) => {
    const code = writer.shared.isSmall
      ? `${writer.use("mappedMembers")}(${table})`
      : `createMembers(${table}, ${indexCode(keys)})`;
    return `const ${name} = /* @__PURE__ */ ${code};`;
  });
}

/** The known keys of an object, each with what reports the issues of its value where that does not depend on other keys. */
export function entriesCode(
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
  return `[${entries.join(", ")}]`;
}

/** A function that gives the index of a key. */
const indexCode = (keys: readonly string[]): string => `(key) => {
  switch (key) {
${keys.map((key, i) => `    case ${quoted(key)}: return ${i};\n`).join("")}  }
  return -1;
}`;

/** Statements that report each part of the constraint that fails. */
function statement(place: Place, constraint: Constraint): string {
  switch (constraint.op) {
    case "const":
      return constraint.value ? "" : '    issues.add("forbidden", "must be absent here");\n';
    case "and":
      return constraint.of.map(place.report).join("");
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

function branches(place: Place, { test, then, else: otherwise }: Constraint & { readonly op: "if" }): string {
  const inThen = place.report(then);
  const inElse = place.report(otherwise);
  const condition = conditionCode(place, test);
  if (inThen === "" && inElse === "") return "";
  if (inThen === "") return `    if (!(${condition})) {\n${inElse}    }\n`;
  return `    if (${condition}) {\n${inThen}    }${inElse === "" ? "" : ` else {\n${inElse}    }`}\n`;
}

/** Reports the issues of another schema: of a file, or of a position in one that leads back to itself. */
function schemaStatement({ writer, items, collect }: Place, { name }: Of<"schema">): string {
  if (!isPlace(name)) {
    writer.schemas.add(name);
    return `    ${writer.use("collectBySchema")}(value, issues, ${validatorName(name)}Compiled);\n`;
  }
  const nested = writer.declare("issuesNested", JSON.stringify([name, items]), (own) => {
    const inner = collect(writer.constraintAt(name));
    return `function ${own}(value, issues) {\n  ${writer.use("collectNested")}(value, issues, ${inner});\n}`;
  });
  return `    ${nested}(value, issues);\n`;
}

function assertionStatement(place: Place, assertion: Assertion): string {
  const { to, writer } = place;
  const constrained = assertions[assertion.op].of;
  if (constrained !== "any" && constrained !== to) return "";
  switch (assertion.op) {
    case "type":
      return failing(place, assertion, `issues.type(value, ${quoted(assertion.types)});`);
    case "enum":
      return adding(place, assertion, `must be ${valuesInWords(assertion.values)}`);
    case "pattern":
      return adding(place, assertion, `must match the pattern ${shown(assertion.pattern)}`);
    case "format":
      return adding(place, assertion, `must be ${formatsByName[assertion.name].inWords}`);
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
      return itemStatement(place, assertion);
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
      return `    ${writer.use("collectNames")}(value, issues, ${place.collect(assertion.of)});\n`;
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
