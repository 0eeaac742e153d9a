import { isSame } from "../constraints/combine.ts";
import { compileWithIssues, isPlace, placeOf } from "../constraints/compile.ts";
import {
  type Assertion,
  assertions,
  type Constraint,
  codeOf,
  conjunctsOf,
  isNo,
  isYes,
  type JsonClass,
  jsonClasses,
} from "../constraints/constraint.ts";
import { discriminated, isRequired } from "../constraints/discriminator.ts";
import { isObjectAssertion, membersOf, partsOf, withoutIssues } from "../constraints/keys.ts";
import { restrict } from "../constraints/restrict.ts";
import { toPointer } from "../runtime/validate/path.ts";
import { itemsPlaces } from "../schemas/items.ts";
import { soleReference } from "../schemas/keys.ts";
import type { SchemaNode } from "../schemas/model.ts";
import type { Compiler } from "./compiler.ts";
import type { Members, Pointer, Sql, Truth } from "./dialect.ts";
import { appliesTest, classTest, membersTest, testOf } from "./test.ts";

/** What more is known of values than their schemas say. */
export interface Hooks {
  /** The issues of an item of the object whose members are given; `undefined` where its schema says all. */
  readonly ofItem?: (schema: SchemaNode, item: Sql, pointer: Pointer, owner: Members) => Sql | undefined;
  /** The same for its repeated keys. */
  readonly repeatsOfItem?: (schema: SchemaNode, item: Sql, pointer: Pointer, owner: Members) => Sql | undefined;
  /** More issues of an object by its schema. */
  readonly ofObject?: (schema: SchemaNode, pointer: Pointer, members: Members) => Sql | undefined;
}

/** What is known of the value whose schema is compiled. */
interface Scope {
  readonly compiler: Compiler;
  /** The arrays whose items are looked at when all else is done, and the schemas of these. */
  readonly items: ReadonlyMap<string, SchemaNode>;
  readonly hooks: Hooks;
  readonly node: SchemaNode;
  /** The value of the schema. */
  readonly root: Sql;
  /** Items that are left for later are looked at in a second pass, so that issues come in the order of the library. */
  readonly isLater: boolean;
  /** The members of that value, where it is an object. */
  members?: Members;
}

/** Where the issues of one value are found, which is of the class. */
interface Place {
  readonly to: JsonClass;
  readonly value: Sql;
  readonly pointer: Pointer;
  readonly scope: Scope;
  readonly members?: Members;
}

/** The issues of a value by a schema that has a collector of its own: a file, or the items of an array in one. */
export function issuesOf(node: SchemaNode, value: Sql, pointer: Pointer, compiler: Compiler, hooks: Hooks = {}): Sql {
  const constraint = compileWithIssues(node);
  const items = new Map(itemsPlaces(node).map(({ items: of }) => [placeOf(of), of]));
  const pass = (isLater: boolean) =>
    valueIssues(constraint, value, pointer, { compiler, items, hooks, node, root: value, isLater });
  return compiler.dialect.concat(items.size === 0 ? [pass(false)] : [pass(false), pass(true)]);
}

/** The issues of a value by a constraint: by its class. */
function valueIssues(constraint: Constraint, value: Sql, pointer: Pointer, scope: Scope): Sql {
  const { dialect } = scope.compiler;
  const bodies = jsonClasses.map((to) => [to, classIssues(constraint, { to, value, pointer, scope })] as const);
  const last = bodies.at(-1)?.[1] as Sql;
  const cases = bodies.filter(([, body]) => body !== last);
  return cases.length === 0
    ? last
    : dialect.firstOf(
        cases.map(([to, body]) => [dialect.isOf(value, to), body]),
        last,
      );
}

