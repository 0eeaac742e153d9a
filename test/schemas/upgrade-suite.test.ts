import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type Draft, latestSchema } from "../../src/schemas/drafts.ts";
import { isSchemaObject, type SchemaObject, type SchemaSet } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import { olderMetaschemas, type SuiteDraft, type SuiteGroup, suiteFiles, suiteGroups, suiteRemotes } from "./suite.ts";

const older: Readonly<Record<Exclude<SuiteDraft, "draft2020-12">, Draft>> = {
  draft4: "draft-04",
  draft6: "draft-06",
  draft7: "draft-07",
  "draft2019-09": "2019-09",
};
type Older = keyof typeof older;
const drafts = Object.keys(older) as Older[];

/** Files and groups of 2019-09 that the upgrade does not cover, because 2020-12 does otherwise. No other draft has any. */
const notCovered: readonly string[] = [
  "recursiveRef", // $recursiveRef became $dynamicRef
  "validate definition against metaschema", // by the one of 2019-09, which uses $recursiveRef
  "remote ref, containing refs itself", // the same
  "unevaluatedProperties with $recursiveRef", // uses it
  "unevaluatedItems", // refused, because `contains` evaluates items since 2020-12
  "$ref with $recursiveAnchor", // uses it
  "vocabulary", // a metaschema of the user's own
];
const isCovered = (draft: Older, name: string): boolean => draft !== "draft2019-09" || !notCovered.includes(name);

/** Ajv ignores a property named `__proto__`. */
const wrongInAjv = "properties whose names are Javascript object property names";

const options = { strict: false, validateFormats: false, logger: false } as const;
const metaschema = new Ajv2020(options);
const remotes = new Map(
  drafts.map((draft): [Older, [string, SchemaObject][]] => [
    draft,
    [...olderMetaschemas(), ...suiteRemotes(draft)].filter((one): one is [string, SchemaObject] =>
      isSchemaObject(one[1]),
    ),
  ]),
);

/** The verdicts of a group by its upgraded schema. */
async function verdictsOf(draft: Older, { schema, tests, description }: SuiteGroup): Promise<boolean[]> {
  const data = tests.map((one) => one.data);
  if (!isSchemaObject(schema)) return data.map((one) => metaschema.validate(schema, one));
  const { schemas } = upgradedSchemas(new Map([...(remotes.get(draft) ?? []), ["x", schema]]), { draft: older[draft] });
  const upgraded = schemas.get("x") as SchemaObject;
  expect(metaschema.validateSchema(upgraded), `${description}: ${metaschema.errorsText()}`).toBe(true);
  const isWrongInAjv = description === wrongInAjv || draft === "draft2019-09"; // it never ends on an `$id` beside a `$ref`
  // Hyperjump refuses the addresses of files.
  if (isWrongInAjv && !String(schema["$id"]).startsWith("file:")) return verdictsByHyperjump(schemas, data);
  const ajv = new Ajv2020({ ...options, validateSchema: false, ownProperties: true });
  for (const [address, one] of schemas) if (address !== "x") ajv.addSchema(one, address);
  const isValid = ajv.compile(upgraded);
  return data.map((one) => isValid(one));
}

async function verdictsByHyperjump(schemas: SchemaSet, data: readonly unknown[]): Promise<boolean[]> {
  const root = new URL(String(schemas.get("x")?.["$id"] ?? ""), "https://upgraded.example/x").href;
  const registered = [...schemas].filter(([name]) => !/json-schema\.org|\/metaschema-/.test(name));
  try {
    for (const [name, schema] of registered) {
      const dated = structuredClone({ ...schema, $schema: latestSchema });
      registerSchema(dated as never, name === "x" ? root : name);
    }
    const isValid = await validate(root);
    return data.map((one) => isValid(one as never).valid);
  } finally {
    for (const [name] of registered) unregisterSchema(name === "x" ? root : name);
  }
}

describe("the upgraded schemas of the official test suite give the verdicts of their own drafts", () => {
  const files = drafts.flatMap((draft) => suiteFiles(draft).map((file): [Older, string] => [draft, file]));
  it.each(files.filter((one) => isCovered(...one)))("%s %s", async (draft, file) => {
    for (const group of suiteGroups(draft, file).filter(({ description }) => isCovered(draft, description))) {
      const expected = group.tests.map(({ valid }) => valid);
      expect(await verdictsOf(draft, group), group.description).toEqual(expected);
    }
  });
});
