import { and } from "../constraints/combine.ts";
import { compile, compileAt } from "../constraints/compile.ts";
import { satisfies } from "../constraints/satisfies.ts";
import { heldBy, type SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { type AppliedSchema, appliedSchemas, keysIn } from "./applied.ts";
import { ExampleError } from "./examples.ts";
import type { ExampleValidator } from "./explain.ts";
import { code } from "./inline.ts";

/** An example of a field's value in one place of the documentation. */
export interface FieldExample {
  readonly value: unknown;
  /** Whether the field may have it there. */
  readonly isValid: boolean;
  /** Whether the page's own schema gives it; else a schema that has a page of its own does. */
  readonly isOwn: boolean;
}

/**
 * The examples of a value to which several schemas apply, some of them inherited from other pages: the first that are given. Those of a schema with a page of its own are
 * left out where the field means something else: where it has a description of its own, or keys that this schema does not speak of.
 */
export function examplesOfField(nodes: readonly SchemaNode[], inherited: ReadonlySet<SchemaNode>): FieldExample[] {
  const schemas = nodes.flatMap((node) => appliedSchemas(node, inherited.has(node)));
  const source = schemas.find(({ node }) => Array.isArray(node.keywords["examples"]));
  if (source === undefined || isMisleading(source, schemas)) return [];
  const isValid = validatorOf(nodes) ?? (() => !source.isElsewhere);
  const values = source.node.keywords["examples"] as readonly unknown[];
  return values.map((value) => ({ value, isValid: isValid(value), isOwn: !source.isElsewhere }));
}

/** Throws an `ExampleError` if a schema within a file gives an example that it rejects. */
export function checkExamplesWithin(node: SchemaNode): void {
  for (const { node: inner } of Object.keys(node.keywords).flatMap((keyword) => heldBy(node, keyword) ?? [])) {
    const { examples } = inner.keywords;
    const isValid = Array.isArray(examples) ? validatorOf([inner]) : undefined;
    const wrong = isValid ? (examples as unknown[]).findIndex((value) => !isValid(value)) : -1;
    if (wrong >= 0) throw new ExampleError(`example ${wrong + 1} at ${inner.pointer} of ${inner.file} must be valid`);
    checkExamplesWithin(inner);
  }
}

function isMisleading(source: AppliedSchema, schemas: readonly AppliedSchema[]): boolean {
  const inSource = appliedSchemas(source.node).map(({ node }) => node);
  const nearer = schemas.filter(({ node }) => !inSource.includes(node));
  return source.isElsewhere && (keysIn(nearer).length > 0 || nearer.some(({ node }) => "description" in node.keywords));
}

/** `undefined` for what validators do not support, or what is no schema at all: then nothing can be validated. */
function validatorOf(nodes: readonly SchemaNode[]): ((value: unknown) => boolean) | undefined {
  try {
    const constraint = and(nodes.map(compileAt));
    return (value) => satisfies(constraint, value, (name) => compile(nodes[0]?.model as SchemaModel, name));
  } catch {
    return undefined;
  }
}

/** Validates examples by the schemas themselves. What cannot be validated, because a keyword is not supported, counts as valid. */
export const validatorBySchemas =
  (model: SchemaModel): ExampleValidator =>
  (schema, text) => {
    const isValid = validatorOf([model.root(schema)]) ?? (() => true);
    return { isValid: isValid(JSON.parse(text)), found: [] };
  };

/** The examples that are shown of a field. Throws an `ExampleError` for one of the page's own that is valid in no case. */
export function shownExamples(examples: readonly FieldExample[], path: string, schema: string): unknown[] {
  const wrong = examples.findIndex(({ isOwn, isValid }) => isOwn && !isValid);
  if (wrong < 0) return examples.filter(({ isValid }) => isValid).map(({ value }) => value);
  throw new ExampleError(`example ${wrong + 1} of the field ${code(path)} of ${schema} must be valid there`);
}
