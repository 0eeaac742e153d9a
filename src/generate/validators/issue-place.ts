import type { Assertion, Constraint, ValueClass } from "../../constraints/constraint.ts";
import { isNo, isYes } from "../../constraints/constraint.ts";
import { withoutIssues } from "../../constraints/keys.ts";
import { restrict } from "../../constraints/restrict.ts";
import { asciiOnly } from "../ascii.ts";
import { joinCode, logicCode, testCode } from "./guard.ts";
import type { ValidatorWriter } from "./shared-collectors.ts";

/** The arrays of a schema whose items have a compiled schema of their own, by the names of their positions (`placeOf`). */
export type ItemsPlaces = readonly string[];

/** Where statements are that report the issues of a value. */
export interface Place {
  /** The class of the value. */
  readonly to: ValueClass;
  readonly writer: ValidatorWriter;
  readonly items: ItemsPlaces;
  /** The known keys of an object, in the order of their values in `values`. */
  readonly keys?: readonly string[];
  /** The name of the table of these keys. */
  readonly table?: string;
  /** Statements that report each part of a constraint on the same value that fails. */
  readonly report: (constraint: Constraint) => string;
  /** The name of a function that reports why another value does not satisfy a constraint. */
  readonly collect: (constraint: Constraint) => string;
}

/** An assertion of one kind. */
export type Of<op extends Assertion["op"]> = Extract<Assertion, { readonly op: op }>;

/** A statement that is reached where the constraint fails for a value of the class. */
export function failing(place: Place, constraint: Constraint, then: string): string {
  const rest = withoutIssues(restrict(constraint, place.to));
  if (isYes(rest)) return "";
  return isNo(rest) ? `    ${then}\n` : `    if (!(${conditionCode(place, rest)})) ${then}\n`;
}

/** Whether a constraint holds for a value of the class, by the values of its members where it is an object. */
export function conditionCode({ to, writer, keys }: Place, constraint: Constraint): string {
  const rest = withoutIssues(restrict(constraint, to));
  if (keys === undefined) return logicCode(rest, "value", writer);
  return joinCode(rest, (leaf) => {
    const memberOf = (key: string) => `values[${keys.indexOf(key)}]`;
    if (leaf.op === "present") return `${memberOf(leaf.key)} !== undefined`;
    if (leaf.op !== "property") return logicCode(leaf, "value", writer);
    return `(${memberOf(leaf.key)} === undefined || ${testCode(leaf.of, memberOf(leaf.key), writer)})`;
  });
}

export const quoted = (value: unknown): string => asciiOnly(JSON.stringify(value));
