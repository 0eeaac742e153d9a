import type { SchemaModel, SchemaNode } from "./model.ts";
import { isSchemaObject, SchemaError } from "./schema.ts";

/** A request and the payloads that may come instead of it: a document is either (`x-document`). */
export interface Family {
  /** What commands and pages call it: the name of its folder, or `contract` for the outermost one. */
  readonly title: string;
  /** The name of its documents, as if they had a schema file, such as `wire/document`. */
  readonly name: string;
  readonly request: string;
  readonly payload: string;
  /** The schema that recognizes a request; any other document is a payload. */
  readonly recognizer: string;
}

/** The families of documents: every schema with an `x-document` annotation is the request of one. */
export const familiesOf = (model: SchemaModel): Family[] =>
  model.names.flatMap((name) => {
    const node = model.root(name);
    return "x-document" in node.keywords ? [familyOf(node)] : [];
  });

/** The outermost family, which senders are held to. */
export const contractOf = (model: SchemaModel): Family | undefined =>
  familiesOf(model).find(({ title }) => title === "contract");

function familyOf(node: SchemaNode): Family {
  const value = node.keywords["x-document"];
  const { recognizedBy, otherwise } = isSchemaObject(value) ? value : {};
  const folder = node.file.replace(/[^/]*$/, "");
  return {
    title: folder.slice(0, -1) || "contract",
    name: `${folder}document`,
    request: node.file,
    payload: fileAt(node, otherwise, "otherwise"),
    recognizer: fileAt(node, recognizedBy, "recognizedBy"),
  };
}

function fileAt(node: SchemaNode, ref: unknown, key: string): string {
  const target = typeof ref === "string" ? node.model.resolve(node, ref) : undefined;
  if (target?.pointer === "") return target.file;
  throw new SchemaError(node.file, `/x-document/${key}`, "must refer to a schema file");
}
