import { fromPointer, toPointer } from "../runtime/validate/path.ts";
import { keywordNamed } from "./keywords.ts";
import type { SchemaModel, SchemaNode } from "./model.ts";
import { isSchema, type SchemaObject } from "./schema.ts";

/** A schema whose address or anchor an earlier one has, and the keyword that says so. */
export interface Repeated {
  readonly node: SchemaNode;
  readonly keyword: string;
}

/**
 * Where references lead in the files of a model, by the rules of JSON Schema 2020-12: to files, to resources that are embedded
 * in them (`$id` in a subschema), to anchors, and by JSON Pointers from any of these resources. An `$id` or anchor counts only
 * where a schema is: not within `enum` or below an unknown keyword.
 */
export class References {
  readonly #model: SchemaModel;
  /** The roots of resources by their addresses, which have no fragment. */
  readonly #resources = new Map<string, SchemaNode>();
  /** The addresses of resources by the positions of their roots. */
  readonly #addresses = new Map<string, string>();
  /** The schemas with an anchor, by the address of their resource and the anchor. */
  readonly #anchored = new Map<string, SchemaNode>();
  readonly repeated: readonly Repeated[];

  constructor(model: SchemaModel) {
    this.#model = model;
    const roots = model.names.map((name) => model.root(name));
    this.repeated = roots.flatMap((root) => [...this.#add(root, addressByName(root.file))]);
    // A file may be referred to by its name too, unless an `$id` says the same.
    for (const root of roots) {
      const address = addressByName(root.file);
      if (!this.#resources.has(address)) this.#resources.set(address, root);
    }
  }

  /** What a reference in the schema means; `undefined` where it leads out of the schemas or nowhere. Nothing is fetched. */
  resolve(node: SchemaNode, ref: string): SchemaNode | undefined {
    const address = parsed(ref, this.#addressAt(node));
    const resource = address && this.#resources.get(withoutFragment(address));
    if (address === undefined || resource === undefined) return undefined;
    const fragment = decoded(address.hash.slice(1));
    if (fragment !== "" && !fragment.startsWith("/"))
      return this.#anchored.get(`${this.#addressAt(resource)}#${fragment}`);
    const schema = valueAtPointer(resource.schema, fragment);
    return isSchema(schema) ? this.#model.nodeAt(resource.file, resource.pointer + fragment, schema) : undefined;
  }

  /** The address of the resource that the schema belongs to, from which relative references start. */
  #addressAt({ file, pointer }: SchemaNode): string {
    let at = pointer;
    while (at !== "" && !this.#addresses.has(`${file}#${at}`)) at = at.slice(0, at.lastIndexOf("/"));
    return this.#addresses.get(`${file}#${at}`) as string;
  }

  /** Adds the addresses and anchors of a schema and of those that it holds. */
  *#add(node: SchemaNode, within: string): Generator<Repeated> {
    const { $id, $anchor, $dynamicAnchor } = node.keywords;
    const own = typeof $id === "string" && !$id.startsWith("#") ? parsed($id, within) : undefined;
    const address = own === undefined ? within : withoutFragment(own);
    if (own !== undefined || node.pointer === "") {
      this.#addresses.set(`${node.file}#${node.pointer}`, address);
      if (!addedTo(this.#resources, address, node)) yield { node, keyword: "$id" };
    }
    const anchors = $anchor === $dynamicAnchor ? { $anchor } : { $anchor, $dynamicAnchor };
    for (const [keyword, anchor] of Object.entries(anchors)) {
      if (typeof anchor !== "string") continue;
      if (!addedTo(this.#anchored, `${address}#${anchor}`, node)) yield { node, keyword };
    }
    for (const [steps, inner] of heldIn(node.keywords)) {
      const pointer = node.pointer + toPointer(steps);
      if (isSchema(inner)) yield* this.#add(this.#model.nodeAt(node.file, pointer, inner), address);
    }
  }
}

/** Files without an `$id` of their own have an address below this one, which is reserved (RFC 2606) and never fetched. */
const base = "https://schemas.invalid/";

/** The address that a file has by its name. A name may be an address itself. */
const addressByName = (name: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : new URL(`${name}.json`, base).href;

/** What a schema holds where the keywords hold schemas. Nothing has checked it. */
function* heldIn(schema: SchemaObject): Generator<[steps: string[], inner: unknown]> {
  for (const [keyword, value] of Object.entries(schema)) {
    const holds = keywordNamed(keyword)?.holds;
    if (holds === "schema") yield [[keyword], value];
    else if (holds !== undefined && typeof value === "object" && value !== null)
      for (const [step, inner] of Object.entries(value)) yield [[keyword, step], inner];
  }
}

function addedTo(map: Map<string, SchemaNode>, key: string, node: SchemaNode): boolean {
  if (map.has(key)) return false;
  map.set(key, node);
  return true;
}

const parsed = (ref: string, from: string): URL | undefined =>
  URL.canParse(ref, from) ? new URL(ref, from) : undefined;

const withoutFragment = ({ href }: URL): string => href.replace(/#.*$/, "");

/** A fragment of an address without percent-encoding. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function valueAtPointer(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of fromPointer(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
