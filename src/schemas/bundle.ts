import { toPointer } from "../runtime/validate/path.ts";
import { isAnnotation, withSubschemas } from "./keywords.ts";
import type { SchemaModel, SchemaNode } from "./model.ts";
import { isAddress, isSchemaObject, type SchemaObject } from "./schema.ts";

/**
 * A schema as one plain document of JSON Schema 2020-12, for any validator: the files that it refers to are in `$defs`, each once,
 * and what only this project understands is left out. So is `format`: an annotation that strict validators refuse or enforce.
 * Readers of older drafts ignore what is beside a `$ref`, so only annotations are.
 */
export function bundled(model: SchemaModel, name: string): SchemaObject {
  const definitions: Record<string, unknown> = {};
  const { $schema, $id, ...root } = plain(model.root(name)) as SchemaObject;
  return { $schema, $id, ...root, ...(Object.keys(definitions).length > 0 && { $defs: definitions }) };

  function plain(node: SchemaNode): unknown {
    if (!isSchemaObject(node.schema)) return node.schema;
    const nodes = node.held.map((one) => one.node)[Symbol.iterator]();
    const own = withSubschemas(node.schema, () => plain(nodes.next().value as SchemaNode));
    const kept = Object.entries(own).filter(
      ([keyword]) => isKept(keyword) && !(keyword === "$id" && node.pointer !== ""),
    );
    const { $ref, ...rest } = Object.fromEntries(kept);
    if (typeof $ref !== "string") return rest;
    const reference = { $ref: refTo(node.target, $ref) };
    if (Object.keys(rest).every(isAnnotation)) return { ...reference, ...rest };
    return { ...rest, allOf: [reference, ...((rest["allOf"] ?? []) as unknown[])] };
  }

  function refTo(target: SchemaNode | undefined, ref: string): string {
    if (target === undefined) return ref;
    const { file, pointer } = target;
    if (file === name) return `#${encodeURI(pointer)}`;
    const key = definitionName(file);
    if (!Object.hasOwn(definitions, key)) {
      definitions[key] = true; // what is under way is not bundled again
      const { $schema: _, $id: __, ...definition } = plain(model.root(file)) as SchemaObject;
      definitions[key] = definition;
    }
    return `#${encodeURI(toPointer(["$defs", key]) + pointer)}`;
  }
}

/** A schema that is only referred to has an address as its name. */
export const definitionName = (file: string): string =>
  (isAddress(file) ? file.replace(/^\w+:\/\/|\.json$/g, "") : file).replaceAll("/", ".");

/** Every reference in a bundle is a pointer, so that anchors, which could be equal in two files, are not needed. */
const isKept = (keyword: string): boolean =>
  !["format", "$anchor", "$dynamicAnchor"].includes(keyword) && !keyword.startsWith("x-");
