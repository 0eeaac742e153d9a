import { presenceTest } from "./keys.ts";
import { at, referred, type SchemaModel, type SchemaNode } from "./model.ts";
import { SchemaError } from "./schema.ts";

/** The kind of the values that a schema describes (`x-kind`), and what follows from it. */
export interface Kind {
  readonly kind: string;
  readonly [consequence: string]: unknown;
}

/** The kinds of a schema: one, or two that the presence of a key decides between, the kind without it first. */
export interface Kinds {
  readonly kinds: readonly Kind[];
  readonly key?: string;
}

/** The kinds that a schema of payloads states, in itself or in its branches; `undefined` for any other schema. */
export function kindsOf(root: SchemaNode): Kinds | undefined {
  const own = kindOf(root);
  if (own) return { kinds: [own] };
  const [then, otherwise] = (["then", "else"] as const).map((branch) =>
    branch in root.keywords ? kindOf(at(root, branch)) : undefined,
  );
  if (then === undefined && otherwise === undefined) return undefined;
  const key = presenceTest(root);
  if (then === undefined || otherwise === undefined || key === undefined) {
    throw new SchemaError(root.file, "/if", "the presence of one key must decide between two kinds (x-kind)");
  }
  return { kinds: [otherwise, then], key };
}

/** The names of all kinds of payloads, in the order in which the schemas state them. */
export const kindNames = (model: SchemaModel): string[] => [
  ...new Set(model.names.flatMap((name) => kindsOf(model.root(name))?.kinds.map(({ kind }) => kind) ?? [])),
];

/** The kind that a schema states, directly or through a reference. */
function kindOf(node: SchemaNode): Kind | undefined {
  const parts = node.held.filter(({ keyword }) => keyword === "allOf").map((one) => one.node);
  const places = "$ref" in node.keywords ? [referred(node), ...parts] : parts;
  return (node.keywords["x-kind"] as Kind | undefined) ?? places.map(kindOf).find(Boolean);
}
