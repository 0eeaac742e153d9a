import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import type { CodeTable, ExampleIssue, ExampleResult, ExampleValidator } from "./explain.ts";
import { laidOut } from "./inline.ts";
import type { CodeDoc, ExampleDoc } from "./model.ts";

/** A valid example with an issue, or a wrong one without the issue that it is to show. */
export class ExampleError extends Error {
  override readonly name = "ExampleError";
}

/** The schema's own examples, and faulty ones. */
export const examplesOf = (
  name: string,
  schema: SchemaObject,
  validateExample: ExampleValidator,
  codes: readonly CodeDoc[],
): ExampleDoc[] => [
  ...validExamples(name, schema, validateExample),
  ...invalidExamples(name, schema, validateExample, codes),
];

function validExamples(name: string, schema: SchemaObject, validateExample: ExampleValidator): ExampleDoc[] {
  const examples = Array.isArray(schema["examples"]) ? schema["examples"] : [];
  return examples.map((value, i) => valid(name, laidOut(value), validateExample, `example ${i + 1} of ${name}`));
}

function valid(schema: string, text: string, validateExample: ExampleValidator, what: string): ExampleDoc {
  const [first] = validateExample(schema, text).found;
  if (first) throw new ExampleError(`${what} must be valid, but: ${first.pointer} ${first.code}: ${first.message}`);
  return { text, isValid: true, found: [] };
}

/** The wrong examples of the issue codes; where there are none, the first example without a key that it needs. */
function invalidExamples(
  name: string,
  schema: SchemaObject,
  validateExample: ExampleValidator,
  codes: readonly CodeDoc[],
): ExampleDoc[] {
  const stated = codes.flatMap(({ example }) => (example?.schema === name ? [example.wrong] : []));
  if (stated.length > 0) return stated;
  const [first] = Array.isArray(schema["examples"]) ? schema["examples"] : [];
  for (const text of broken(first)) {
    const result = validateExample(name, text);
    if (!result.isValid) return [exampleDoc(text, result)];
  }
  return [];
}

/** Faulty forms of an example: without one of its keys, with no letter, and `null`. */
function broken(value: unknown): string[] {
  const without = isSchemaObject(value)
    ? Object.keys(value).map((key) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))
    : [];
  return [...without, ...(typeof value === "string" ? [""] : []), null].map(laidOut);
}

export function codesIn({ title, meanings, explanations }: CodeTable, validateExample: ExampleValidator): CodeDoc[] {
  return Object.entries(explanations).map(([code, { why, when, example }]) => ({
    code,
    group: title,
    meaning: meanings[code] ?? "",
    why,
    ...(when !== undefined && { when }),
    ...(example && {
      example: {
        schema: example.schema,
        wrong: wrong(code, example.schema, example.wrong, validateExample),
        right: valid(example.schema, example.right, validateExample, `the right example of ${code}`),
      },
    }),
  }));
}

function wrong(code: string, schema: string, text: string, validateExample: ExampleValidator): ExampleDoc {
  const result = validateExample(schema, text);
  if (!result.found.some((one) => one.code === code)) {
    throw new ExampleError(`the wrong example of ${code} does not have this issue`);
  }
  return exampleDoc(text, result);
}

const exampleDoc = (text: string, { isValid, found }: ExampleResult): ExampleDoc => ({
  text,
  isValid,
  found: found.map(foundOf),
});

/** The properties of an issue that the pages show. */
const foundOf = ({ code, path, pointer, message, hint, line, column }: ExampleIssue): ExampleIssue => ({
  code,
  ...(path !== undefined && { path }),
  pointer,
  message,
  ...(hint !== undefined && { hint }),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
});
