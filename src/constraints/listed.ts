import { additional, and, item, items, named, or, property } from "./combine.ts";
import { type Constraint, no, type Scalar } from "./constraint.ts";

/** The values of `enum` or `const`. Objects and arrays among them are described by their members and items. */
export function listed(values: readonly unknown[], isConst = false): Constraint {
  const scalars = values.filter(isScalarValue);
  const of: Constraint = { op: "enum", values: scalars, ...(isConst && { isConst }) };
  if (scalars.length === values.length) return of;
  const others = values.filter((value) => !isScalarValue(value)).map(equal);
  const message = values.length === 1 ? "the value that the schema states" : "one of the values that the schema lists";
  return named(or([...(scalars.length > 0 ? [of] : []), ...others]), {
    ...{ code: isConst ? "const" : "enum", message: `must be ${message}`, absent: [], cases: [] },
  });
}

const isScalarValue = (value: unknown): value is Scalar => typeof value !== "object" || value === null;

/** What only values satisfy that are equal to this one as JSON. */
function equal(value: unknown): Constraint {
  if (isScalarValue(value)) return { op: "enum", values: [value] };
  if (Array.isArray(value)) {
    const { length } = value;
    return and([
      { op: "type", types: ["array"] },
      { op: "minItems", limit: length },
      ...value.map((one, i) => item(i, equal(one))),
      items(no, length),
    ]);
  }
  const members = Object.entries(value as object);
  return and([
    { op: "type", types: ["object"] },
    ...members.map(([key]): Constraint => ({ op: "present", key })),
    ...members.map(([key, one]) => property(key, equal(one))),
    additional(
      members.map(([key]) => key),
      [],
      no,
    ),
  ]);
}
