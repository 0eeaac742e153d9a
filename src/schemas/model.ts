import { toPointer } from "../runtime/validate/path.ts";
import { keywordNamed, subschemasOf } from "./keywords.ts";
import { missingReference } from "./missing-reference.ts";
import { References } from "./references.ts";
import { isAddress, isSchema, isSchemaObject, type Schema, SchemaError, type SchemaObject } from "./schema.ts";

/** Any schemas by name: a `SchemaSet`, or schemas of others, whose `$id`s follow no rule. */
export type AnySchemas = ReadonlyMap<string, Schema>;

/** A schema at its position in a file. There is one node for each position, so nodes may be compared. */
export interface SchemaNode {
  readonly model: SchemaModel;
  /** The name of the file. */
  readonly file: string;
  /** The JSON Pointer (RFC 6901) in that file. */
  readonly pointer: string;
  readonly schema: Schema;
  /** The keywords as an object: `{}` for a boolean schema. */
  readonly keywords: SchemaObject;
  /** What `$ref` means; `undefined` where there is no `$ref` or it leads out of the schemas. */
  readonly target: SchemaNode | undefined;
  /** The schemas that this one holds directly, in the order of its keywords. */
  readonly held: readonly HeldNode[];
}

/** A schema that another one holds. */
export interface HeldNode {
  readonly keyword: string;
  /** The key or index under the keyword; `undefined` where the keyword holds this one schema. */
  readonly step: string | number | undefined;
  readonly node: SchemaNode;
}

/** The one reading of schema files: every reader of schemas walks these nodes. */
export class SchemaModel {
  readonly schemas: AnySchemas;
  readonly #nodes = new Map<string, SchemaNode>();
  #references: References | undefined;

  /** The schemas are read in the order of their names, whatever order they are given in. */
  constructor(schemas: AnySchemas) {
    this.schemas = new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The schemas that something is generated from: those that are only referred to have addresses as their names. */
  get names(): readonly string[] {
    return [...this.schemas.keys()].filter((name) => !isAddress(name));
  }

  /** The schema file of that name. Throws an `Error` for an unknown name. */
  root(name: string): SchemaNode {
    const schema = this.schemas.get(name);
    if (schema === undefined) throw new Error(`unknown schema ${name}`);
    return this.nodeAt(name, "", schema);
  }

  nodeAt(file: string, pointer: string, schema: Schema): SchemaNode {
    const key = `${file}#${pointer}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = new Node(this, file, pointer, schema);
    this.#nodes.set(key, node);
    return node;
  }

  /** Where addresses lead in these files. */
  get references(): References {
    this.#references ??= new References(this);
    return this.#references;
  }

  /** What a `$ref` in the schema means. Nothing is ever fetched. */
  resolve(node: SchemaNode, ref: string): SchemaNode | undefined {
    return this.references.resolve(node, ref);
  }
}

class Node implements SchemaNode {
  readonly model: SchemaModel;
  readonly file: string;
  readonly pointer: string;
  readonly schema: Schema;
  readonly keywords: SchemaObject;
  #target: { readonly node: SchemaNode | undefined } | undefined;
  #held: readonly HeldNode[] | undefined;

  constructor(model: SchemaModel, file: string, pointer: string, schema: Schema) {
    this.model = model;
    this.file = file;
    this.pointer = pointer;
    this.schema = schema;
    this.keywords = isSchemaObject(schema) ? schema : {};
  }

  get target(): SchemaNode | undefined {
    const ref = this.keywords["$ref"];
    this.#target ??= { node: typeof ref === "string" ? this.model.resolve(this, ref) : undefined };
    return this.#target.node;
  }

  get held(): readonly HeldNode[] {
    this.#held ??= subschemasOf(this.keywords).map(([keyword, step]) => ({
      keyword: String(keyword),
      step,
      node: at(this, String(keyword), ...(step === undefined ? [] : [step])),
    }));
    return this.#held;
  }
}

/** The schema below a node, such as `at(node, "properties", "productId")`. Throws a `SchemaError` if no schema is there. */
export function at(node: SchemaNode, ...steps: readonly (string | number)[]): SchemaNode {
  let value: unknown = node.schema;
  for (const step of steps) value = (value as Record<string | number, unknown> | undefined)?.[step];
  const pointer = node.pointer + toPointer(steps);
  if (!isSchema(value)) throw new SchemaError(node.file, pointer, "must be a schema");
  return node.model.nodeAt(node.file, pointer, value);
}

/**
 * The schemas that a keyword of a node holds; `undefined` where its value does not have the form that the keyword takes. For
 * readers of schemas that nothing has checked.
 */
export function heldBy(
  node: SchemaNode,
  keyword: string,
  holds = keywordNamed(keyword)?.holds,
): readonly HeldNode[] | undefined {
  const value = node.keywords[keyword];
  if (holds === "schema") return isSchema(value) ? [{ keyword, step: undefined, node: at(node, keyword) }] : undefined;
  const isFit = holds === "list" ? Array.isArray(value) : isSchemaObject(value);
  if (!isFit || !Object.values(value as object).every(isSchema)) return undefined;
  return Object.keys(value as object).map((step) => ({ keyword, step, node: at(node, keyword, step) }));
}

/** What `$ref` means. Throws a `SchemaError` where it leads nowhere. */
export function referred(node: SchemaNode): SchemaNode {
  if (node.target !== undefined) return node.target;
  throw new SchemaError(node.file, `${node.pointer}/$ref`, missingReference(node));
}

/** The node and every schema that it holds, at any depth. */
export function* everySchemaIn(node: SchemaNode): Generator<SchemaNode> {
  yield node;
  for (const { node: inner } of node.held) yield* everySchemaIn(inner);
}

/** Every schema that may apply to the same value: the node itself, what it refers to, its parts and branches. */
export function appliedTo(node: SchemaNode, seen: ReadonlySet<SchemaNode> = new Set()): SchemaNode[] {
  if (seen.has(node) || !isSchemaObject(node.schema)) return [];
  const within = new Set([...seen, node]);
  const referredTo = "$ref" in node.keywords ? [referred(node)] : [];
  const mayHold = ({ keyword }: HeldNode) => keyword !== "not" && keywordNamed(keyword)?.appliesTo === "value";
  const parts = node.held.filter(mayHold).map((one) => one.node);
  return [node, ...[...referredTo, ...parts].flatMap((part) => appliedTo(part, within))];
}
