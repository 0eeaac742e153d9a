import type { IssueCode } from "../runtime/validate/codes.ts";
import { type CompiledKeyword, keywordNamed, type TypeName } from "../schemas/keywords.ts";
import type { FormatName } from "./formats.ts";

/**
 * The intermediate form of a schema: a boolean combination of assertions on one value. As in JSON Schema, an assertion holds
 * for a value of a type that it does not constrain. Guards, issue collectors, scanners and arbitraries are readers of it.
 */
export type Constraint =
  | { readonly op: "const"; readonly value: boolean }
  /** `one` holds where exactly one of the constraints does. */
  | { readonly op: "and" | "or" | "one"; readonly of: readonly Constraint[] }
  | { readonly op: "not"; readonly of: Constraint }
  | { readonly op: "if"; readonly test: Constraint; readonly then: Constraint; readonly else: Constraint }
  /**
   * A constraint that fails as a whole, and the issue that it then gives. Where the value shows which of its branches is meant, the
   * issues of that branch are given. It changes no verdict.
   */
  | {
      readonly op: "named";
      readonly of: Constraint;
      readonly issue: NamedIssue;
      readonly branches?: readonly Constraint[];
    }
  | Assertion;

export type Assertion =
  | { readonly op: "type"; readonly types: readonly TypeName[] }
  /** `isConst`: the one value that `const` states. */
  | { readonly op: "enum"; readonly values: readonly Scalar[]; readonly isConst?: true }
  | { readonly op: "pattern"; readonly pattern: string }
  | { readonly op: "format"; readonly name: FormatName }
  /** With `isExclusive`, a number that equals the limit fails. */
  | { readonly op: "minimum"; readonly limit: number; readonly isExclusive?: true }
  | { readonly op: "maximum"; readonly limit: number; readonly isExclusive?: true }
  | { readonly op: "multipleOf"; readonly divisor: number }
  /** Count Unicode code points. */
  | { readonly op: "minLength"; readonly limit: number }
  | { readonly op: "maxLength"; readonly limit: number }
  | { readonly op: "minItems"; readonly limit: number }
  | { readonly op: "maxItems"; readonly limit: number }
  /** No two items are equal. */
  | { readonly op: "uniqueItems" }
  /** The item at the index, if there is one, satisfies the constraint. */
  | { readonly op: "item"; readonly index: number; readonly of: Constraint }
  /**
   * Every item from an index on satisfies the constraint. `place` names the schema of the items, for readers that need more than
   * its constraint.
   */
  | { readonly op: "items"; readonly from: number; readonly of: Constraint; readonly place?: string }
  /** The number of items that satisfy the constraint is within the limits. */
  | { readonly op: "contains"; readonly of: Constraint; readonly min: number; readonly max: number }
  /** Every item that none of the parts of the schema has evaluated satisfies the constraint. */
  | { readonly op: "unevaluatedItems"; readonly by: readonly EvaluatedItems[]; readonly of: Constraint }
  /** An object has the key. Like every assertion, it holds for a value of another type, so its `not` does not. */
  | { readonly op: "present"; readonly key: string }
  | { readonly op: "minProperties"; readonly limit: number }
  | { readonly op: "maxProperties"; readonly limit: number }
  /** The key is absent, or its value satisfies the constraint. */
  | { readonly op: "property"; readonly key: string; readonly of: Constraint }
  /** The value of every key that matches the pattern satisfies the constraint. */
  | { readonly op: "matching"; readonly pattern: string; readonly of: Constraint }
  /** The value of every key that is not known, and that none of the patterns matches, satisfies the constraint. */
  | {
      readonly op: "additional";
      readonly known: readonly string[];
      readonly patterns: readonly string[];
      readonly of: Constraint;
    }
  /** Every key, as a string, satisfies the constraint. */
  | { readonly op: "propertyNames"; readonly of: Constraint }
  /** The value of every key that none of the parts of the schema has evaluated satisfies the constraint. */
  | { readonly op: "unevaluatedProperties"; readonly by: readonly EvaluatedKeys[]; readonly of: Constraint }
  /**
   * The value satisfies a schema that has a guard of its own: a file by its name, or a position in one (`file#pointer`) that
   * leads back to itself.
   */
  | { readonly op: "schema"; readonly name: string };

/** The keys of an object that a part of its schema evaluates, where the object satisfies a constraint. */
export interface EvaluatedKeys {
  readonly when: Constraint;
  readonly known: readonly string[];
  readonly patterns: readonly string[];
  readonly all: boolean;
}

/** The items of an array that a part of its schema evaluates, where the array satisfies a constraint. */
export interface EvaluatedItems {
  readonly when: Constraint;
  /** The number of items from the first that are evaluated. */
  readonly first: number;
  /** Items that satisfy it are evaluated, too. */
  readonly matching?: Constraint;
}

