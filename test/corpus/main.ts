/**
 * Runs the generator over real schemas: `npm run corpus -- <folder>`, where each JSON file below the folder is
 * `{ "schema": …, "examples": […] }`. Prints how many are accepted and why others are not, and compares the verdict of guard,
 * issues and bytes with Ajv's on generated documents: valid ones, and ones with a single change. Ajv divides doubles where
 * `multipleOf` is a fraction, and here exact decimals decide; these differences are counted by themselves. Fails where anything
 * else differs, or where a type does not compile.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { compileNamed } from "../../src/constraints/compile.ts";
import { declarationsOf } from "../../src/generate/types/types.ts";
import { isMultipleOf } from "../../src/runtime/validate/multiple-of.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { SchemaError, type SchemaObject } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import { singleFaults } from "../../src/testing/single-faults.ts";
import { valuesOf } from "../../src/testing/values.ts";
import { generatedFor } from "../generate/in-memory.ts";
import { asJson } from "../values.ts";
import { boundariesOf, mutated } from "./mutants.ts";
import { failuresOfTypes } from "./types.ts";

const documentsOfEach = { valid: 40, changed: 60, faulty: 30 };

interface Entry {
  readonly schema: SchemaObject;
  readonly examples?: readonly unknown[];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name a folder of schemas: npm run corpus -- <folder>");

const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith(".json"))
  .map((file) => join(file.parentPath, file.name))
  .sort();

const counts = {
  schemas: 0,
  accepted: 0,
  documents: 0,
  valid: 0,
  invalid: 0,
  examples: 0,
  validExamples: 0,
  decimals: 0,
};
const refused: string[] = [];
const differences: string[] = [];
const withoutValues: string[] = [];
const declarations = new Map<string, string>();

for (const path of paths) {
  const { schema, examples = [] } = JSON.parse(readFileSync(path, "utf8")) as Partial<Entry>;
  if (schema === undefined) continue;
  counts.schemas++;
  const name = relative(folder, path);
  try {
    await examine(name, schema, examples);
    counts.accepted++;
  } catch (error) {
    refused.push(`${name}: ${error instanceof SchemaError ? error.message : (error as Error).stack}`);
  }
}

async function examine(name: string, source: SchemaObject, examples: readonly unknown[]): Promise<void> {
  const { schemas } = upgradedSchemas(new Map([["x", source]]), { draft: "draft-04" });
  const schema = schemas.get("x") as SchemaObject;
  const generated = generatedFor(schema);
  const model = new SchemaModel(new Map([["x", schema]]));
  const own = await declarationsOf(model);
  declarations.set(name, [...own.values()].join("\n"));
  const oracle = oraclesFor(schema);
  for (const example of examples) {
    counts.examples++;
    if (compare(name, generated, oracle, example)) counts.validExamples++;
  }
  for (const document of documentsFor(name, schema, model)) {
    counts.documents++;
    if (compare(name, generated, oracle, document)) counts.valid++;
    else counts.invalid++;
  }
}

/** Values that satisfy the schema, some with one change, and some with a single fault. */
function documentsFor(name: string, schema: SchemaObject, model: SchemaModel): unknown[] {
  const boundaries = boundariesOf(schema);
  const random = randomFrom(name.length);
  const valid = valuesFor(name, model);
  const changed = Array.from({ length: documentsOfEach.changed }, (_, i) =>
    asJson(mutated(valid[i % valid.length] ?? {}, boundaries, random)),
  );
  return [...valid, ...changed, ...faultyFor(model)];
}

function valuesFor(name: string, model: SchemaModel): unknown[] {
  try {
    const values = valuesOf(compileNamed(model, "x#"), (place) => compileNamed(model, place));
    return fc.sample(values, { numRuns: documentsOfEach.valid, seed: 1 }).map(asJson);
  } catch (error) {
    withoutValues.push(`${name}: ${(error as Error).message}`);
    return [];
  }
}

/** A value for each assertion that fails it, as far as such values are found. */
function faultyFor(model: SchemaModel): unknown[] {
  const schemaNamed = (place: string) => compileNamed(model, place);
  const faults = singleFaults(compileNamed(model, "x#"), { schemaNamed, level: 0 });
  const step = Math.max(1, Math.ceil(faults.length / documentsOfEach.faulty));
  const some = faults.filter((_, i) => i % step === 0);
  return some.flatMap(({ values }) => {
    try {
      return fc.sample(values, { numRuns: 1, seed: 1 }).map(asJson);
    } catch {
      return []; // such as an excluded value that nothing else is
    }
  });
}

/** Ajv as it is, and with decimals for `multipleOf`. */
interface Oracles {
  readonly asIs: ValidateFunction;
  readonly withDecimals: ValidateFunction;
}

function oraclesFor({ $id: _, ...schema }: SchemaObject): Oracles {
  const options = { strict: false, validateFormats: false, ownProperties: true };
  const exact = new Ajv2020(options).removeKeyword("multipleOf");
  exact.addKeyword({
    keyword: "multipleOf",
    type: "number",
    validate: (of: number, value: number) => isMultipleOf(value, of),
  });
  return { asIs: new Ajv2020(options).compile(schema), withDecimals: exact.compile(schema) };
}

/** Whether the value is valid; notes where paths or validators differ. */
function compare(
  name: string,
  { validator, bytesValidator }: ReturnType<typeof generatedFor>,
  { asIs, withDecimals }: Oracles,
  value: unknown,
): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const verdicts = {
    guard: validator.is(value),
    issues: validator.validate(value).issues === undefined,
    bytes: bytesValidator.validate(bytes).issues === undefined,
    ajv: withDecimals(value) as boolean,
  };
  if (new Set(Object.values(verdicts)).size > 1)
    differences.push(`${name}: ${JSON.stringify(verdicts)} ${JSON.stringify(value).slice(0, 200)}`);
  if (verdicts.ajv !== asIs(value)) counts.decimals++;
  return verdicts.guard;
}

const ofTypes = failuresOfTypes(declarations);
console.log(counts);
for (const [title, list] of Object.entries({
  refused,
  "without values": withoutValues,
  differences,
  "types that do not compile": ofTypes,
})) {
  console.log(`${title}: ${list.length}`);
  for (const line of list) console.log(`  ${line}`);
}
if (differences.length + ofTypes.length > 0) process.exitCode = 1;
