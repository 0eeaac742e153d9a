import { Undecidable } from "../constraints/undecidable.ts";
import { keywordNamed } from "../schemas/keywords.ts";
import { heldBy, type SchemaNode } from "../schemas/model.ts";
import { isRecursive } from "../schemas/recursion.ts";
import { SchemaError } from "../schemas/schema.ts";
import type { Shape } from "./formula.ts";
import { keywordShapes, type Reading } from "./keyword-shapes.ts";
import { everyReachable } from "./search.ts";
import type { FormulaStore } from "./store.ts";

/** Whether a keyword decided about values in an older draft, so that validators do not agree on it. */
export const isOfOtherDraft = (keyword: string): boolean =>
  ["$recursiveRef", "additionalItems", "dependencies"].includes(keyword);

/** The schema, if all keywords in it hold schemas where they take schemas. Throws `Undecidable` otherwise. */
export function wellFormed(root: SchemaNode): SchemaNode {
  for (const node of everyReachable(root))
    for (const keyword of Object.keys(node.keywords))
      if (keywordNamed(keyword)?.holds !== undefined && heldBy(node, keyword) === undefined)
        throw new Undecidable(`\`${keyword}\` does not hold the schemas that it takes`);
  return root;
}

/**
 * Reads schemas as shapes.
 *
 * This is a form of its own beside that of `src/constraints`, because it is for another purpose: it has every keyword that a base
 * version may use and not only those that code is generated for; it is closed under negation, type by type, with equal parts as
 * one object; and recursion stays open until it is decided.
 */
export class SchemaReading implements Reading {
  readonly store: FormulaStore;
  readonly #number: number;
  readonly #known: (node: SchemaNode) => Shape | undefined;
  readonly #shapes = new Map<SchemaNode, Shape>();
  readonly #open = new Set<SchemaNode>();
  readonly #recursive = new Map<SchemaNode, boolean>();

  /** `known` gives the shapes of schemas that an earlier reading has read. */
  constructor(store: FormulaStore, known: (node: SchemaNode) => Shape | undefined = () => undefined) {
    this.#known = known;
    this.store = store;
    this.#number = store.nextReading();
  }

  /** The shape of the values of a schema. Throws `Undecidable` for what cannot be read. */
  shapeOf = (node: SchemaNode): Shape => {
    const known = this.#shapes.get(node) ?? this.#known(node);
    if (known !== undefined) return known;
    if (this.#open.has(node)) throw new Undecidable("a schema refers to itself for the same value");
    this.#open.add(node);
    try {
      const shape = this.#read(node);
      this.#shapes.set(node, shape);
      return shape;
    } catch (error) {
      if (error instanceof SchemaError) throw new Undecidable(`a keyword is not well-formed: ${error.problem}`);
      throw error;
    } finally {
      this.#open.delete(node);
    }
  };

  /** The shape of members, items or keys. A schema may lead back to itself through them, so it may not be known yet. */
  innerShapeOf = (node: SchemaNode): Shape => {
    const known = this.#known(node);
    if (known !== undefined) return known;
    const isLazy = this.#recursive.get(node) ?? isRecursive(node);
    this.#recursive.set(node, isLazy);
    if (!isLazy) return this.shapeOf(node);
    return this.store.lazy(`${this.#number} ${node.file}#${node.pointer}`, () => this.shapeOf(node));
  };

  #read(node: SchemaNode): Shape {
    const { schema, keywords } = node;
    if (typeof schema === "boolean") return schema ? this.store.anything : this.store.nothing;
    return this.store.all(Object.keys(keywords).map((keyword) => this.#keyword(node, keyword)));
  }

  #keyword(node: SchemaNode, keyword: string): Shape {
    if (Object.hasOwn(keywordShapes, keyword))
      return keywordShapes[keyword as keyof typeof keywordShapes](this, node, node.keywords[keyword]);
    if (isOfOtherDraft(keyword)) throw new Undecidable(`\`${keyword}\` has no meaning in JSON Schema 2020-12`);
    return this.store.anything;
  }
}
