import { readFileSync } from "node:fs";
import { Validator as Cfworker } from "@cfworker/json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { validators } from "../generated/validators/index.ts";
import type { ExpectedIssue } from "../src/fixtures/compare.ts";
import { type VectorSuite, vectorsText } from "../src/fixtures/vectors.ts";
import type { Validator } from "../src/index.ts";
import { idOf } from "../src/schemas/schema.ts";
import { root, schemas } from "./oracle.ts";

interface Group {
  description: string;
  schema: { $ref: string };
  tests: { description: string; data: unknown; valid: boolean; issues: ExpectedIssue[] }[];
}

const groups: Group[] = JSON.parse(readFileSync(`${root}generated/vectors.json`, "utf8"));
const tests = groups.flatMap((group) =>
  group.tests.map((test) => ({ ...test, schema: group.schema, title: `${group.description} ${test.description}` })),
);
const keyOf = ({ code, path }: ExpectedIssue) => JSON.stringify([code, path]);

describe("the vectors", () => {
  it("are many, of both verdicts, for every schema", () => {
    expect(tests.length).toBeGreaterThan(100);
    for (const name of Object.keys(validators)) {
      const verdicts = tests.filter(({ schema }) => schema.$ref === idOf(name)).map(({ valid }) => valid);
      expect(new Set(verdicts), name).toEqual(new Set([true, false]));
    }
    expect(new Set(tests.map(({ title }) => title)).size).toBe(tests.length);
  });

  it.each(tests)("$title: as the library says, code by code", ({ schema, data, valid, issues }) => {
    const name = Object.keys(validators).find((one) => idOf(one) === schema.$ref) as keyof typeof validators;
    const validator: Validator<unknown> = validators[name];
    const found = validator.validate(data).issues ?? [];
    expect(found.map(keyOf).sort()).toEqual(issues.map(keyOf).sort());
    expect(found.length === 0).toBe(valid);
  });

  it("have the verdicts of validators that know nothing of this project", () => {
    const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: false });
    for (const schema of schemas.values()) ajv.addSchema(schema);
    for (const { schema, tests } of groups) {
      const validate = ajv.compile(schema);
      const other = new Cfworker({ ...schema, $id: "urn:vectors" }, "2020-12");
      for (const one of schemas.values()) other.addSchema(withoutFormat(one) as never);
      for (const { description, data, valid } of tests) {
        expect(validate(data), description).toBe(valid);
        expect(other.validate(data).valid, description).toBe(valid);
      }
    }
  });

  it("leave out what cannot be written as data", () => {
    const suite = (text: string, code?: string): VectorSuite => ({
      description: "d",
      schema: "payload",
      fixtures: [{ name: "a-name", text, ...(code === undefined ? {} : { expected: [{ code, path: [] }] }) }],
    });
    for (const one of [
      suite("{"),
      suite('{"a":1,"a":1}', "duplicate_key"),
      suite("{}\n{}"),
      suite("[{}]"),
      suite("\ufeff{}"),
    ])
      expect(vectorsText([one], () => idOf("payload"))).toBe("[]\n");
    expect(JSON.parse(vectorsText([suite("{}", "required")], () => idOf("payload")))).toEqual([
      {
        description: "d",
        schema: { $ref: idOf("payload") },
        tests: [{ description: "a name", data: {}, valid: false, issues: [{ code: "required", path: [] }] }],
      },
    ]);
  });
});

/** Some validators assert `format` unasked; in 2020-12 it is an annotation. */
const withoutFormat = (schema: unknown): unknown =>
  JSON.parse(
    JSON.stringify(schema, (key, value) => (key === "format" && typeof value === "string" ? undefined : value)),
  );