function classIssues(constraint: Constraint, place: Place): Sql {
  const { to, value, scope } = place;
  const { dialect } = scope.compiler;
  // Only the first issue of a value is reported, and a wrong type is the most useful one.
  const isType = (part: Constraint) => part.op === "type";
  const parts = [...conjunctsOf(constraint)].sort((a, b) => Number(isType(b)) - Number(isType(a)));
  const [first] = parts;
  if (first?.op === "type" && isNo(restrict(first, to))) return partIssues(first, place);
  if (to !== "object" || !partsOf(constraint).some(isObjectAssertion)) return concat(parts, place);
  const keys = membersOf(constraint);
  return dialect.withMembers(value, keys, scope.compiler.name("o"), (members) => {
    const isRoot = value === scope.root;
    if (isRoot) scope.members = members;
    const more = isRoot && !scope.isLater ? scope.hooks.ofObject?.(scope.node, place.pointer, members) : undefined;
    const inside = { ...place, members };
    const others = parts.filter((part) => part.op !== "property").map((part) => partIssues(part, inside));
    const always = keys.flatMap((key) =>
      parts.filter((part) => part.op === "property").filter((part) => part.key === key),
    );
    const ofMembers = alike(always).map((some) => alikeIssues(some, inside));
    return dialect.concat([...others, ...ofMembers, more ?? dialect.none]);
  });
}

type Property = Extract<Constraint, { readonly op: "property" }>;

