import { at, heldBy, type SchemaNode } from "../schemas/model.ts";
import { isSchemaObject } from "../schemas/schema.ts";
import type { Formula, Shape } from "./formula.ts";
import { targetOf } from "./references.ts";
import type { FormulaStore } from "./store.ts";
import { describedKeys } from "./unevaluated.ts";

/** The schemas of both versions that may apply to one value. */
interface Pair {
  readonly own: readonly SchemaNode[];
  readonly other: readonly SchemaNode[];
}

/**
 * The payloads that hold no key which their own version leaves open and the other one describes: what is left of them if no sender
 * happens to use a key before it is described.
 */
export const withoutFreeKeys = (store: FormulaStore, own: SchemaNode, other: SchemaNode): Shape =>
  new FreeKeys(store).shapeOf({ own: [own], other: [other] });

class FreeKeys {
  readonly #store: FormulaStore;
  readonly #shapes = new Map<string, Shape>();
  readonly #open = new Set<string>();

  constructor(store: FormulaStore) {
    this.#store = store;
  }

  shapeOf(outer: Pair): Shape {
    const pair = { own: applied(outer.own), other: applied(outer.other) };
    if (pair.own.length === 0 || pair.other.length === 0) return this.#store.anything;
    const key = [pair.own, pair.other]
      .map((nodes) => nodes.map(({ file, pointer }) => `${file}#${pointer}`))
      .join(" | ");
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) return this.#store.lazy(`free ${key}`, () => this.#shapes.get(key) as Shape);
    this.#open.add(key);
    const shape = this.#store.shape({ array: this.#items(pair), object: this.#members(pair) });
    this.#shapes.set(key, shape);
    return shape;
  }

  #members(pair: Pair): Formula {
    const store = this.#store;
    const described = ({ own, other }: Pair, side: "own" | "other") =>
      store.or((side === "own" ? own : other).map((node) => describedKeys(store, node)));
    const own = pair.own.some(describesOthers) ? store.yes : described(pair, "own");
    const free = store.and([described(pair, "other"), store.not(own)]);
    const keys = new Set(
      [...pair.own, ...pair.other].flatMap((node) => Object.keys((node.keywords["properties"] ?? {}) as object)),
    );
    const inner = (nodes: readonly SchemaNode[], key: string) => nodes.flatMap((node) => valuesOf(node, key));
    const others = { own: pair.own.flatMap(othersOf), other: pair.other.flatMap(othersOf) };
    return store.and([
      store.literal({ op: "every", keys: free, shape: store.nothing }),
      ...[...keys].map((key) =>
        store.literal({
          ...{ op: "property", key },
          shape: this.shapeOf({ own: inner(pair.own, key), other: inner(pair.other, key) }),
        }),
      ),
      store.literal({
        ...{ op: "every", keys: store.literal({ op: "otherStrings", values: [...keys] }) },
        shape: this.shapeOf(others),
      }),
    ]);
  }

  #items(pair: Pair): Formula {
    const items = (nodes: readonly SchemaNode[]) =>
      nodes.flatMap((node) =>
        [...(heldBy(node, "items") ?? []), ...(heldBy(node, "prefixItems") ?? [])].map((one) => one.node),
      );
    const shape = this.#store.negated(this.shapeOf({ own: items(pair.own), other: items(pair.other) }));
    return this.#store.literal({ op: "few", from: 0, shape, limit: 0 });
  }
}

/** Every schema that may apply to the same value. */
function applied(nodes: readonly SchemaNode[]): SchemaNode[] {
  const found = new Set(nodes);
  for (const node of found) {
    if ("$ref" in node.keywords || "$dynamicRef" in node.keywords) found.add(targetOf(node));
    for (const { keyword, node: part } of node.held) if (inPlace.has(keyword)) found.add(part);
  }
  return [...found];
}

const inPlace = new Set(["allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"]);

/** The schemas of the value of a key. */
function valuesOf(node: SchemaNode, key: string): SchemaNode[] {
  const { properties = {}, patternProperties = {} } = node.keywords as Record<string, object>;
  const patterns = Object.keys(patternProperties).filter((pattern) => new RegExp(pattern, "u").test(key));
  const found = [
    ...(Object.hasOwn(properties, key) ? [at(node, "properties", key)] : []),
    ...patterns.map((pattern) => at(node, "patternProperties", pattern)),
  ];
  return found.length > 0 ? found : othersOf(node);
}

/** The schemas of the values of keys that a schema does not list. */
const othersOf = (node: SchemaNode): SchemaNode[] =>
  ["additionalProperties", "unevaluatedProperties"].flatMap((keyword) =>
    (heldBy(node, keyword) ?? []).filter(({ node: { schema } }) => isSchemaObject(schema)).map((one) => one.node),
  );

/** Whether a schema says something of the values of all keys that it does not list, so that no key is left open. */
const describesOthers = ({ keywords }: SchemaNode): boolean =>
  ["additionalProperties", "unevaluatedProperties"].some((keyword) => {
    const value = keywords[keyword];
    return value === false || (isSchemaObject(value) && Object.keys(value).length > 0);
  });
