import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateNdjson } from "../../src/ndjson.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";
import { verdictOf } from "../../src/runtime/text/verdict.ts";
import { productFile } from "../../src/schemas/plan.ts";
import { occurrences, runs } from "../budget.ts";
import { Workspace } from "../cli/workspace.ts";
import { loadPlan, requestOracle, requestsOf, teamSchemas } from "./plan-cases.ts";

const workspace = new Workspace();

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** The team's schemas as files, and the settings. */
const filesOf = (unknownEvents: string): Record<string, string> => ({
  ...Object.fromEntries(
    [...teamSchemas].map(([name, schema]) => [
      `schemas/${name === productFile ? "product" : name}.json`,
      JSON.stringify(schema),
    ]),
  ),
  "event-schema.config.json": JSON.stringify({ schemas: "schemas", unknownEvents }),
});

describe.each(["allow", "warn", "forbid"] as const)("a plan that says `%s` of other names", async (unknownEvents) => {
  const plan = await loadPlan(unknownEvents);
  const oracle = requestOracle(plan.resolved);

  const lines: string[] = [];
  const invalid: number[] = [];

  it("gives the verdict of its resolved schema, of objects and of bytes by the fast and the exact path", () => {
    let valid = 0;
    let fast = 0;
    fc.assert(
      fc.property(requestsOf(plan.resolved), (request) => {
        const expected = oracle(JSON.parse(JSON.stringify(request)));
        if (expected) valid++;
        if (lines.length < runs(1000)) {
          lines.push(JSON.stringify(request));
          if (!expected) invalid.push(lines.length);
        }
        expect(plan.trackRequest.is(request)).toBe(expected);
        expect(plan.trackRequest.validate(request).issues === undefined).toBe(expected);
        expect(plan.document.is(request)).toBe(expected);
        const bytes = encode(request);
        const checked = plan.contract.request.check(bytes);
        if (checked === "request") fast++;
        if (checked !== "undecided") expect(checked === "request").toBe(expected);
        const { compiledSchemaOf } = schemaOf(plan.contract.request) as BytesSchema;
        const record = { offset: 0, line: 1, column: 1, content: bytes };
        expect(verdictOf(record, { compiledSchemaOf, maxIssues: 100 }, true).status === "valid").toBe(expected);
      }),
      { numRuns: runs(3000) },
    );
    expect(valid).toBeGreaterThan(occurrences(500));
    expect(fast).toBeGreaterThan(occurrences(300));
  });

  it("gives the same verdicts of these as lines, in the library and on the command line", async () => {
    expect(lines).toHaveLength(runs(1000));
    const text = lines.join("\n");
    const ofLibrary: number[] = [];
    for await (const { line, issues } of validateNdjson([Buffer.from(text)], { validator: plan.contract.request }))
      if (issues !== undefined) ofLibrary.push(line);
    expect(ofLibrary).toEqual(invalid);
    const cwd = workspace.given(`plan-${unknownEvents}`, { ...filesOf(unknownEvents), "requests.ndjson": text });
    const limits = ["--jobs", "1", "--max-issues", "1", "--max-results", `${lines.length}`, "--quiet"];
    const args = ["validate", "requests.ndjson", "--schema", "track-request", ...limits];
    const { status, summary, results } = await workspace.report(args, { cwd });
    expect([status, summary.records, summary.invalid]).toEqual([1, lines.length, invalid.length]);
    expect(results.map(({ line }: { line: number }) => line)).toEqual(invalid);
  });

  it("gives the verdict of its resolved wire schema", () => {
    const wireOracle = requestOracle(plan.resolved, "wire/track-request");
    fc.assert(
      fc.property(requestsOf(plan.resolved), (request) => {
        const expected = wireOracle(JSON.parse(JSON.stringify(request)));
        expect(plan.wireTrackRequest.is(request)).toBe(expected);
        expect(plan.wire.request.validate(encode(request)).issues === undefined).toBe(expected);
      }),
      { numRuns: runs(500) },
    );
  });

  it("validates each payload of a request as a request with that payload alone", () => {
    fc.assert(
      fc.property(requestsOf(plan.resolved), (request) => {
        for (const { name, payload } of (request as { track: { name?: unknown; payload?: unknown[] }[] }).track) {
          if (typeof name !== "string" || name.trim() === "") continue;
          for (const one of payload ?? []) {
            const whole = plan.trackRequest.is({ track: [{ name, payload: [one] }] });
            expect(plan.contract.payloadOf(name).validate(encode(one)).issues === undefined).toBe(whole);
          }
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
