import {
  type Assertion,
  type Constraint,
  isNo,
  isYes,
  type JsonClass,
  jsonClasses,
} from "../constraints/constraint.ts";
import { keysOf, othersOf } from "../constraints/keys.ts";
import { restrict } from "../constraints/restrict.ts";
import type { Compiler } from "./compiler.ts";
import type { Members, Sql, Truth } from "./dialect.ts";
import { scalarTest, textTest } from "./scalar-test.ts";

/** Whether a value, which is present, satisfies the constraint. */
export function testOf(constraint: Constraint, value: Sql, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  if (constraint.op === "schema")
    return compiler.following(constraint.name, (other) => testOf(other, value, compiler)) ?? logic.unknown;
  const cases = jsonClasses.map((to) => [to, restrict(constraint, to)] as const);
  const isMostlyOpen = cases.filter(([, rest]) => isNo(rest)).length < cases.length / 2;
  const tests = cases
    .filter(([, rest]) => (isMostlyOpen ? !isYes(rest) : !isNo(rest)))
    .map(([to, rest]) => {
      const isOf = logic.known(dialect.isOf(value, to));
      const inner = classTest(rest, to, value, compiler);
      return isMostlyOpen ? logic.or([logic.not(isOf), inner]) : logic.and([isOf, inner]);
    });
  return isMostlyOpen ? logic.and(tests) : logic.or(tests);
}

/** Whether a value of the class satisfies what is left of a constraint. */
export function classTest(rest: Constraint, to: JsonClass, value: Sql, compiler: Compiler): Truth {
  if (to === "object" && rest.op !== "const") {
    let isKnown = true;
    const sql = compiler.dialect.withMembers(value, [...keysOf(rest).keys()], compiler.name("o"), (members) => {
      const truth = membersTest(rest, value, members, compiler);
      isKnown = truth.isKnown;
      return truth.sql;
    });
    return { sql, isKnown };
  }
  return joined(rest, compiler, (leaf) => {
    if (leaf.op === "schema") return testOf(leaf, value, compiler);
    return to === "array" ? arrayTest(leaf, value, compiler) : scalarTest(leaf, to, value, compiler);
  });
}

/** Whether an object satisfies a constraint, given its members. */
export const membersTest = (rest: Constraint, value: Sql, members: Members, compiler: Compiler): Truth =>
  joined(rest, compiler, (leaf) => memberTest(leaf, value, members, compiler));

function memberTest(leaf: Assertion, value: Sql, members: Members, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  switch (leaf.op) {
    case "present":
      return logic.known(dialect.isPresent(members.value(leaf.key)));
    case "property": {
      const member = members.value(leaf.key);
      const isAbsent = logic.not(logic.known(dialect.isPresent(member)));
      return logic.or([isAbsent, testOf(leaf.of, member, compiler)]);
    }
    case "matching":
    case "additional":
      return unrepeated(members, compiler, () =>
        members.every((key, member) =>
          logic.or([logic.not(appliesTest(leaf, key, compiler)), testOf(leaf.of, member, compiler)]),
        ),
      );
    case "propertyNames":
      return unrepeated(members, compiler, () =>
        members.every((key) => joined(restrict(leaf.of, "string"), compiler, (part) => textTest(part, key, compiler))),
      );
    case "minProperties":
      return unrepeated(members, compiler, () => logic.known(`(${members.count} >= ${leaf.limit})`));
    case "maxProperties":
      return unrepeated(members, compiler, () => logic.known(`(${members.count} <= ${leaf.limit})`));
    case "unevaluatedProperties":
      return logic.unknown;
    case "schema":
      return testOf(leaf, value, compiler);
    default:
      return logic.unknown;
  }
}

/** A condition on all keys of an object: unknown where one of them is repeated. */
function unrepeated({ hasRepeats }: Members, { logic }: Compiler, test: () => Truth): Truth {
  const repeats = hasRepeats();
  return logic.and([logic.unknownIf(repeats), logic.or([logic.known(repeats), test()])]);
}

/** Whether an assertion is one on the value of a key, which no other assertion mentions by its name. */
export function appliesTest(
  part: Extract<Assertion, { readonly op: "matching" | "additional" }>,
  key: Sql,
  compiler: Compiler,
): Truth {
  const { logic, dialect } = compiler;
  const { isForMatching, patterns } = othersOf(part);
  const isMatch = logic.or(patterns.map((pattern) => textTest({ op: "pattern", pattern }, key, compiler)));
  const applies = isForMatching ? isMatch : logic.not(isMatch);
  const known = part.op === "additional" ? part.known : [];
  if (known.length === 0) return applies;
  const isKnownKey = logic.known(`(${key} IN (${known.map(dialect.string).join(", ")}))`);
  return logic.and([logic.not(isKnownKey), applies]);
}

function arrayTest(leaf: Assertion, value: Sql, compiler: Compiler): Truth {
  const { dialect, logic } = compiler;
  switch (leaf.op) {
    case "minItems":
      return logic.known(`(${dialect.itemCount(value)} >= ${leaf.limit})`);
    case "maxItems":
      return logic.known(`(${dialect.itemCount(value)} <= ${leaf.limit})`);
    case "uniqueItems":
      return dialect.areUnique(value, compiler.name("i"));
    case "items":
      return dialect.everyItem(value, leaf.from, compiler.name("i"), (item) => testOf(leaf.of, item, compiler));
    case "item": {
      const isShorter = logic.known(`(${dialect.itemCount(value)} <= ${leaf.index})`);
      return logic.or([isShorter, testOf(leaf.of, dialect.item(value, leaf.index), compiler)]);
    }
    case "contains":
      return containsTest(leaf, value, compiler);
    case "unevaluatedItems":
      return logic.or([logic.known(`(${dialect.itemCount(value)} = 0)`), logic.unknown]);
    default:
      return logic.unknown;
  }
}

function containsTest(
  { of, min, max }: Extract<Assertion, { readonly op: "contains" }>,
  value: Sql,
  compiler: Compiler,
): Truth {
  const { dialect, logic } = compiler;
  let isKnown = true;
  const count = dialect.countItems(value, compiler.name("i"), (item) => {
    const test = testOf(of, item, compiler);
    isKnown = test.isKnown;
    return test;
  });
  if (!isKnown) return logic.unknown;
  const isEnough = logic.known(`(${count} >= ${min})`);
  return max === Number.POSITIVE_INFINITY ? isEnough : logic.and([isEnough, logic.known(`(${count} <= ${max})`)]);
}

/** A constraint's own and/or/not, over assertions on one value. */
export function joined(constraint: Constraint, compiler: Compiler, leaf: (part: Assertion) => Truth): Truth {
  const { logic } = compiler;
  const all = (of: readonly Constraint[]) => of.map((part) => joined(part, compiler, leaf));
  switch (constraint.op) {
    case "const":
      return logic.constant(constraint.value);
    case "and":
      return logic.and(all(constraint.of));
    case "or":
      return logic.or(all(constraint.of));
    case "one":
      return logic.one(all(constraint.of));
    case "not":
      return logic.not(joined(constraint.of, compiler, leaf));
    case "if": {
      const [test, then, otherwise] = all([constraint.test, constraint.then, constraint.else]) as [Truth, Truth, Truth];
      return logic.or([logic.and([test, then]), logic.and([logic.not(test), otherwise])]);
    }
    case "named":
      return joined(constraint.of, compiler, leaf);
    default:
      return leaf(constraint);
  }
}
