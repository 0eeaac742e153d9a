import fc from "fast-check";
import type { IssueCode } from "../index.ts";
import { type Alternative, alternativesOf, schemaFile } from "./alternatives.ts";
import { valuesOfAlternative } from "./values.ts";

/** A payload with exactly one fault, and what a validator must say of it. */
export interface FaultyPayload {
  readonly payload: unknown;
  readonly issues: readonly { readonly code: IssueCode; readonly path: readonly (string | number)[] }[];
}

/** Payloads of either kind with exactly one known fault, derived from the schema: each rule is broken in its turn. */
export const faultyPayload = (): fc.Arbitrary<FaultyPayload> => faultyOf("payload");

export function faultyOf(name: string): fc.Arbitrary<FaultyPayload> {
  const ways = alternativesOf([schemaFile(name)]).map((alternative) =>
    fc
      .tuple(
        valuesOfAlternative(alternative) as fc.Arbitrary<Record<string, unknown>>,
        fc.oneof(...faultsOf(alternative)),
      )
      .map(([value, fault]) => fault(value)),
  );
  return fc.oneof(...ways, noObjects);
}

type Fault = (payload: Record<string, unknown>) => FaultyPayload;

const noObjects: fc.Arbitrary<FaultyPayload> = fc
  .oneof(fc.constantFrom(null, true, 0), fc.string(), fc.array(fc.jsonValue()))
  .map((payload) => ({ payload, issues: [{ code: "type", path: [] }] }));

function faultsOf({ required, discriminators, properties }: Alternative): fc.Arbitrary<Fault>[] {
  const removable = required.filter((key) => !discriminators.includes(key));
  const removals = removable.map((key) => fc.constant<Fault>((payload) => without(payload, key)));
  const wrongValues = [...properties].flatMap(([key, places]) =>
    alternativesOf(places).flatMap((alternative) =>
      wrongValuesOf(alternative).map(({ code, values }) =>
        values.map(
          (value): Fault =>
            (payload) => ({ payload: { ...payload, [key]: value }, issues: [{ code, path: [key] }] }),
        ),
      ),
    ),
  );
  return [...removals, ...wrongValues];
}

function without(payload: Record<string, unknown>, key: string): FaultyPayload {
  const { [key]: _, ...rest } = payload;
  return { payload: rest, issues: [{ code: "required", path: [key] }] };
}

interface WrongValues {
  readonly code: IssueCode;
  readonly values: fc.Arbitrary<unknown>;
}

function wrongValuesOf({ types = [], values, minimum, minItems, patterns }: Alternative): WrongValues[] {
  const wrong: WrongValues[] = [];
  if (values !== undefined && types.length === 0) {
    return [{ code: "enum", values: fc.jsonValue().filter((value) => !values.includes(value)) }];
  }
  if (types.length > 0) wrong.push({ code: "type", values: ofOtherTypes(types) });
  if (minimum !== undefined) wrong.push({ code: "minimum", values: fc.integer({ max: minimum - 1 }) });
  if (minItems > 0) wrong.push({ code: "min_items", values: fc.constant([]) });
  for (const { pattern, code } of patterns) {
    const values = fc.oneof(fc.constantFrom("", " ", "\t\n", "\u200b\ufeff"), fc.string());
    wrong.push({ code, values: values.filter((text) => !pattern.test(text)) });
  }
  return wrong;
}

function ofOtherTypes(types: readonly string[]): fc.Arbitrary<unknown> {
  const isNumeric = types.includes("integer") || types.includes("number");
  const samples: readonly (readonly [string, fc.Arbitrary<unknown>])[] = [
    ["null", fc.constant(null)],
    ["boolean", fc.boolean()],
    ["string", fc.string()],
    ["array", fc.array(fc.jsonValue())],
    ["object", fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true })],
  ];
  const others = samples.filter(([type]) => !types.includes(type)).map(([, values]) => values);
  const fractions = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number));
  if (!isNumeric) return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), ...others);
  return types.includes("number") ? fc.oneof(...others) : fc.oneof(fractions, ...others);
}
