import { Undecidable } from "../constraints/undecidable.ts";
import { at, type SchemaNode } from "../schemas/model.ts";
import { typeShape } from "./constants.ts";
import type { Formula, Shape } from "./formula.ts";
import type { Reading } from "./keyword-shapes.ts";
import { targetOf } from "./references.ts";
import type { FormulaStore } from "./store.ts";

/** What the parts of a schema evaluate if the value has a shape. */
interface Way {
  readonly when: Shape;
  /** The keys of an object. */
  readonly keys: Formula;
  /** The number of items from the first. */
  readonly first: number;
  /** Items that have one of the shapes. */
  readonly matching: readonly Shape[];
}

/** Members or items: which of them a keyword speaks of. */
type Aspect = "keys" | "items";

const mostWays = 1_000;

/** The values whose unevaluated members have the shape. */
export function unevaluatedProperties(reading: Reading, node: SchemaNode, shape: Shape): Shape {
  const { store } = reading;
  return new Ways(reading, "keys").either(node, ({ keys }) =>
    store.shape({ object: store.literal({ op: "every", keys: store.not(keys), shape }) }),
  );
}

/** The values whose unevaluated items have the shape. */
export function unevaluatedItems(reading: Reading, node: SchemaNode, shape: Shape): Shape {
  const { store } = reading;
  return new Ways(reading, "items").either(node, ({ first, matching }) => {
    if (first === Number.POSITIVE_INFINITY) return store.anything;
    const wrong = store.all([shape, ...matching].map((one) => store.negated(one)));
    return store.shape({ array: store.literal({ op: "few", from: first, shape: wrong, limit: 0 }) });
  });
}

/**
 * The ways in which a schema can apply, each with what it evaluates. A way needs not say which parts do not apply: those that
 * evaluate more only leave less to be checked, and they are ways of their own.
 */
class Ways {
  readonly #reading: Reading;
  readonly #store: FormulaStore;
  readonly #aspect: Aspect;

  constructor(reading: Reading, aspect: Aspect) {
    this.#reading = reading;
    this.#store = reading.store;
    this.#aspect = aspect;
  }

  /** The values that satisfy in some way what is left to satisfy in it. */
  either(node: SchemaNode, rest: (way: Way) => Shape): Shape {
    const ways = this.#waysOf(node, true, new Set());
    return this.#store.any(ways.map((way) => this.#store.all([way.when, rest(way)])));
  }

  #waysOf(node: SchemaNode, isOutermost: boolean, seen: ReadonlySet<SchemaNode>): Way[] {
    if (seen.has(node)) throw new Undecidable("a schema refers to itself for the same value");
    const { keywords } = node;
    const inner = (part: SchemaNode) => this.#waysOf(part, false, new Set([...seen, node]));
    const held = (keyword: string) => node.held.filter((one) => one.keyword === keyword);
    const branch = (part: SchemaNode) => this.#given(this.#reading.shapeOf(part), inner(part));
    let ways = [this.#own(node, isOutermost)];
    if ("$ref" in keywords || "$dynamicRef" in keywords) ways = this.#with(ways, inner(targetOf(node)));
    for (const { node: part } of held("allOf")) ways = this.#with(ways, inner(part));
    for (const { node: part } of held("anyOf")) ways = this.#with(ways, [this.#nothing, ...branch(part)]);
    // One branch applies, so ways of two need not be combined.
    if ("oneOf" in keywords)
      ways = this.#with(ways, [this.#nothing, ...held("oneOf").flatMap((one) => branch(one.node))]);
    for (const { step, node: part } of held("dependentSchemas")) {
      const present = this.#store.shape({ object: this.#store.literal({ op: "present", key: String(step) }) });
      const when = this.#store.all([typeShape(this.#store, ["object"]), present]);
      ways = this.#with(ways, [this.#nothing, ...this.#given(when, inner(part))]);
    }
    if ("if" in keywords) {
      const test = at(node, "if");
      const condition = this.#reading.shapeOf(test);
      const then = "then" in keywords ? inner(at(node, "then")) : [this.#nothing];
      const otherwise = "else" in keywords ? inner(at(node, "else")) : [];
      ways = this.#with(ways, [
        this.#nothing,
        ...this.#given(condition, this.#with(inner(test), then)),
        ...this.#given(this.#store.negated(condition), otherwise),
      ]);
    }
    return ways;
  }

  /** What the keywords of a schema evaluate by themselves. */
  #own(node: SchemaNode, isOutermost: boolean): Way {
    const { keywords } = node;
    const store = this.#store;
    const has = (keyword: string) => keyword in keywords && !(isOutermost && keyword.startsWith("unevaluated"));
    if (this.#aspect === "keys") {
      if (has("additionalProperties") || has("unevaluatedProperties")) return { ...this.#nothing, keys: store.yes };
      return { ...this.#nothing, keys: describedKeys(store, node) };
    }
    const isAll = has("items") || has("unevaluatedItems");
    const first = isAll
      ? Number.POSITIVE_INFINITY
      : node.held.filter(({ keyword }) => keyword === "prefixItems").length;
    const matching = has("contains") ? [this.#reading.innerShapeOf(at(node, "contains"))] : [];
    return { ...this.#nothing, first, matching };
  }

  get #nothing(): Way {
    return { when: this.#store.anything, keys: this.#store.no, first: 0, matching: [] };
  }

  /** Ways that evaluate something, under a condition. */
  #given = (when: Shape, ways: readonly Way[]): Way[] =>
    ways
      .filter(({ keys, first, matching }) => keys !== this.#store.no || first > 0 || matching.length > 0)
      .map((way) => ({ ...way, when: this.#store.all([when, way.when]) }));

  /** Each way together with each of the others. */
  #with(ways: readonly Way[], others: readonly Way[]): Way[] {
    const store = this.#store;
    const combined = new Map<string, Way>();
    for (const a of ways)
      for (const b of others) {
        const when = store.all([a.when, b.when]);
        if (when === store.nothing) continue;
        const keys = store.or([a.keys, b.keys]);
        const matching = [...new Set([...a.matching, ...b.matching])];
        const way = { when, keys, first: Math.max(a.first, b.first), matching };
        combined.set(`${when.id} ${keys.id} ${way.first} ${matching.map(({ id }) => id)}`, way);
        if (combined.size > mostWays) throw new Undecidable("what is evaluated depends on too many branches");
      }
    return [...combined.values()];
  }
}

/** The keys that `properties` and `patternProperties` of a schema are about. */
export function describedKeys(store: FormulaStore, { keywords }: SchemaNode): Formula {
  const known = Object.keys((keywords["properties"] ?? {}) as object);
  const patterns = Object.keys((keywords["patternProperties"] ?? {}) as object);
  return store.or([
    store.literal({ op: "strings", values: known }),
    ...patterns.map((pattern) => store.literal({ op: "pattern", pattern })),
  ]);
}
