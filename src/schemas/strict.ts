import { toPointer } from "../runtime/validate/path.ts";
import { contradictions } from "./contradictions.ts";
import { invalidValues, SchemaValidator } from "./invalid-values.ts";
import { keywordNamed } from "./keywords.ts";
import { everySchemaIn, SchemaModel, type SchemaNode } from "./model.ts";
import { nearestKeyword } from "./nearest-keyword.ts";
import { refusalOf } from "./refused-keywords.ts";
import { invalidPattern, isSchemaObject, SchemaError, type SchemaSet } from "./schema.ts";
import { unreachableBranches } from "./unreachable.ts";

/** A position below a schema, and what is wrong there. */
export type Finding = readonly [path: readonly (string | number)[], problem: string];

/**
 * What is wrong in schema files that the metaschema of 2020-12 allows, all of it at once: unknown keywords, keywords without effect,
 * constraints that contradict each other, branches that no value reaches, values that their own schema excludes. `annotations`
 * are keywords that this set has for its own readers.
 */
export function strictErrors(set: SchemaSet, annotations: readonly string[] = []): SchemaError[] {
  const model = new SchemaModel(set);
  const validator = new SchemaValidator(set);
  const checks: ((node: SchemaNode) => Iterable<Finding>)[] = [
    (node) => unknownKeywords(node, annotations),
    repeatedAddresses,
    idleKeywords,
    invalidPatterns,
    contradictions,
    unreachableBranches,
    (node) => invalidValues(node, validator),
  ];
  return model.names.flatMap((name) =>
    [...everySchemaIn(model.root(name))].flatMap((node) =>
      checks.flatMap((check) =>
        [...check(node)].map(([path, problem]) => new SchemaError(name, node.pointer + toPointer(path), problem)),
      ),
    ),
  );
}

function* unknownKeywords({ keywords }: SchemaNode, annotations: readonly string[]): Generator<Finding> {
  for (const keyword of Object.keys(keywords)) {
    const refusal = refusalOf(keyword);
    const isKnown = keywordNamed(keyword) !== undefined || keyword.startsWith("x-") || annotations.includes(keyword);
    if (refusal !== undefined) yield [[keyword], refusal];
    else if (!isKnown) {
      const nearest = nearestKeyword(keyword);
      yield [[keyword], `unknown keyword${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`];
    }
  }
}

/** Addresses and anchors that another schema has, so that references to them are ambiguous. */
function* repeatedAddresses(node: SchemaNode): Generator<Finding> {
  for (const { node: one, keyword } of node.model.references.repeated) {
    if (one === node) yield [[keyword], "another schema has the same"];
  }
}

/** Keywords that do nothing without another one. */
function* idleKeywords({ keywords }: SchemaNode): Generator<Finding> {
  if ("if" in keywords && !("then" in keywords || "else" in keywords))
    yield [[], '"if" without "then" and "else" is ignored'];
  for (const [keyword, other] of dependent) {
    if (keyword in keywords && !(other in keywords)) yield [[], `"${keyword}" without "${other}" is ignored`];
  }
}

const dependent = [
  ["then", "if"],
  ["else", "if"],
  ["minContains", "contains"],
  ["maxContains", "contains"],
] as const;

function* invalidPatterns({ keywords }: SchemaNode): Generator<Finding> {
  const { pattern, patternProperties } = keywords;
  const patterns: [string[], string][] = typeof pattern === "string" ? [[["pattern"], pattern]] : [];
  const keys = isSchemaObject(patternProperties) ? Object.keys(patternProperties) : [];
  for (const [path, one] of [...patterns, ...keys.map((key) => [["patternProperties", key], key] as const)]) {
    try {
      new RegExp(one, "u");
    } catch (error) {
      yield [path, invalidPattern((error as Error).message)];
    }
  }
}
