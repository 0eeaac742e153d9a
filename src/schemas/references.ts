import { fromPointer, toPointer } from "../runtime/validate/path.ts";
import { keywordNamed } from "./keywords.ts";
import type { SchemaModel, SchemaNode } from "./model.ts";
import { isSchema, type SchemaObject } from "./schema.ts";

/** A schema whose address or anchor an earlier one has, and the keyword that says so. */
export interface Repeated {
  readonly node: SchemaNode;
  readonly keyword: string;
}

/** A schema with an address of its own, and the schemas in it that have an anchor. */
interface Resource {
  readonly root: SchemaNode;
  /** Without a fragment. */
  readonly address: string;
  readonly anchors: Map<string, SchemaNode>;
}

/**
 * Where references lead in the files of a model, by the rules of JSON Schema 2020-12: to files, to resources that are embedded
 * in them (`$id` in a subschema), to anchors, and by JSON Pointers from any of these resources. An `$id` or anchor counts only
 * where a schema is: not within `enum` or below an unknown keyword.
 */
export class References {
  readonly #model: SchemaModel;
  readonly #byAddress = new Map<string, Resource>();
  /** By the position of the root. */
  readonly #byPosition = new Map<string, Resource>();
  readonly repeated: readonly Repeated[];

  constructor(model: SchemaModel) {
    this.#model = model;
    const roots = [...model.schemas.keys()].map((name) => model.root(name));
    this.repeated = roots.flatMap((root) => [...this.#add(root, undefined)]);
    // A file may be referred to by its name too, unless an `$id` says the same.
    for (const root of roots) addedTo(this.#byAddress, addressByName(root.file), this.#resourceOf(root));
  }

  /** What a reference in the schema means; `undefined` where it leads out of the schemas or nowhere. Nothing is fetched. */
  resolve(node: SchemaNode, ref: string): SchemaNode | undefined {
    const own = this.#resourceOf(node);
    const url = parsed(ref, own.address);
    if (url === undefined || leadsOut(ref, own.address)) return undefined;
    const address = withoutFragment(url);
    // Where several schemas have the same address, references within one of them stay there.
    const { root, anchors } = (address === own.address ? own : this.#byAddress.get(address)) ?? {};
    if (root === undefined) return undefined;
    const fragment = decoded(url.hash.slice(1));
    if (fragment !== "" && !fragment.startsWith("/")) return anchors?.get(fragment);
    const schema = valueAtPointer(root.schema, fragment);
    return isSchema(schema) ? this.#model.nodeAt(root.file, root.pointer + fragment, schema) : undefined;
  }

  /** The address that a reference in the schema has, whether or not a schema is there; `undefined` for what is no address. */
  addressOf(node: SchemaNode, ref: string): string | undefined {
    const url = parsed(ref, this.#resourceOf(node).address);
    return url && withoutFragment(url);
  }

  /** Whether a reference in the schema leads out of the folder by its steps upwards, which an address does not show. */
  leadsOut(node: SchemaNode, ref: string): boolean {
    return leadsOut(ref, this.#resourceOf(node).address);
  }

  /** The files by all addresses that lead into them. */
  get files(): ReadonlyMap<string, string> {
    return new Map([...this.#byAddress].map(([address, { root }]) => [address, root.file]));
  }

  /** The resource that a schema belongs to, from whose address relative references start. */
  #resourceOf({ file, pointer }: SchemaNode): Resource {
    let at = pointer;
    while (at !== "" && !this.#byPosition.has(`${file}#${at}`)) at = at.slice(0, at.lastIndexOf("/"));
    return this.#byPosition.get(`${file}#${at}`) as Resource;
  }

  /** Adds the addresses and anchors of a schema and of those that it holds. */
  *#add(node: SchemaNode, outer: Resource | undefined): Generator<Repeated> {
    const { $id, $anchor, $dynamicAnchor } = node.keywords;
    const within = outer?.address ?? addressByName(node.file);
    const url = typeof $id === "string" && !$id.startsWith("#") ? parsed($id, within) : undefined;
    const isOwn = url !== undefined || outer === undefined;
    const resource = isOwn ? { root: node, address: url ? withoutFragment(url) : within, anchors: new Map() } : outer;
    if (isOwn) {
      this.#byPosition.set(`${node.file}#${node.pointer}`, resource);
      if (!addedTo(this.#byAddress, resource.address, resource)) yield { node, keyword: "$id" };
    }
    const anchors = $anchor === $dynamicAnchor ? { $anchor } : { $anchor, $dynamicAnchor };
    for (const [keyword, anchor] of Object.entries(anchors)) {
      if (typeof anchor === "string" && !addedTo(resource.anchors, anchor, node)) yield { node, keyword };
    }
    for (const [steps, inner] of heldIn(node.keywords)) {
      const pointer = node.pointer + toPointer(steps);
      if (isSchema(inner)) yield* this.#add(this.#model.nodeAt(node.file, pointer, inner), resource);
    }
  }
}

/** Files without an `$id` of their own have an address below this one, which is reserved (RFC 2606) and never fetched. */
const base = "https://schemas.invalid/";

/** The address that a file has by its name. A name may be an address itself. */
export const addressByName = (name: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : new URL(`${name}.json`, base).href;

/** Whether steps upwards lead above the folder. They are lost in an address, so the reference is read in a folder one deeper. */
function leadsOut(ref: string, from: string): boolean {
  if (!from.startsWith(base) || !/^\.\.?\//.test(ref)) return false;
  const deeper = `${base}within/`;
  return parsed(ref, deeper + from.slice(base.length))?.href.startsWith(deeper) === false;
}

/** What a schema holds where the keywords hold schemas. Nothing has checked it. */
function* heldIn(schema: SchemaObject): Generator<[steps: string[], inner: unknown]> {
  for (const [keyword, value] of Object.entries(schema)) {
    const holds = keywordNamed(keyword)?.holds;
    if (holds === "schema") yield [[keyword], value];
    else if (holds !== undefined && typeof value === "object" && value !== null)
      for (const [step, inner] of Object.entries(value)) yield [[keyword, step], inner];
  }
}

/** Whether a key was new. The first value stays. */
function addedTo<T>(map: Map<string, T>, key: string, value: T): boolean {
  if (map.has(key)) return false;
  map.set(key, value);
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
