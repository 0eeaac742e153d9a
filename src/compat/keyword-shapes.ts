import { assertedFormat } from "../constraints/formats.ts";
import { Undecidable } from "../constraints/undecidable.ts";
import { type CompiledKeyword, type TypeName, typeNames } from "../schemas/keywords.ts";
import { at, type SchemaNode } from "../schemas/model.ts";
import { isSchemaObject, SchemaError } from "../schemas/schema.ts";
import { constantShape, typeShape } from "./constants.ts";
import type { Formula, Literal, Shape } from "./formula.ts";
import { typeOf } from "./holds.ts";
import { targetOf } from "./references.ts";
import type { FormulaStore } from "./store.ts";
import { describedKeys, unevaluatedItems, unevaluatedProperties } from "./unevaluated.ts";

/** What a keyword needs to know of the schemas around it. */
export interface Reading {
  readonly store: FormulaStore;
  /** The shape of a schema that applies to the same value. */
  readonly shapeOf: (node: SchemaNode) => Shape;
  /** The shape of a schema that applies to members, items or keys. */
  readonly innerShapeOf: (node: SchemaNode) => Shape;
}

type KeywordShape = (reading: Reading, node: SchemaNode, value: unknown) => Shape;

const nodesOf = (node: SchemaNode, keyword: string): SchemaNode[] =>
  node.held.filter((one) => one.keyword === keyword).map((one) => one.node);

/** A keyword that limits a number. */
const limit =
  (type: "number" | "string" | "array" | "object", op: (Literal & { readonly limit: number })["op"]): KeywordShape =>
  ({ store }, _, value) => {
    if (typeof value !== "number") throw new Undecidable("a limit is not a number");
    return store.shape({ [type]: store.literal({ op, limit: value } as Literal) });
  };

/** What a keyword asserts is part of what another one beside it does. */
const elsewhere: KeywordShape = ({ store }) => store.anything;

export const keywordShapes = {
  $ref: ({ shapeOf }, node) => shapeOf(targetOf(node)),
  $dynamicRef: ({ shapeOf }, node) => shapeOf(targetOf(node)),
  type: ({ store }, _, value) => ofTypes(store, [value].flat()),
  enum: ({ store }, _, value) => listed(store, listIn(value)),
  const: ({ store }, _, value) => listed(store, [value]),

  minimum: limit("number", "atLeast"),
  maximum: limit("number", "atMost"),
  exclusiveMinimum: limit("number", "above"),
  exclusiveMaximum: limit("number", "below"),
  multipleOf: limit("number", "multiple"),

  minLength: limit("string", "minLength"),
  maxLength: limit("string", "maxLength"),
  pattern: ({ store }, _, value) => store.shape({ string: patternFormula(store, value) }),
  format: ({ store }, node) => {
    const name = formatOf(node);
    return name === undefined ? store.anything : store.shape({ string: store.literal({ op: "format", name }) });
  },

  minItems: limit("array", "minItems"),
  maxItems: limit("array", "maxItems"),
  uniqueItems: ({ store }, _, value) =>
    value === true ? store.shape({ array: store.literal({ op: "unique" }) }) : store.anything,
  prefixItems: ({ store, innerShapeOf }, node) =>
    store.shape({
      array: store.and(
        nodesOf(node, "prefixItems").map((one, index) =>
          store.literal({ op: "item", index, shape: innerShapeOf(one) }),
        ),
      ),
    }),
  items: ({ store, innerShapeOf }, node) => {
    const from = nodesOf(node, "prefixItems").length;
    const shape = store.negated(innerShapeOf(at(node, "items")));
    return store.shape({ array: store.literal({ op: "few", from, shape, limit: 0 }) });
  },
  contains: ({ store, innerShapeOf }, node) => {
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = node.keywords;
    const counted = { from: 0, shape: innerShapeOf(at(node, "contains")) };
    const enough = store.literal({ op: "some", ...counted, limit: Number(minContains) });
    return store.shape({
      array: store.and([enough, store.literal({ op: "few", ...counted, limit: Number(maxContains) })]),
    });
  },
  minContains: elsewhere,
  maxContains: elsewhere,
  unevaluatedItems: (reading, node) =>
    unevaluatedItems(reading, node, reading.innerShapeOf(at(node, "unevaluatedItems"))),

  minProperties: limit("object", "minProperties"),
  maxProperties: limit("object", "maxProperties"),
  required: ({ store }, _, value) => store.shape({ object: present(store, listIn(value)) }),
  dependentRequired: ({ store }, _, value) =>
    store.all(
      entriesIn(value).map(([key, keys]) =>
        store.implied(hasKey(store, key), store.shape({ object: present(store, listIn(keys)) })),
      ),
    ),
  dependentSchemas: ({ store, shapeOf }, node, value) =>
    store.all(
      entriesIn(value).map(([key]) => store.implied(hasKey(store, key), shapeOf(at(node, "dependentSchemas", key)))),
    ),
  properties: ({ store, innerShapeOf }, node, value) =>
    store.shape({
      object: store.and(
        entriesIn(value).map(([key]) =>
          store.literal({ op: "property", key, shape: innerShapeOf(at(node, "properties", key)) }),
        ),
      ),
    }),
  patternProperties: ({ store, innerShapeOf }, node, value) =>
    store.shape({
      object: store.and(
        entriesIn(value).map(([pattern]) => {
          const shape = innerShapeOf(at(node, "patternProperties", pattern));
          return store.literal({ op: "every", keys: patternFormula(store, pattern), shape });
        }),
      ),
    }),
  additionalProperties: ({ store, innerShapeOf }, node) => {
    const keys = store.not(describedKeys(store, node));
    const shape = innerShapeOf(at(node, "additionalProperties"));
    return store.shape({ object: store.literal({ op: "every", keys, shape }) });
  },
  propertyNames: ({ store, innerShapeOf }, node) => {
    const keys = store.not(innerShapeOf(at(node, "propertyNames")).parts.string);
    return store.shape({ object: store.literal({ op: "every", keys, shape: store.nothing }) });
  },
  unevaluatedProperties: (reading, node) =>
    unevaluatedProperties(reading, node, reading.innerShapeOf(at(node, "unevaluatedProperties"))),

  allOf: ({ store, shapeOf }, node) => store.all(nodesOf(node, "allOf").map(shapeOf)),
  anyOf: ({ store, shapeOf }, node) => store.any(nodesOf(node, "anyOf").map(shapeOf)),
  oneOf: ({ store, shapeOf }, node) => store.one(nodesOf(node, "oneOf").map(shapeOf)),
  not: ({ store, shapeOf }, node) => store.negated(shapeOf(at(node, "not"))),
  if: ({ store, shapeOf }, node) => {
    const test = shapeOf(at(node, "if"));
    const branch = (keyword: string) => (keyword in node.keywords ? shapeOf(at(node, keyword)) : store.anything);
    return store.all([store.implied(test, branch("then")), store.implied(store.negated(test), branch("else"))]);
  },
  then: elsewhere,
  else: elsewhere,
} as const satisfies Readonly<Record<CompiledKeyword | "$dynamicRef", KeywordShape>>;

