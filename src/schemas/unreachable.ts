import { isDeepStrictEqual } from "node:util";
import { listedIn, typesIn } from "./contradictions.ts";
import { isOfType, keywordNamed, type TypeName, typeNames } from "./keywords.ts";
import { at, type SchemaNode } from "./model.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "./schema.ts";
import type { Finding } from "./strict.ts";

/** Branches that no value reaches, where that is plain from the branch, the condition or the types. */
export function* unreachableBranches(node: SchemaNode): Generator<Finding> {
  yield* emptyBranches(node);
  yield* equalBranches(node);
  yield* idleConditions(node);
  yield* branchesOfOtherTypes(node);
}

const branchesOf = (node: SchemaNode, keyword: string) => node.held.filter((one) => one.keyword === keyword);

function* emptyBranches(node: SchemaNode): Generator<Finding> {
  for (const keyword of ["anyOf", "oneOf"]) {
    for (const { step, node: branch } of branchesOf(node, keyword)) {
      if (branch.schema === false) yield [[keyword, step as number], "no value reaches this branch: it is false"];
    }
  }
}

/** Equal branches of `oneOf`: what satisfies one satisfies the other, and so neither alone. */
function* equalBranches(node: SchemaNode): Generator<Finding> {
  const branches = branchesOf(node, "oneOf").map((one) => withoutDocumentation(one.node.schema));
  for (const [i, branch] of branches.entries()) {
    const first = branches.findIndex((other) => isDeepStrictEqual(other, branch));
    if (first < i && branch !== false)
      yield [["oneOf", i], `equals branch ${first}, so no value satisfies exactly one of them`];
  }
}

/** A branch without annotations at its top. `format` is kept, because some readers enforce it. */
function withoutDocumentation(schema: Schema): unknown {
  if (!isSchemaObject(schema)) return schema;
  const isKept = (keyword: string) =>
    keyword === "format" || !(keywordNamed(keyword)?.role === "annotation" || /^(x-|\$comment$)/.test(keyword));
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isKept(keyword)));
}

/** Branches of a condition that always has the same outcome. */
function* idleConditions(node: SchemaNode): Generator<Finding> {
  const test = node.keywords["if"];
  if (test === undefined) return;
  const types = [typesIn(node.keywords), typesOf(at(node, "if"))];
  const isNever = test === false || excludeEachOther(types[0], types[1]);
  const isAlways = test === true || (isSchemaObject(test) && Object.keys(test).length === 0);
  if (isNever && "then" in node.keywords) yield [["then"], "no value reaches this branch: none satisfies `if`"];
  if (isAlways && "else" in node.keywords) yield [["else"], "no value reaches this branch: each satisfies `if`"];
}

function* branchesOfOtherTypes(node: SchemaNode): Generator<Finding> {
  const types = typesIn(node.keywords);
  for (const { keyword, step, node: branch } of node.held) {
    if (!["anyOf", "oneOf", "then", "else"].includes(keyword)) continue;
    const own = typesOf(branch);
    if (!excludeEachOther(types, own)) continue;
    const path = step === undefined ? [keyword] : [keyword, step];
    yield [path, `no value satisfies this branch: its type is ${own?.join(" or ")}, beside ${types?.join(" or ")}`];
  }
}

/** The types that a schema states or whose values it lists, in itself or in what it refers to. */
function typesOf(node: SchemaNode, seen: ReadonlySet<SchemaNode> = new Set()): readonly TypeName[] | undefined {
  const own = typesIn(node.keywords) ?? typesOfListed(node.keywords);
  if (own !== undefined || node.target === undefined || seen.has(node)) return own;
  return typesOf(node.target, new Set([...seen, node]));
}

function typesOfListed(schema: SchemaObject): readonly TypeName[] | undefined {
  const values = listedIn(schema).map(([, value]) => value);
  if (values.length === 0) return undefined;
  const isNamed = (value: unknown, type: TypeName) =>
    isOfType(value, type) && !(type === "number" && Number.isInteger(value));
  return typeNames.filter((type) => values.some((value) => isNamed(value, type)));
}

function excludeEachOther(a: readonly TypeName[] | undefined, b: readonly TypeName[] | undefined): boolean {
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return false;
  const isNumber = (type: TypeName) => type === "integer" || type === "number";
  return !a.some((one) => b.some((other) => one === other || (isNumber(one) && isNumber(other))));
}
