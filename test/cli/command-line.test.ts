import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { event, type RunOptions, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const { base } = workspace;
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const run = (args: readonly string[], options?: RunOptions) => workspace.run(args, options);

describe("a wrong command line", () => {
  const folder = given("called", { "a.json": event });
  it.each([
    ["validat a.json", "Did you mean validate?"],
    ["tst", "Did you mean test?"],
    ["validate a.json --max-byte 1", "Did you mean --max-bytes?"],
    ["validate a.json --show-sauce", "Did you mean --show-source?"],
    ["test --updat", "Did you mean --update?"],
    ["--vesion", "Did you mean --version?"],
    ["validate a.json --format jsn", "It must be one of pretty, json"],
    ["validate a.json --max-bytes many", "integer"],
    ["validate a.json --max-bytes -1", "integer"],
    ["validate a.json --max-results", "argument missing"],
    ["validate a.json --schema paylaod", "unknown schema paylaod"],
    ["validate a.json --config missing.json", "missing.json: cannot be read"],
    ["validate", "nothing to validate"],
    ["explain requird", "unknown code requird"],
    ["test a b", "too many arguments"],
  ])("event-schema %s exits with 2 and a suggestion", async (line, message) => {
    const { status, stdout, stderr } = await run(line.split(" "));
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("with a glob that is too long exits with 2, and the message is cut", async () => {
    const { status, stderr } = await run(["validate", `called/${"*".repeat(70_000)}`]);
    expect(stderr).toContain("event-schema: called/***");
    expect(stderr.length).toBeLessThan(2000);
    expect(status).toBe(2);
  });

  it("is never answered with a stack trace, whatever it is", async () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."-=*?[]{}()!|\\,a:\n\u001b é"), minLength: 1, maxLength: 12 }),
      fc.constantFrom("validate", "explain", "--format", "json", "--", "--no-color", "--max-issues", "--config"),
      fc.constantFrom("__proto__", "constructor", "--schema", "toString", "-h", "--no-", "--=", "-", "[!", "@(a|"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        const cwd = join(base, folder);
        const { status, stderr } = await run(words, { cwd, input: event });
        expect([0, 1, 2]).toContain(status);
        if (status === 2) expect(stderr).not.toBe("");
      }),
      { numRuns: 25 },
    );
  });
});
