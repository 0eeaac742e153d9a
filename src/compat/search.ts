import { keywordNamed } from "../schemas/keywords.ts";
import { heldBy, type SchemaNode } from "../schemas/model.ts";
import { typeOf } from "./holds.ts";

/** How many documents are tried at most. */
const mostDocuments = 20_000;

/**
 * Documents at the edge of what schemas allow, for questions that cannot be decided: examples and the given ones, and each of them with
 * a single fault, such as a missing key or a value at a limit of one of the schemas.
 */
export function* documentsFor(roots: readonly SchemaNode[], given: Iterable<unknown>): Generator<unknown> {
  const nodes = roots.flatMap((root) => [...everyReachable(root)]);
  const values = boundaryValues(nodes);
  const keys = [...new Set(nodes.flatMap(({ keywords }) => keysIn(keywords)))];
  const seeds = [...given, ...nodes.flatMap(({ keywords }) => listIn(keywords["examples"])), ...values];
  let left = mostDocuments;
  for (const seed of seeds) {
    if (left-- <= 0) return;
    yield seed;
  }
  for (const seed of seeds)
    for (const mutant of mutantsOf(seed, values, keys)) {
      if (left-- <= 0) return;
      yield mutant;
    }
}

/** Every schema that a root holds or refers to. */
export function everyReachable(root: SchemaNode): ReadonlySet<SchemaNode> {
  const found = new Set([root]);
  for (const node of found) {
    for (const inner of heldIn(node)) found.add(inner);
    if (node.target !== undefined) found.add(node.target);
  }
  return found;
}

/** The schemas that a schema holds and applies. Nothing has checked what its keywords hold. */
export const heldIn = (node: SchemaNode): SchemaNode[] =>
  Object.keys(node.keywords).flatMap((keyword) => {
    const { holds, role } = keywordNamed(keyword) ?? {};
    if (holds === undefined || role === "core") return [];
    return (heldBy(node, keyword) ?? []).map((one) => one.node);
  });

/** The values that keywords name, those just beside a limit, and one of each type. */
function boundaryValues(nodes: readonly SchemaNode[]): unknown[] {
  const stated = nodes.flatMap(({ keywords }): unknown[] => [
    ...listIn(keywords["enum"]),
    ...("const" in keywords ? [keywords["const"]] : []),
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].flatMap((keyword) => {
      const limit = keywords[keyword];
      return typeof limit === "number" ? [limit, limit - 1, limit + 1, limit / 2] : [];
    }),
    ...["minLength", "maxLength"].flatMap((keyword) => {
      const limit = keywords[keyword];
      return typeof limit === "number" && limit < 10_000
        ? [limit - 1, limit, limit + 1].filter((n) => n >= 0).map((n) => "a".repeat(n))
        : [];
    }),
  ]);
  const values = [null, true, false, 0, 1, -1, 0.5, "", "a", "A", "1", " ", "aa", [], {}, ...stated];
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

const keysIn = (keywords: SchemaNode["keywords"]): string[] => [
  ...Object.keys((keywords["properties"] ?? {}) as object),
  ...listIn(keywords["required"]).map(String),
];

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value with one part removed, replaced or added. */
function* mutantsOf(value: unknown, values: readonly unknown[], keys: readonly string[]): Generator<unknown> {
  if (typeOf(value) === "array") {
    const items = value as readonly unknown[];
    for (const [i, item] of items.entries()) {
      yield items.filter((_, j) => j !== i);
      for (const other of [...values, ...mutantsOf(item, values, keys)])
        yield items.map((one, j) => (j === i ? other : one));
    }
    for (const other of values) yield [...items, other];
  }
  if (typeOf(value) === "object") {
    const members = value as Readonly<Record<string, unknown>>;
    for (const [key, member] of Object.entries(members)) {
      const { [key]: _, ...rest } = members;
      yield rest;
      for (const other of [...values, ...mutantsOf(member, values, keys)]) yield { ...members, [key]: other };
    }
    for (const key of keys)
      if (!Object.hasOwn(members, key)) for (const other of values) yield { ...members, [key]: other };
  }
}
