import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import type { CodeTable, ExampleValidator } from "./explain.ts";
import { laidOut } from "./inline.ts";
import type { CodeDoc, ExampleDoc } from "./model.ts";

/** A valid example with an issue, or a wrong one without the issue that it is to show. */
export class ExampleError extends Error {
  override readonly name = "ExampleError";
}

/** The schema's own examples, and faulty ones: the wrong examples of issue codes, or the first example without what it needs. */
export function examplesOf(
  name: string,
  { examples }: SchemaObject,
  validateExample: ExampleValidator,
  codes: readonly CodeDoc[],
): ExampleDoc[] {
  const own: unknown[] = Array.isArray(examples) ? examples : [];
  const valid = own.map((value, i) => validDoc(name, laidOut(value), validateExample, `example ${i + 1} of ${name}`));
  const wrong = codes.flatMap(({ example }) => (example?.schema === name ? [example.wrong] : []));
  if (wrong.length > 0) return [...valid, ...wrong];
  const faulty = own
    .slice(0, 1)
    .flatMap(broken)
    .map((text) => exampleDoc(name, text, validateExample));
  return [...valid, ...faulty.filter(({ isValid }) => !isValid).slice(0, 1)];
}

const exampleDoc = (schema: string, text: string, validateExample: ExampleValidator): ExampleDoc => ({
  text,
  ...validateExample(schema, text),
});

function validDoc(schema: string, text: string, validateExample: ExampleValidator, what: string): ExampleDoc {
  const doc = exampleDoc(schema, text, validateExample);
  const [first] = doc.found;
  if (first) throw new ExampleError(`${what} must be valid, but: ${first.pointer} ${first.code}: ${first.message}`);
  if (!doc.isValid) throw new ExampleError(`${what} must be valid`);
  return doc;
}

/** Faulty forms of an example: without one of its keys, with no letter, and `null`. */
function broken(value: unknown): string[] {
  const without = isSchemaObject(value)
    ? Object.keys(value).map((key) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))
    : [];
  return [...without, ...(typeof value === "string" ? [""] : []), null].map(laidOut);
}

export function codesIn({ title, meanings, explanations }: CodeTable, validateExample: ExampleValidator): CodeDoc[] {
  return Object.entries(explanations).map(([code, { why, when, example, trial }]) => ({
    code,
    group: title,
    meaning: meanings[code] ?? "",
    why,
    ...(when !== undefined && { when }),
    ...(trial && { trial }),
    ...(example && {
      example: {
        schema: example.schema,
        wrong: wrongDoc(code, example.schema, example.wrong, validateExample),
        right: validDoc(example.schema, example.right, validateExample, `the right example of ${code}`),
      },
    }),
  }));
}

function wrongDoc(code: string, schema: string, text: string, validateExample: ExampleValidator): ExampleDoc {
  const doc = exampleDoc(schema, text, validateExample);
  if (doc.found.some((one) => one.code === code)) return doc;
  throw new ExampleError(`the wrong example of ${code} does not have this issue`);
}
