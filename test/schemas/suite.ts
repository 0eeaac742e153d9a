import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";
import { root } from "../oracle.ts";

/** The official test suite of JSON Schema, as it is on disk. */
const suite = join(root, "test/fixtures/json-schema-test-suite");

export type SuiteDraft = "draft4" | "draft6" | "draft7" | "draft2019-09" | "draft2020-12";

/** One schema of the suite, and the verdicts that it must give. */
export interface SuiteGroup {
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** The files of required cases by name, without `.json`. */
export const suiteFiles = (draft: SuiteDraft): string[] =>
  readdirSync(join(suite, "tests", draft))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""));

export const suiteGroups = (draft: SuiteDraft, file: string): SuiteGroup[] =>
  json(join(suite, "tests", draft, `${file}.json`)) as SuiteGroup[];

/** The cases of a format, which are optional. */
export const formatGroups = (format: string): SuiteGroup[] =>
  json(join(suite, "tests/draft2020-12/optional/format", `${format}.json`)) as SuiteGroup[];

/** The schemas that the cases of a draft refer to, by their addresses. */
export function suiteRemotes(draft: SuiteDraft): Map<string, Schema> {
  const folder = join(suite, "remotes");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.startsWith("draft") || path.startsWith(`${draft}/`));
  return new Map(files.map((path) => [`http://localhost:1234/${path}`, json(join(folder, path)) as Schema]));
}

/** The metaschema of 2020-12 and its vocabularies, by their addresses. */
export function metaschemas(): Map<string, Schema> {
  const require = createRequire(import.meta.url);
  const parts = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
  const paths = ["schema", ...parts.map((part) => `meta/${part}`)];
  return new Map(
    paths.map((path) => [
      `https://json-schema.org/draft/2020-12/${path}`,
      require(`ajv/dist/refs/json-schema-2020-12/${path}.json`) as Schema,
    ]),
  );
}

/** The metaschemas of older drafts, by their addresses. */
export function olderMetaschemas(): Map<string, SchemaObject> {
  const require = createRequire(import.meta.url);
  const module = readFileSync(join(root, "node_modules/@hyperjump/json-schema/draft-04/schema.js"), "utf8");
  return new Map([
    ["http://json-schema.org/draft-04/schema", JSON.parse(module.replace(/^export default |;\s*$/g, ""))],
    ["http://json-schema.org/draft-06/schema", require("ajv/dist/refs/json-schema-draft-06.json")],
    ["http://json-schema.org/draft-07/schema", require("ajv/dist/refs/json-schema-draft-07.json")],
  ]);
}
