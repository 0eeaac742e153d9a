import fc from "fast-check";
import { and } from "../constraints/combine.ts";
import { type Constraint, codeOf, conjunctsOf, isNo } from "../constraints/constraint.ts";
import { satisfies } from "../constraints/satisfies.ts";
import type { IssueCode } from "../index.ts";
import { complement } from "./complement.ts";
import { giveUp } from "./give-up.ts";
import { type Making, makeValues } from "./values.ts";

/** Values that fail one part of a constraint and satisfy all others. */
export interface SingleFault {
  /** The keys and indices that lead to the part. */
  readonly path: readonly (string | number)[];
  /** The code of the issue; `undefined` where what the part holds gives one. */
  readonly code: IssueCode | undefined;
  readonly values: fc.Arbitrary<unknown>;
}

/** How deep members and items are broken in their turn. */
const mostSteps = 4;

/** The faults that values of a constraint can have, one in each value: each assertion at any depth is broken in its turn. */
export function singleFaults(constraint: Constraint, making: Making, path: SingleFault["path"] = []): SingleFault[] {
  const parts = conjunctsOf(constraint);
  return parts.flatMap((part) => {
    const others = parts.filter((one) => one !== part);
    const own = ownFault(part, others, making);
    const inner = path.length < mostSteps ? innerFaults(part, constraint, making, path) : [];
    return [...(own === undefined ? [] : [{ path, code: codeIn(part), values: own }]), ...inner];
  });
}

function codeIn(part: Constraint): IssueCode | undefined {
  if (part.op === "items" && isNo(part.of)) return "additional_item";
  return part.op === "named" ? part.issue.code : codeOf(part);
}

/** Values that fail a part by themselves. */
function ownFault(part: Constraint, others: readonly Constraint[], making: Making): fc.Arbitrary<unknown> | undefined {
  const broken = complement(part);
  if (broken === undefined) return undefined;
  const fails = giveUp((value: unknown) => !satisfies(part, value, making.schemaNamed));
  return makeValues(and([...others, broken]), making)?.filter(fails);
}

/** Values that are valid but for one member or item. */
function innerFaults(part: Constraint, whole: Constraint, making: Making, path: SingleFault["path"]): SingleFault[] {
  if (part.op === "property") {
    const { key, of } = part;
    const objects = makeValues(and([whole, { op: "type", types: ["object"] }]), making);
    if (objects === undefined) return [];
    return singleFaults(of, making, [...path, key]).map((fault) => ({
      ...fault,
      values: fc.tuple(objects, fault.values).map(([object, value]) => ({ ...(object as object), [key]: value })),
    }));
  }
  if (part.op === "items" && part.from === 0) {
    const arrays = makeValues(and([whole, { op: "type", types: ["array"] }, { op: "minItems", limit: 1 }]), making);
    if (arrays === undefined) return [];
    return singleFaults(part.of, making, [...path, 0]).map((fault) => ({
      ...fault,
      values: fc.tuple(arrays, fault.values).map(([array, value]) => [value, ...(array as unknown[]).slice(1)]),
    }));
  }
  return [];
}