/** Neighbours that ask for the same of their keys. */
function alike(parts: readonly Property[]): Property[][] {
  const groups: Property[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isSame(last[0].of, part.of)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** The issues of members whose keys ask for the same. */
function alikeIssues(parts: readonly Property[], place: Place): Sql {
  const { pointer, scope } = place;
  const { dialect } = scope.compiler;
  const [{ of }] = parts as [Property];
  const each = dialect.eachOf;
  const [first, ...others] = parts.map((part) => partIssues(part, place)) as [Sql, ...Sql[]];
  if (each === undefined || others.length === 0 || first === dialect.none) return dialect.concat([first, ...others]);
  return each(
    parts.map(({ key }) => (place.members as Members).value(key)),
    parts.map(({ key }) => dialect.string(toPointer([key]))),
    scope.compiler.name("m"),
    (value, at) => presentIssues(value, of, [...pointer, { sql: at }], scope),
  );
}

const concat = (parts: readonly Constraint[], place: Place): Sql =>
  place.scope.compiler.dialect.concat(parts.map((part) => partIssues(part, place)));

/** The issues of one part of a constraint. */
function partIssues(constraint: Constraint, place: Place): Sql {
  const { to, scope } = place;
  const { dialect } = scope.compiler;
  switch (constraint.op) {
    case "const":
      return constraint.value ? dialect.none : own(place, "forbidden");
    case "and":
      return concat(constraint.of, place);
    case "if": {
      const [then, otherwise] = [partIssues(constraint.then, place), partIssues(constraint.else, place)];
      if (then === dialect.none && otherwise === dialect.none) return dialect.none;
      return dialect.choose(conditionOf(constraint.test, place), then, otherwise);
    }
    case "named":
      return failing(place, constraint.of, blamed(constraint, place));
    case "or":
    case "one":
      return alternativeIssues(constraint, place);
    case "not":
      if (constraint.of.op === "present" && place.members !== undefined)
        return memberIssues(constraint.of.key, { op: "const", value: false }, place);
      return failing(place, constraint, own(place, "not"));
    default: {
      const { of } = assertions[constraint.op];
      if (of !== "any" && of !== to) return dialect.none;
      return assertionIssues(constraint, place);
    }
  }
}

/** An issue of the value itself, which is found in the first pass. */
const own = ({ pointer, scope }: Place, code: string): Sql =>
  scope.isLater ? scope.compiler.dialect.none : scope.compiler.dialect.issue(code, pointer);

/** Whether a constraint holds for the value. */
function conditionOf(constraint: Constraint, { to, value, members, scope: { compiler } }: Place): Truth {
  const rest = withoutIssues(restrict(constraint, to));
  return members === undefined ? classTest(rest, to, value, compiler) : membersTest(rest, value, members, compiler);
}

/** The issues where a constraint fails. */
function failing(place: Place, constraint: Constraint, issues: Sql): Sql {
  const { dialect } = place.scope.compiler;
  const rest = withoutIssues(restrict(constraint, place.to));
  if (issues === dialect.none || isYes(rest)) return dialect.none;
  return isNo(rest) ? issues : dialect.choose(conditionOf(constraint, place), dialect.none, issues);
}

/** What is wrong by the branch that the value means, if it shows one, and else that the whole fails. */
function blamed({ issue, branches = [] }: Extract<Constraint, { readonly op: "named" }>, place: Place): Sql {
  const whole = own(place, issue.code);
  const possible = branches.filter((branch) => !isNo(withoutIssues(restrict(branch, place.to))));
  const [first] = possible;
  if (first === undefined || branches.length < 2) return whole;
  if (possible.length === 1) return partIssues(first, place);
  const choice = place.members === undefined ? undefined : discriminated(possible);
  return choice === undefined ? whole : chosen(choice, possible, place, whole);
}

/** The issues of the branch that the value of a key chooses. */
function chosen(
  { key, values }: NonNullable<ReturnType<typeof discriminated>>,
  branches: readonly Constraint[],
  place: Place,
  otherwise: Sql,
): Sql {
  const { compiler } = place.scope;
  const member = (place.members as Members).value(key);
  return branches.reduceRight((rest, branch, i) => {
    const isChosen = compiler.logic.and([
      compiler.logic.known(compiler.dialect.isPresent(member)),
      testOf({ op: "enum", values: values[i] ?? [] }, member, compiler),
    ]);
    return compiler.dialect.choose(isChosen, partIssues(branch, place), rest);
  }, otherwise);
}

type Alternatives = Extract<Constraint, { readonly op: "and" | "or" | "one" }>;

/** Why a value fits none of several alternatives, or more than one. Which of them it is closest to is not seen. */
function alternativeIssues(constraint: Alternatives, place: Place): Sql {
  const { dialect } = place.scope.compiler;
  const rest = restrict(constraint, place.to);
  if (isNo(rest)) {
    const hasTypes = constraint.of.every((branch) => conjunctsOf(branch).some(({ op }) => op === "type"));
    return own(place, hasTypes ? "type" : String(codeOf(constraint)));
  }
  if (rest.op !== "or" && rest.op !== "one") return partIssues(rest, place);
  const possible = constraint.of
    .map((branch) => restrict(branch, place.to))
    .filter((branch) => !isNo(withoutIssues(branch)));
  const choice = place.members === undefined ? undefined : discriminated(possible);
  if (choice === undefined || !possible.every((branch) => isRequired(branch, choice.key)))
    return failing(place, constraint, place.scope.isLater ? dialect.none : dialect.unseen);
  const { key, values } = choice;
  const known = concat(
    [
      { op: "present", key },
      { op: "property", key, of: { op: "enum", values: values.flat() } },
    ],
    place,
  );
  return failing(place, constraint, chosen(choice, possible, place, known));
}

function assertionIssues(assertion: Assertion, place: Place): Sql {
  const { value, pointer, members, scope } = place;
  const { dialect, logic } = scope.compiler;
  switch (assertion.op) {
    case "present": {
      const isPresent = logic.known(dialect.isPresent((members as Members).value(assertion.key)));
      const issue = dialect.issue("required", under(pointer, assertion.key));
      return scope.isLater ? dialect.none : dialect.choose(isPresent, dialect.none, issue);
    }
    case "property":
      return memberIssues(assertion.key, assertion.of, place);
    case "matching":
    case "additional":
      return otherIssues(assertion, place);
    case "propertyNames":
      return nameIssues(assertion.of, place);
    case "items":
      return itemsIssues(assertion, place);
    case "item": {
      const isThere = logic.known(`(${dialect.itemCount(value)} > ${assertion.index})`);
      const issues = itemIssues(
        assertion.of,
        dialect.item(value, assertion.index),
        [...pointer, `/${assertion.index}`],
        scope,
      );
      return dialect.choose(isThere, issues, dialect.none);
    }
    case "schema":
      return scope.isLater ? dialect.none : referredIssues(assertion.name, place);
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return failing(place, assertion, scope.isLater ? dialect.none : dialect.unseen);
    default:
      return failing(place, assertion, own(place, String(codeOf(assertion))));
  }
}

/** The issues of one member, if it is there. */
const memberIssues = (key: string, of: Constraint, { pointer, members, scope }: Place): Sql =>
  presentIssues((members as Members).value(key), of, under(pointer, key), scope);

function presentIssues(value: Sql, of: Constraint, pointer: Pointer, scope: Scope): Sql {
  const { dialect, logic } = scope.compiler;
  const issues = valueIssues(of, value, pointer, scope);
  if (issues === dialect.none) return issues;
  return dialect.choose(logic.known(dialect.isPresent(value)), issues, dialect.none);
}

const under = (pointer: Pointer, key: string): Pointer => [...pointer, toPointer([key])];

/** The issues of the members that no other assertion mentions by their key, or whose keys match a pattern. */
function otherIssues(assertion: Extract<Assertion, { op: "matching" | "additional" }>, place: Place): Sql {
  const { pointer, scope } = place;
  const members = place.members as Members;
  const { dialect, logic } = scope.compiler;
  const isUnlisted = assertion.op === "additional" && isNo(assertion.of);
  const each = members.each((key, value) => {
    const at: Pointer = [...pointer, "/", { sql: dialect.escapedKey(key) }];
    const issues = isUnlisted
      ? scope.isLater
        ? dialect.none
        : dialect.issue("additional_property", at)
      : valueIssues(assertion.of, value, at, scope);
    return issues === dialect.none
      ? issues
      : dialect.choose(appliesTest(assertion, key, scope.compiler), issues, dialect.none);
  });
  const isUnseen = logic.known(members.hasRepeats());
  const isUnordered = logic.known(members.hasIndexKeys);
  return scope.isLater && isUnlisted
    ? dialect.none
    : dialect.choose(logic.or([isUnseen, isUnordered]), failing(place, assertion, dialect.unseen), each);
}

/** The issues of the keys of an object, as strings. */
function nameIssues(of: Constraint, place: Place): Sql {
  const { scope } = place;
  const { dialect } = scope.compiler;
  return scope.isLater ? dialect.none : failing(place, { op: "propertyNames", of }, dialect.unseen);
}

function itemsIssues({ of, from, place: name }: Extract<Assertion, { op: "items" }>, place: Place): Sql {
  const { scope } = place;
  const node = scope.items.get(name ?? "");
  if (node === undefined) return eachIssues(from, place, (item, at) => itemIssues(of, item, at, scope));
  if (!scope.isLater) return scope.compiler.dialect.none;
  return eachIssues(0, place, (item, at) => {
    const special = scope.hooks.ofItem?.(node, item, at, scope.members as Members);
    return special ?? issuesOf(fileOf(node), item, at, scope.compiler, scope.hooks);
  });
}

/** The schema of items, which is another file where they only refer to it. */
export function fileOf(node: SchemaNode): SchemaNode {
  const name = soleReference(node);
  return name === undefined ? node : node.model.root(name);
}

function eachIssues(from: number, { value, pointer, scope }: Place, issues: (item: Sql, at: Pointer) => Sql): Sql {
  const { compiler } = scope;
  return compiler.dialect.eachItem(value, from, compiler.name("i"), (item, index) =>
    issues(item, [...pointer, "/", { sql: index }]),
  );
}

/** The issues of an item. One that no schema describes has its own. */
function itemIssues(of: Constraint, item: Sql, pointer: Pointer, scope: Scope): Sql {
  const { dialect } = scope.compiler;
  if (isNo(of)) return scope.isLater ? dialect.none : dialect.issue("additional_item", pointer);
  return valueIssues(of, item, pointer, scope);
}

/** The issues of a value by another schema. */
function referredIssues(name: string, { value, pointer, scope }: Place): Sql {
  const { compiler, hooks } = scope;
  const issues = compiler.following(name, (constraint) =>
    isPlace(name)
      ? valueIssues(constraint, value, pointer, scope)
      : issuesOf(compiler.model.root(name), value, pointer, compiler, hooks),
  );
  return issues ?? compiler.dialect.unseen;
}