/** The classes that JavaScript's `typeof`, `null` and `Array.isArray` distinguish; `other` is no JSON at all. */
export const valueClasses = ["string", "number", "boolean", "object", "array", "null", "other"] as const;
export type ValueClass = (typeof valueClasses)[number];

/** The classes of JSON values. */
export type JsonClass = Exclude<ValueClass, "other">;
export const jsonClasses = valueClasses.filter((one): one is JsonClass => one !== "other");

interface AssertionRow {
  /** The class of the values that it constrains; values of other classes satisfy it. */
  readonly of: ValueClass | "any";
  /**
   * What it is about besides the value itself: a key, a constraint of members, items or keys, what other parts have evaluated,
   * or another schema.
   */
  readonly holds: "nothing" | "keys" | "members" | "items" | "names" | "unevaluated" | "schema";
  /** The keyword that becomes it. */
  readonly keyword: CompiledKeyword;
}

/** What each assertion is; readers of the form look it up here. */
export const assertions = {
  type: { of: "any", holds: "nothing", keyword: "type" },
  enum: { of: "any", holds: "nothing", keyword: "enum" },
  pattern: { of: "string", holds: "nothing", keyword: "pattern" },
  format: { of: "string", holds: "nothing", keyword: "format" },
  minimum: { of: "number", holds: "nothing", keyword: "minimum" },
  maximum: { of: "number", holds: "nothing", keyword: "maximum" },
  multipleOf: { of: "number", holds: "nothing", keyword: "multipleOf" },
  minLength: { of: "string", holds: "nothing", keyword: "minLength" },
  maxLength: { of: "string", holds: "nothing", keyword: "maxLength" },
  minItems: { of: "array", holds: "nothing", keyword: "minItems" },
  maxItems: { of: "array", holds: "nothing", keyword: "maxItems" },
  uniqueItems: { of: "array", holds: "nothing", keyword: "uniqueItems" },
  item: { of: "array", holds: "items", keyword: "prefixItems" },
  items: { of: "array", holds: "items", keyword: "items" },
  contains: { of: "array", holds: "items", keyword: "contains" },
  unevaluatedItems: { of: "array", holds: "unevaluated", keyword: "unevaluatedItems" },
  present: { of: "object", holds: "keys", keyword: "required" },
  property: { of: "object", holds: "members", keyword: "properties" },
  matching: { of: "object", holds: "members", keyword: "patternProperties" },
  additional: { of: "object", holds: "members", keyword: "additionalProperties" },
  minProperties: { of: "object", holds: "nothing", keyword: "minProperties" },
  maxProperties: { of: "object", holds: "nothing", keyword: "maxProperties" },
  propertyNames: { of: "object", holds: "names", keyword: "propertyNames" },
  unevaluatedProperties: { of: "object", holds: "unevaluated", keyword: "unevaluatedProperties" },
  schema: { of: "any", holds: "schema", keyword: "$ref" },
} as const satisfies Readonly<Record<Assertion["op"], AssertionRow>>;

type Row<op extends Assertion["op"]> = (typeof assertions)[op];

/** The assertions whose row has the properties. */
export type AssertionWhere<part extends Partial<AssertionRow>> = {
  [op in Assertion["op"]]: Row<op> extends part ? Extract<Assertion, { readonly op: op }> : never;
}[Assertion["op"]];

/** The row of an assertion; `undefined` for what combines constraints. */
export const rowOf = ({ op }: Constraint): AssertionRow | undefined =>
  op in assertions ? assertions[op as Assertion["op"]] : undefined;

/** The code of the issue that a constraint gives where it fails; `undefined` where what it holds gives one. */
export function codeOf(constraint: Constraint): IssueCode | undefined {
  if (constraint.op === "enum" && constraint.isConst) return "const";
  const combining = { or: "anyOf", one: "oneOf", not: "not" } as const;
  const keyword =
    constraint.op in combining ? combining[constraint.op as keyof typeof combining] : rowOf(constraint)?.keyword;
  return keyword === undefined ? undefined : keywordNamed(keyword)?.code;
}

/** The issue that a schema names (`x-issue`), and the keys whose absence it reports. */
export interface NamedIssue {
  readonly code: IssueCode;
  readonly message: string;
  readonly absent: readonly string[];
  /** Messages that say more of a string: that of the first pattern that it matches. */
  readonly cases: readonly { readonly pattern: string; readonly message: string }[];
}

export { type TypeName, typeNames } from "../schemas/keywords.ts";
export type Scalar = string | number | boolean | null;

export const yes: Constraint = { op: "const", value: true };
export const no: Constraint = { op: "const", value: false };

export const isYes = (constraint: Constraint): boolean => constraint.op === "const" && constraint.value;
export const isNo = (constraint: Constraint): boolean => constraint.op === "const" && !constraint.value;

export const conjunctsOf = (constraint: Constraint): readonly Constraint[] =>
  constraint.op === "and" ? constraint.of : isYes(constraint) ? [] : [constraint];

/** Fails to compile where a member of a union is not handled. */
export function assertNever(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
