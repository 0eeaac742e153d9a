import { describe, expect, it } from "vitest";
import { fromPointer } from "../../src/runtime/validate/path.ts";
import type { Draft } from "../../src/schemas/drafts.ts";
import { isSchemaObject, type Schema, SchemaError, type SchemaSet } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import {
  metaschemas,
  olderMetaschemas,
  type SuiteGroup,
  suiteFiles,
  suiteGroups,
  suiteRemotes,
} from "../schemas/suite.ts";
import { generatedFor } from "./in-memory.ts";

/** The drafts of the suite, and as which one files without a known `$schema` are read. */
const drafts = { draft4: "draft-04", draft6: "draft-06", draft7: "draft-07", "draft2020-12": undefined } as const;
type SuiteDraft = keyof typeof drafts;
const names = Object.keys(drafts) as SuiteDraft[];

/** The groups of the suite that are refused, by their files, and what is refused in them. */
const refused: Readonly<Record<string, readonly [group: string, what: string][]>> = {
  "draft2020-12 content": [["validation of binary-encoded media type documents with schema", "contentSchema"]],
  "draft2020-12 defs": [["validate definition against metaschema", "$vocabulary"]],
  "draft2020-12 dynamicRef": suiteGroups("draft2020-12", "dynamicRef")
    .map(({ description }) => description)
    .filter((one) => !one.startsWith("A $ref to a $dynamicAnchor")) // the only one that needs no $dynamicRef
    .map((one) => [one, "$dynamicRef"]),
  "draft2020-12 ref": [["remote ref, containing refs itself", "$vocabulary"]],
  "draft2020-12 unevaluatedItems": [["unevaluatedItems with $dynamicRef", "$dynamicRef"]],
  "draft2020-12 unevaluatedProperties": [["unevaluatedProperties with $dynamicRef", "$dynamicRef"]],
  "draft2020-12 vocabulary": [
    ["schema that uses custom metaschema with with no validation vocabulary", "$schema"],
    ["ignore unrecognized optional vocabulary", "$schema"],
  ],
};

/** Everything that the groups of a draft refer to. Where one address is two schemas, that of the suite counts. */
const referred = (draft: SuiteDraft): [string, Schema][] => [
  ...new Map<string, Schema>([
    ...(draft === "draft2020-12" ? metaschemas() : olderMetaschemas()),
    ...suiteRemotes(draft),
  ]),
];
const others = new Map(names.map((draft) => [draft, referred(draft)]));

/** The code of a group, or why it is refused. */
function generated(draft: SuiteDraft, { schema }: SuiteGroup): ReturnType<typeof generatedFor> | SchemaError {
  try {
    const all = upgraded([...(others.get(draft) ?? []), ["x", schema]], drafts[draft]);
    const own = all.get("x") ?? schema;
    all.delete("x");
    return generatedFor(own, all);
  } catch (error) {
    if (error instanceof SchemaError) return error;
    throw error;
  }
}

/** The schemas as 2020-12; what is refused among those that are only referred to is left out. */
function upgraded(schemas: readonly [string, Schema][], draft: Draft | undefined): Map<string, Schema> {
  const objects: SchemaSet = new Map(
    schemas.flatMap(([name, schema]) => (isSchemaObject(schema) ? [[name, schema]] : [])),
  );
  const refuse = (error: SchemaError) => {
    if (error.file === "x") throw error;
  };
  return new Map<string, Schema>([
    ...schemas.filter(([, schema]) => !isSchemaObject(schema)),
    ...upgradedSchemas(objects, { draft, refuse }).schemas,
  ]);
}

describe("generated code gives every verdict of the official test suite", () => {
  const files = names.flatMap((draft) => suiteFiles(draft).map((file): [SuiteDraft, string] => [draft, file]));
  it.each(files)("%s %s", (draft, file) => {
    const left: [string, string | undefined][] = [];
    for (const group of suiteGroups(draft, file)) {
      const code = generated(draft, group);
      if (code instanceof SchemaError) {
        left.push([group.description, fromPointer(code.pointer).at(-1)]);
        continue;
      }
      for (const { data, valid, description } of group.tests) {
        const bytes = new TextEncoder().encode(JSON.stringify(data));
        const verdicts = {
          guard: code.validator.is(data),
          issues: code.validator.validate(data).issues === undefined,
          bytes: code.bytesValidator.validate(bytes).issues === undefined,
        };
        const expected = { guard: valid, issues: valid, bytes: valid };
        expect(verdicts, `${group.description}: ${description}`).toEqual(expected);
      }
    }
    expect(left).toEqual(refused[`${draft} ${file}`] ?? []);
  });
});
