import fc from "fast-check";
import { and } from "../constraints/combine.ts";
import {
  type Constraint,
  codeOf,
  conjunctsOf,
  isNo,
  isYes,
  type TypeName,
  typeNames,
  type ValueClass,
  valueClasses,
} from "../constraints/constraint.ts";
import { restrict } from "../constraints/restrict.ts";
import type { IssueCode } from "../index.ts";
import { type Alternative, alternativesOf } from "./alternatives.ts";
import { holds, shippedConstraint } from "./schema-constraints.ts";
import { valuesOfAlternative } from "./values.ts";

/** A payload with exactly one fault, and the issues that a validator must report. */
export interface FaultyPayload {
  readonly payload: unknown;
  readonly issues: readonly { readonly code: IssueCode; readonly path: readonly (string | number)[] }[];
}

/** Payloads of either kind with exactly one known fault, derived from the schema: each rule is broken in its turn. */
export const faultyPayload = (): fc.Arbitrary<FaultyPayload> => faultyOf("payload");

export function faultyOf(name: string): fc.Arbitrary<FaultyPayload> {
  const constraint = shippedConstraint(name);
  const ways = alternativesOf(constraint).map((alternative) =>
    fc
      .tuple(
        valuesOfAlternative(alternative, making)?.filter((value) => holds(constraint, value)) as fc.Arbitrary<Payload>,
        fc.oneof(...mutationsOf(alternative)),
      )
      .map(([value, mutate]) => mutate(value)),
  );
  return fc.oneof(...ways, noObjects);
}

const making = { schemaNamed: shippedConstraint, level: 0 };

type Payload = Readonly<Record<string, unknown>>;

/** Makes one fault in a valid payload. */
type Mutation = (payload: Payload) => FaultyPayload;

const noObjects: fc.Arbitrary<FaultyPayload> = fc
  .oneof(fc.constantFrom(null, true, 0), fc.string(), fc.array(fc.jsonValue()))
  .map((payload) => ({ payload, issues: [{ code: "type", path: [] }] }));

function mutationsOf({ required, discriminators, properties }: Alternative): fc.Arbitrary<Mutation>[] {
  const removable = required.filter((key) => !discriminators.includes(key));
  const removals = removable.map((key) => fc.constant<Mutation>((payload) => withoutKey(payload, key)));
  const wrongValues = [...properties].flatMap(([key, of]) =>
    wrongValuesOf(and(of)).map(({ code, values }) =>
      values.map(
        (value): Mutation =>
          (payload) => ({ payload: { ...payload, [key]: value }, issues: [{ code, path: [key] }] }),
      ),
    ),
  );
  return [...removals, ...wrongValues];
}

function withoutKey(payload: Payload, key: string): FaultyPayload {
  const { [key]: _, ...rest } = payload;
  return { payload: rest, issues: [{ code: "required", path: [key] }] };
}

interface WrongValues {
  readonly code: IssueCode;
  readonly values: fc.Arbitrary<unknown>;
}

/** For each part of a constraint, values that fail it and satisfy its type. */
function wrongValuesOf(constraint: Constraint): WrongValues[] {
  const parts = conjunctsOf(constraint);
  const types = parts.find((part) => part.op === "type");
  const wrongTypes = types ? [{ code: codeOf(types) as IssueCode, values: ofOtherTypes(types.types) }] : [];
  const classes = types ? valueClasses.filter((to) => !isNo(restrict(types, to))) : valueClasses;
  const others = parts.flatMap((part) => {
    const code = failureCode(part);
    if (part === types || code === undefined) return [];
    const rest = parts.filter((one) => one !== part);
    const isWrong = (value: unknown) => !holds(part, value) && rest.every((one) => holds(one, value));
    return classes
      .filter((to) => !isYes(restrict(part, to)))
      .flatMap((to) => candidates[to] ?? [])
      .map((values) => ({ code, values: values.filter(isWrong) }));
  });
  return [...wrongTypes, ...others];
}

/** The code of the issue that a failing part gives; `undefined` where the members, items or branches that it holds give theirs. */
const failureCode = (part: Constraint): IssueCode | undefined => {
  if (part.op === "named") return part.issue.code;
  return part.op === "const" ? "forbidden" : codeOf(part);
};

/** Values of each class that fail what schemas ask for often enough. */
const candidates: Partial<Record<ValueClass, fc.Arbitrary<unknown>>> = {
  string: fc.oneof(fc.constantFrom("", " ", "\t\n", "\u200b\ufeff"), fc.string()),
  number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  array: fc.oneof(fc.constant([]), fc.array(fc.jsonValue(), { maxLength: 2 })),
};

function ofOtherTypes(types: readonly TypeName[]): fc.Arbitrary<unknown> {
  const samples: Record<TypeName, fc.Arbitrary<unknown>> = {
    null: fc.constant(null),
    boolean: fc.boolean(),
    integer: fc.integer(),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
    string: fc.string(),
    array: fc.array(fc.jsonValue()),
    object: fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
  };
  const isAllowed = (type: TypeName) => types.includes(type) || (type === "integer" && types.includes("number"));
  return fc.oneof(...typeNames.filter((type) => !isAllowed(type)).map((type) => samples[type]));
}
