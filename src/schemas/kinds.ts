import { presenceTest } from "./keys.ts";
import { at, referred, type SchemaModel, type SchemaNode } from "./model.ts";
import { isSchemaObject, SchemaError } from "./schema.ts";

/** The kind of the values that a schema describes (`x-kind`), the schema that states it, and what follows from it. */
export interface Kind {
  readonly kind: string;
  readonly schema: SchemaNode;
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

/** All kinds of payloads, each as the first whole file states it; where none does, as the first schema does. */
export function payloadKinds(model: SchemaModel): Kind[] {
  const stated = model.names.flatMap((name) => kindsOf(model.root(name))?.kinds ?? []);
  const ranked = [...stated.filter(({ schema }) => schema.pointer === ""), ...stated];
  return ranked.filter(({ kind }, i) => ranked.findIndex((one) => one.kind === kind) === i);
}

/** The kind that a schema states, directly or through a reference. */
function kindOf(node: SchemaNode): Kind | undefined {
  const own = node.keywords["x-kind"];
  if (isSchemaObject(own)) return { ...own, kind: String(own["kind"]), schema: node };
  const parts = node.held.filter(({ keyword }) => keyword === "allOf").map((one) => one.node);
  const places = "$ref" in node.keywords ? [referred(node), ...parts] : parts;
  return places.map(kindOf).find(Boolean);
}
