import { isDeepStrictEqual } from "node:util";
import { fromPointer, valueAt } from "../runtime/validate/path.ts";
import { type Draft, draftNamed, drafts, latestSchema } from "./drafts.ts";
import { SchemaModel, type SchemaNode } from "./model.ts";
import { decoded } from "./references.ts";
import { SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";
import { FileUpgrade } from "./upgrade-file.ts";

/** Schema files as JSON Schema 2020-12, and what they were. */
export interface UpgradedSchemas {
  readonly schemas: SchemaSet;
  /** The names of the files that were written in an older draft. */
  readonly upgraded: readonly string[];
  /** The pointer in the file as it is written of what is at a pointer in the upgraded one. */
  readonly originOf: (file: string, pointer: string) => string;
}

export interface UpgradeOptions {
  /** The draft of the files whose `$schema` is missing or names no draft. Without it, the former are 2020-12. */
  readonly draft?: Draft | undefined;
  /** Receives the errors, each of a file that is left out. They are thrown by default. */
  readonly refuse?: (error: SchemaError) => void;
}

/**
 * Schema files of any draft from draft-04 on, as 2020-12. They are upgraded together, because a pointer in a reference changes
 * with the file that it leads into.
 */
export function upgradedSchemas(files: SchemaSet, { draft, refuse = raise }: UpgradeOptions = {}): UpgradedSchemas {
  const referred = new Set([...files.values()].flatMap(pointersIn));
  const upgrades = new Map<string, FileUpgrade>();
  for (const [name, schema] of files) {
    try {
      upgrades.set(name, new FileUpgrade(name, schema, draftOf(name, schema, draft), referred));
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      refuse(error);
    }
  }
  const schemas = withReferences(upgrades);
  const upgraded = [...schemas.keys()].filter((name) => !isDeepStrictEqual(schemas.get(name), files.get(name)));
  const originOf = (file: string, pointer: string) => movedPointer(pointer, upgrades.get(file)?.origins ?? new Map());
  return { schemas, upgraded, originOf };
}

/** What becomes of errors where nothing receives them. */
export function raise(error: SchemaError): never {
  throw error;
}

function draftOf(name: string, { $schema: stated }: SchemaObject, fallback: Draft | undefined): Draft {
  const draft = draftNamed(stated) ?? fallback ?? (stated === undefined ? "2020-12" : undefined);
  if (draft !== undefined) return draft;
  const problem = `names no draft that is supported (${drafts.join(", ")}); write ${latestSchema}, or state the draft to read it as`;
  throw new SchemaError(name, "/$schema", problem);
}

/** The JSON Pointers in all references of a file. */
function pointersIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const ref = (value as SchemaObject)["$ref"];
  const own = typeof ref === "string" && ref.includes("#/") ? [splitReference(ref).pointer] : [];
  return [...own, ...Object.values(value).flatMap(pointersIn)];
}

function splitReference(ref: string): { address: string; pointer: string } {
  const at = ref.includes("#") ? ref.indexOf("#") : ref.length;
  return { address: ref.slice(0, at), pointer: decoded(ref.slice(at + 1)) };
}

/** The upgraded files, with pointers in their references that lead to where the schemas are now. */
function withReferences(upgrades: ReadonlyMap<string, FileUpgrade>): SchemaSet {
  const model = new SchemaModel(new Map([...upgrades].map(([name, { schema }]) => [name, schema])));
  return new Map(
    [...upgrades].map(([name, { schema, places }]) => {
      const result = structuredClone(schema);
      for (const pointer of places.values()) {
        const path = fromPointer(pointer);
        const ref = movedReference(model.nodeAt(name, pointer, valueAt(schema, path) as SchemaObject), upgrades);
        if (ref !== undefined) (valueAt(result, path) as Record<string, unknown>)["$ref"] = ref;
      }
      return [name, result];
    }),
  );
}

/** The reference of a schema in its new form; `undefined` where there is none. */
function movedReference(node: SchemaNode, upgrades: ReadonlyMap<string, FileUpgrade>): string | undefined {
  const written = node.keywords["$ref"];
  if (typeof written !== "string") return undefined;
  const ref = referenceByName(node, written);
  if (!ref.includes("#/")) return ref;
  const { address, pointer } = splitReference(ref);
  const resource = node.model.resolve(node, `${address}#`);
  const file = upgrades.get(resource?.file ?? "");
  if (resource === undefined || file === undefined) return ref;
  const moved = movedPointer((file.origins.get(resource.pointer) ?? "") + pointer, file.places);
  if (moved === resource.pointer + pointer || !moved.startsWith(resource.pointer)) return ref;
  return `${address}#${encodeURI(moved.slice(resource.pointer.length))}`;
}

/** Files in YAML are referred to by their names too, but their addresses end with `.json`, as those of all files do. */
function referenceByName(node: SchemaNode, ref: string): string {
  const byName = ref.replace(/\.ya?ml(?=#|$)/, ".json");
  const toFile = (one: string) => node.model.resolve(node, `${splitReference(one).address}#`);
  return byName !== ref && toFile(ref) === undefined && toFile(byName) !== undefined ? byName : ref;
}

/** A pointer after its longest known beginning has moved. */
function movedPointer(pointer: string, places: ReadonlyMap<string, string>): string {
  let at = pointer;
  while (at !== "" && !places.has(at)) at = at.slice(0, at.lastIndexOf("/"));
  return (places.get(at) ?? "") + pointer.slice(at.length);
}