function ofTypes(store: FormulaStore, types: readonly unknown[]): Shape {
  if (!types.every((type) => typeNames.includes(type as TypeName)))
    throw new Undecidable("a type is not one of JSON Schema");
  const names = types.map((type) => (type === "integer" ? "number" : String(type)));
  if (types.includes("number") || !types.includes("integer")) return typeShape(store, names);
  return store.all([typeShape(store, names), store.shape({ number: store.literal({ op: "multiple", limit: 1 }) })]);
}

function listed(store: FormulaStore, values: readonly unknown[]): Shape {
  const of = (type: string) => values.filter((value) => typeOf(value) === type);
  const scalars = store.shape({
    null: of("null").length > 0 ? store.yes : store.no,
    boolean: store.or((of("boolean") as boolean[]).map((value) => store.literal({ op: "is", value }))),
    number: store.literal({ op: "numbers", values: (of("number") as number[]).map((value) => value + 0) }),
    string: store.literal({ op: "strings", values: of("string") as string[] }),
    array: store.no,
    object: store.no,
  });
  return store.any([scalars, ...[...of("array"), ...of("object")].map((value) => constantShape(store, value))]);
}

const present = (store: FormulaStore, keys: readonly unknown[]): Formula =>
  store.and(keys.map((key) => store.literal({ op: "present", key: String(key) })));

const hasKey = (store: FormulaStore, key: string): Shape =>
  store.all([typeShape(store, ["object"]), store.shape({ object: store.literal({ op: "present", key }) })]);

function patternFormula(store: FormulaStore, pattern: unknown): Formula {
  try {
    new RegExp(String(pattern), "u");
  } catch {
    throw new Undecidable("a pattern is not a regular expression with the flag `u`");
  }
  return store.literal({ op: "pattern", pattern: String(pattern) });
}

function formatOf(node: SchemaNode) {
  try {
    return assertedFormat(node);
  } catch (error) {
    if (error instanceof SchemaError) throw new Undecidable(`a format ${error.problem}`);
    throw error;
  }
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Undecidable("a keyword does not hold the list that it takes");
  return value;
}

function entriesIn(value: unknown): [string, unknown][] {
  if (!isSchemaObject(value)) throw new Undecidable("a keyword does not hold the object that it takes");
  return Object.entries(value);
}
