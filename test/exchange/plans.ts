import fc from "fast-check";
import {
  entryOf,
  type PlanEntry,
  type PlanProperties,
  type PlanValue,
  planTypes,
} from "../../src/exchange/property.ts";
import type { SchemaObject, SchemaSet } from "../../src/schemas/schema.ts";

/** Names that break what is careless with prototypes, syntax, paths or lengths. */
export const hostileNames = [
  ...["__proto__", "hasOwnProperty", "constructor", "toString", "valueOf", "prototype"],
  ...[
    '"',
    "'",
    "`",
    "a\nb",
    "a\r\nb",
    "\\",
    "a\\",
    "*/",
    "$\u007bx}",
    "\u2028",
    "\ufeffa",
    " a ",
    "a,b",
    "a;b",
    "a\tb",
    "a|b",
  ],
  ...[
    "../../etc/passwd",
    "..",
    ".",
    "/",
    "a/b",
    "C:\\x",
    "con",
    "NUL",
    "-",
    "--force",
    "#",
    "- a",
    "a: b",
    "? a",
    "*a",
    "&a",
    "!a",
  ],
  ...["null", "true", "1", "1.0", "~", "<<", "[]", "a[]", "a.b", "[", "]", "{}", "=1+1", "@x", "x".repeat(10_000)],
  ...["購入", "Größe", "e\u0301", "\u{1f600}", "a\u0000b", "\u0085"],
];

export const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
  fc.constantFrom("Order Completed", "order_completed", "total", "lines"),
);

/** Names of events and of their first properties, which no format refuses. */
const visible = name.filter((one) => one.trim() !== "");

const description = fc.option(fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: "binary", minLength: 1 })), {
  nil: undefined,
});

const wordLists = fc.uniqueArray(
  fc.oneof(fc.string({ unit: "binary", maxLength: 6 }), fc.constantFrom(...hostileNames)),
  {
    minLength: 1,
    maxLength: 4,
  },
);

const integers = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 });

const listed: Readonly<Record<string, fc.Arbitrary<unknown[] | undefined>>> = {
  any: fc.uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), {
    minLength: 1,
    maxLength: 4,
  }),
  string: wordLists,
  date: wordLists,
  datetime: wordLists,
  integer: integers,
  number: fc.oneof(
    integers,
    fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.1 }), { minLength: 1 }),
  ),
  boolean: fc.constantFrom([true], [false], [true, false]),
  array: fc.constant(undefined),
  object: fc.constant(undefined),
};

function propertiesOf(value: fc.Arbitrary<PlanValue>, names: fc.Arbitrary<string>): fc.Arbitrary<PlanProperties> {
  const property = fc.tuple(value, fc.boolean()).map(([one, required]) => ({ ...one, required }));
  return fc
    .uniqueArray(fc.tuple(names, property), { maxLength: 4, selector: ([one]) => one })
    .map((entries) => new Map(entries));
}

const { value } = fc.letrec<{ value: PlanValue }>((tie) => ({
  value: fc
    .constantFrom(...(Object.keys(planTypes) as (keyof typeof planTypes)[]))
    .chain((type): fc.Arbitrary<PlanValue> => {
      const nested = ["object", "any"].includes(type) ? propertiesOf(tie("value"), name) : fc.constant(new Map());
      const items = ["array", "any"].includes(type)
        ? fc.option(tie("value"), { nil: undefined })
        : fc.constant(undefined);
      return fc
        .record({
          description,
          enum: fc.option(listed[type] as fc.Arbitrary<unknown[]>, { nil: undefined }),
          nested,
          items,
        })
        .map(({ nested: properties, ...rest }) => ({ type, ...rest, ...(properties.size > 0 && { properties }) }));
    }),
}));

const depth = { maxDepth: 3 };
const shallow = fc.oneof(depth, value);

/** Plans that every format keeps whole. */
export const planEntries: fc.Arbitrary<PlanEntry[]> = fc.uniqueArray(
  fc.record({
    subject: fc.constant("event" as const),
    name: visible,
    description,
    properties: propertiesOf(shallow, visible),
  }),
  { minLength: 1, maxLength: 4, selector: (entry) => entry.name },
);

/** The entries as schema files. */
export const filesOf = (entries: readonly PlanEntry[]): SchemaSet =>
  new Map(entries.map((entry, i): [string, SchemaObject] => [`events/e-${i}`, entryOf(entry).schema]));
