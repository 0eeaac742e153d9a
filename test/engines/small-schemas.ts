import { compile, compileNamed, isPlace } from "../../src/constraints/compile.ts";
import { satisfies } from "../../src/constraints/satisfies.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";

/** The model of one schema, which is the file `small`. */
export const modelOf = (schema: SchemaObject): SchemaModel => new SchemaModel(new Map([["small", schema]]));

/** Whether a text is valid by the schema: the verdict of the library. */
export function verdictBySchema(schema: SchemaObject, text: string): "valid" | "invalid" {
  const model = modelOf(schema);
  const named = (name: string) => (isPlace(name) ? compileNamed(model, name) : compile(model, name));
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, ""));
    return satisfies(compile(model, "small"), value, named) ? "valid" : "invalid";
  } catch (error) {
    if (error instanceof SyntaxError) return "invalid";
    throw error;
  }
}

const member = (of: SchemaObject): SchemaObject => ({ properties: { a: of } });

/** Schemas with a keyword each that the shipped ones may not have, and values that it is about. */
export const small: Readonly<Record<string, readonly [schema: SchemaObject, ...texts: string[]]>> = {
  type: [{ type: ["integer", "null", "array"] }, "1.0", "1.5", "-0", "1e3", "1e-1", "9007199254740993"],
  "type boolean": [{ type: ["boolean", "object"] }],
  enum: [
    { enum: ["a", "é", "\n", "", 1, -0.5, true, null] },
    '"\\u0061"',
    '"\\u00e9"',
    '"\\n"',
    "1.0",
    "10e-1",
    "-5e-1",
    "0",
  ],
  const: [{ const: "a'b\\c" }, '"a\'b\\\\c"', '"a\'b\\c"'],
  "const false": [member({ const: false }), '{"a":false}', '{"a":0}', '{"a":true}', '{"a":null}'],
  "const null": [member({ const: null }), '{"a":false}', '{"a":null}', '{"a":"null"}'],
  pattern: [{ pattern: "^[a-cé👍]{2,3}(?:x|yy)*\\d?$" }, '"ab"', '"abx"', '"é👍yy1"', '"abxy"', '"ab\\n"', '"AB"'],
  minimum: [{ minimum: 1.5, maximum: 1e3 }, "1.5", "1.4999999999", "1000", "1000.0001", "1e3", "1.0e4"],
  exclusive: [{ exclusiveMinimum: 0, exclusiveMaximum: 10 }, "0", "1e-300", "10", "9.999999999999999", "-0"],
  "multipleOf 0.01": [{ multipleOf: 0.01 }, "0.07", "19.99", "1.005", "0.001", "4.35", "1e2", "-0.03", "1e15", "1e300"],
  "multipleOf 3": [{ multipleOf: 3 }, "9", "10", "-3", "0", "3.5", "3e2", "9007199254740993"],
  length: [
    { minLength: 2, maxLength: 3 },
    '"👍"',
    '"👍👍"',
    '"👩‍👩‍👧"',
    '"\\ud83d\\udc4d\\u00e9"',
    '"e\\u0301"',
    '"abcd"',
    '"\\\\\\""',
  ],
  items: [{ items: { type: "string" } }, '["a",1]', '["a","b"]', "[[]]"],
  "items false": [{ prefixItems: [true, true], items: false }, "[1,2]", "[1,2,3]"],
  prefixItems: [
    { prefixItems: [{ type: "string" }, { minimum: 2 }], items: { type: "null" } },
    '["a"]',
    '["a",1]',
    '["a",2,null]',
    '["a",2,1]',
    "[1]",
  ],
  itemCount: [{ minItems: 1, maxItems: 2 }, "[1]", "[1,[2,3],4]", "[[],[]]"],
  uniqueItems: [
    { uniqueItems: true },
    '["a","b"]',
    '["a","\\u0061"]',
    "[1,1.0]",
    "[[],[]]",
    '[{"a":1},{"a":1}]',
    "[null]",
  ],
  contains: [{ contains: { type: "string" } }, '["a"]', "[1,2]", '[1,"a"]'],
  "contains within limits": [
    { contains: { minimum: 5 }, minContains: 2, maxContains: 3 },
    "[5,6]",
    "[5]",
    "[5,6,7,8]",
    "[5,1,6,7,2]",
    '["a","b"]',
  ],
  "contains none": [{ contains: { type: "number" }, minContains: 0, maxContains: 1 }, "[]", "[1,2]", '["a"]'],
  required: [{ required: ["a", "b/c~d"] }, '{"a":1,"b/c~d":null}', '{"a":1,"b":{"c~d":1}}', '{"\\u0061":1,"b/c~d":2}'],
  properties: [
    { properties: { a: { type: "string" }, "": { minimum: 1 }, é: false } },
    '{"a":"x","":1}',
    '{"":0}',
    '{"é":1}',
  ],
  patternProperties: [
    { patternProperties: { "^x": { type: "number" }, y$: { minimum: 3 } } },
    '{"x":1,"xy":3}',
    '{"xy":2}',
    '{"x":"a"}',
    '{"ay":"a"}',
    '{"x":1,"x":"a"}',
  ],
  additionalProperties: [
    { properties: { a: true }, patternProperties: { "^x": true }, additionalProperties: { type: "string" } },
    ...['{"a":1,"x1":2,"b":"c"}', '{"b":1}', '{"\\u0061":1}', '{"0":1}'],
  ],
  "additionalProperties false": [{ properties: { a: true }, additionalProperties: false }, '{"a":1}', '{"b":1}'],
  propertyNames: [
    { propertyNames: { pattern: "^[a-z]+$", maxLength: 3 } },
    '{"a":1,"abc":2}',
    '{"abcd":1}',
    '{"A":1}',
    '{"\\u0061":1}',
  ],
  propertyCount: [
    { minProperties: 1, maxProperties: 2 },
    '{"a":1}',
    '{"a":1,"b":2,"c":3}',
    '{"a":1,"a":2,"b":3}',
    '{"a":{"b":1,"c":1}}',
  ],
  dependentRequired: [{ dependentRequired: { a: ["b"] } }, '{"a":1}', '{"a":1,"b":2}', '{"b":1}'],
  dependentSchemas: [
    { dependentSchemas: { a: { properties: { b: { type: "string" } } } } },
    '{"a":1,"b":"x"}',
    '{"a":1,"b":2}',
    '{"b":2}',
  ],
  if: [
    {
      if: { properties: { a: { const: "x" } }, required: ["a"] },
      then: { required: ["b"] },
      else: { maxProperties: 1 },
    },
    ...['{"a":"x"}', '{"a":"x","b":1}', '{"a":"y"}', '{"a":"y","b":1}'],
  ],
  oneOf: [
    {
      oneOf: [
        { required: ["t", "n"], properties: { t: { const: "n" }, n: { type: "number" } } },
        { required: ["t", "s"], properties: { t: { const: "s" }, s: { type: "string" } } },
      ],
    },
    ...['{"t":"n","n":1}', '{"t":"n","n":"1"}', '{"t":"s","s":"a"}', '{"t":"s"}', '{"t":"z"}', "{}", '{"t":1}'],
  ],
  "oneOf of numbers": [{ oneOf: [{ minimum: 5 }, { maximum: 8 }] }, "4", "6", "9"],
  anyOf: [
    { anyOf: [{ required: ["a"] }, { properties: { b: { type: "string" } }, required: ["b"] }] },
    '{"a":1}',
    '{"b":"x"}',
    '{"b":1}',
    "{}",
  ],
  not: [{ not: { required: ["a"] } }, '{"a":1}', '{"b":1}'],
  "not a value": [{ not: { type: ["string", "number"], minimum: 3 } }, '"a"', "3", "2", "[]"],
  $ref: [
    { $ref: "#/$defs/one", $defs: { one: { type: "object", properties: { next: { $ref: "#/$defs/one" } } } } },
    '{"next":{}}',
    '{"next":1}',
    '{"next":{"next":1}}',
  ],
  unevaluatedProperties: [
    { anyOf: [{ properties: { a: { minimum: 1 } } }, true], unevaluatedProperties: false },
    "1",
    '{"a":1}',
    '{"b":1}',
  ],
  unevaluatedItems: [
    { anyOf: [{ prefixItems: [{ minimum: 1 }] }, true], unevaluatedItems: false },
    "[]",
    "[1]",
    "[1,2]",
  ],
  format: [{ "x-formats": "assertion", format: "date" }, "1", '"2026-01-31"', '"2026-02-31"'],
};

/** Values of all classes, for every schema. */
export const anyValues: readonly string[] = [
  ...["null", "true", "false", "0", "1", "-1", "3", "1.5", "1e2", '""', '"a"', '"b"', '"1"', '"\\u0000"'],
  ...[
    "[]",
    "[1]",
    '["a"]',
    "{}",
    '{"a":1}',
    '{"a":"a"}',
    '{"b":null}',
    "nul",
    "",
    " 1 ",
    '{"a":1',
    "1e400",
    '"\\ud800"',
  ],
];
