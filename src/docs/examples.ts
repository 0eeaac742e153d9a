import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import type { CodeTable, Found, Judge, Judged } from "./explain.ts";
import type { CodeDoc, ExampleDoc } from "./model.ts";

/** An example that is not what it is said to be. */
export class ExampleError extends Error {
  override readonly name = "ExampleError";
}

/** The schema's own examples, and faulty ones. */
export const examplesOf = (
  name: string,
  schema: SchemaObject,
  judge: Judge,
  codes: readonly CodeDoc[],
): ExampleDoc[] => [...validExamples(name, schema, judge), ...invalidExamples(name, schema, judge, codes)];

const laidOut = (value: unknown): string => JSON.stringify(value, null, 2);

function validExamples(name: string, schema: SchemaObject, judge: Judge): ExampleDoc[] {
  const examples = Array.isArray(schema["examples"]) ? schema["examples"] : [];
  return examples.map((value, i) => valid(name, laidOut(value), judge, `example ${i + 1} of ${name}`));
}

function valid(schema: string, text: string, judge: Judge, what: string): ExampleDoc {
  const [first] = judge(schema, text).found;
  if (first) throw new ExampleError(`${what} must be valid, but: ${first.pointer} ${first.code}: ${first.message}`);
  return { text, isValid: true, found: [] };
}

/** Those of the issue codes; where there is none, the first example without a key that it needs. */
function invalidExamples(name: string, schema: SchemaObject, judge: Judge, codes: readonly CodeDoc[]): ExampleDoc[] {
  const stated = codes.flatMap(({ example }) => (example?.schema === name ? [example.wrong] : []));
  if (stated.length > 0) return stated;
  const [first] = Array.isArray(schema["examples"]) ? schema["examples"] : [];
  for (const text of broken(first)) {
    const judged = judge(name, text);
    if (!judged.isValid) return [exampleOf(text, judged)];
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

export function codesIn({ title, meanings, explanations }: CodeTable, judge: Judge): CodeDoc[] {
  return Object.entries(explanations).map(([code, { why, when, example }]) => ({
    code,
    group: title,
    meaning: meanings[code] ?? "",
    why,
    ...(when !== undefined && { when }),
    ...(example && {
      example: {
        schema: example.schema,
        wrong: wrong(code, example.schema, example.wrong, judge),
        right: valid(example.schema, example.right, judge, `the right example of ${code}`),
      },
    }),
  }));
}

function wrong(code: string, schema: string, text: string, judge: Judge): ExampleDoc {
  const judged = judge(schema, text);
  if (!judged.found.some((one) => one.code === code)) {
    throw new ExampleError(`the wrong example of ${code} does not draw it`);
  }
  return exampleOf(text, judged);
}

const exampleOf = (text: string, { isValid, found }: Judged): ExampleDoc => ({
  text,
  isValid,
  found: found.map(foundOf),
});

/** Of an issue, what these pages tell. */
const foundOf = ({ code, path, pointer, message, hint, line, column }: Found): Found => ({
  code,
  ...(path !== undefined && { path }),
  pointer,
  message,
  ...(hint !== undefined && { hint }),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
});
