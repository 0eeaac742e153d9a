import type { IssueCode } from "../runtime/validate/codes.ts";
import { type CompiledKeyword, keywordNamed, type TypeName } from "../schemas/keywords.ts";

/**
 * The intermediate form of a schema: a boolean combination of assertions on one value. As in JSON Schema, an assertion holds
 * for a value of a type that it does not constrain. Guards, issue collectors, scanners and arbitraries are readers of it.
 */
export type Constraint =
  | { readonly op: "const"; readonly value: boolean }
  | { readonly op: "and" | "or"; readonly of: readonly Constraint[] }
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
  | { readonly op: "enum"; readonly values: readonly Scalar[] }
  | { readonly op: "pattern"; readonly pattern: string }
  /** With `isExclusive`, a number that equals the limit fails. */
  | { readonly op: "minimum"; readonly limit: number; readonly isExclusive?: true }
  | { readonly op: "maximum"; readonly limit: number; readonly isExclusive?: true }
  /** Count Unicode code points. */
  | { readonly op: "minLength"; readonly limit: number }
  | { readonly op: "maxLength"; readonly limit: number }
  | { readonly op: "minItems"; readonly limit: number }
  | { readonly op: "maxItems"; readonly limit: number }
  /** `place` names the schema of the items, for readers that need more than its constraint. */
  | { readonly op: "items"; readonly of: Constraint; readonly place?: string }
  /** An object has the key. Like every assertion, it holds for a value of another type, so its `not` does not. */
  | { readonly op: "present"; readonly key: string }
  /** The key is absent, or its value satisfies the constraint. */
  | { readonly op: "property"; readonly key: string; readonly of: Constraint }
  /** The value of every key that is not known satisfies the constraint. */
  | { readonly op: "additional"; readonly known: readonly string[]; readonly of: Constraint }
  /** The value satisfies the schema file of that name, which has a guard of its own. */
  | { readonly op: "schema"; readonly name: string };

/** The classes that JavaScript's `typeof`, `null` and `Array.isArray` distinguish; `other` is no JSON at all. */
export const valueClasses = ["string", "number", "boolean", "object", "array", "null", "other"] as const;
export type ValueClass = (typeof valueClasses)[number];

interface AssertionRow {
  /** The class of the values that it constrains; values of other classes satisfy it. */
  readonly of: ValueClass | "any";
  /** What it is about besides the value itself: keys, a constraint of members or items, or another schema file. */
  readonly holds: "nothing" | "keys" | "members" | "items" | "schema";
  /** The keyword that becomes it. */
  readonly keyword: CompiledKeyword;
}

/** What each assertion is; readers of the form look it up here. */
export const assertions = {
  type: { of: "any", holds: "nothing", keyword: "type" },
  enum: { of: "any", holds: "nothing", keyword: "enum" },
  pattern: { of: "string", holds: "nothing", keyword: "pattern" },
  minimum: { of: "number", holds: "nothing", keyword: "minimum" },
  maximum: { of: "number", holds: "nothing", keyword: "maximum" },
  minLength: { of: "string", holds: "nothing", keyword: "minLength" },
  maxLength: { of: "string", holds: "nothing", keyword: "maxLength" },
  minItems: { of: "array", holds: "nothing", keyword: "minItems" },
  maxItems: { of: "array", holds: "nothing", keyword: "maxItems" },
  items: { of: "array", holds: "items", keyword: "items" },
  present: { of: "object", holds: "keys", keyword: "required" },
  property: { of: "object", holds: "members", keyword: "properties" },
  additional: { of: "object", holds: "members", keyword: "additionalProperties" },
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

/** The code of the issue that a failing assertion gives; `undefined` where what it holds gives one. */
export const codeOf = (constraint: Constraint): IssueCode | undefined =>
  keywordNamed(rowOf(constraint)?.keyword ?? "")?.code;

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
