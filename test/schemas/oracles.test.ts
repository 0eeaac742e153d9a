import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validator as Cfworker } from "@cfworker/json-schema";
import { validator as schemasafe } from "@exodus/schemasafe";
import { validate as hyperjump, registerSchema } from "@hyperjump/json-schema/draft-2020-12";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { validators } from "../../generated/validators/index.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { valuesOfSchema } from "../../src/testing/payloads.ts";
import { root, schemas } from "../oracle.ts";
import { asJson, nearValid } from "../values.ts";

type Name = keyof typeof validators;
const names = Object.keys(validators) as Name[];

/** Values that other validators, in other languages too, validate as well. */
const samples = [nearValid, nearValid, ...names.map(valuesOfSchema)].flatMap((arbitrary, i) =>
  fc.sample(arbitrary, { numRuns: 60, seed: 2026 + i }).map(asJson),
);
const verdicts = (name: Name): boolean[] => samples.map((value) => validators[name].is(value));

describe("other validators give the same verdicts, which therefore follow from the schemas and not from this code", () => {
  it("holds for samples of both verdicts", () => {
    const counts = names.map((name) => verdicts(name).filter(Boolean).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...counts)).toBeLessThan(samples.length);
  });

  it.each(names)("%s: schemasafe", (name) => {
    const validate = schemasafe(schemas.get(name) as never, {
      mode: "lax",
      allowUnusedKeywords: true,
      formatAssertion: false,
      schemas: new Map([...schemas].map(([other, schema]) => [idOf(other), schema])) as never,
    });
    expect(samples.map((value) => validate(value as never))).toEqual(verdicts(name));
  });

  it.each(names)("%s: cfworker", (name) => {
    const validator = new Cfworker(withoutFormat(schemas.get(name)) as never, "2020-12");
    for (const [other, schema] of schemas) if (other !== name) validator.addSchema(withoutFormat(schema) as never);
    expect(samples.map((value) => validator.validate(value).valid)).toEqual(verdicts(name));
  });

  describe("hyperjump", () => {
    beforeAll(() => {
      for (const schema of schemas.values()) registerSchema(structuredClone(schema) as never);
    });
    it.each(names)("%s", async (name) => {
      const validate = await hyperjump(idOf(name));
      expect(samples.map((value) => validate(value as never).valid)).toEqual(verdicts(name));
    });
  });

  it.each(names)("%s: sourcemeta's validator in C++", (name) => {
    const folder = mkdtempSync(join(tmpdir(), "sourcemeta-"));
    const expected = verdicts(name);
    const tests = samples
      .map((data, i) => ({ data, valid: expected[i] }))
      .filter(({ data }) => !/\\ud[89a-f]/i.test(JSON.stringify(data))); // it takes a lone surrogate for a syntax error
    writeFileSync(join(folder, "test.json"), JSON.stringify({ target: idOf(name), tests }));
    const { status, stdout } = spawnSync(
      join(root, "node_modules/.bin/jsonschema"),
      ["test", join(folder, "test.json"), "--resolve", join(root, "schemas")],
      { encoding: "utf8" },
    );
    rmSync(folder, { recursive: true });
    expect(stdout).toContain(`PASS ${tests.length}/${tests.length}`);
    expect(status).toBe(0);
  });
});

/** Some validators assert `format`, which is an annotation in 2020-12. */
function withoutFormat(schema: SchemaObject | undefined): unknown {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === "format" ? undefined : value)));
}
