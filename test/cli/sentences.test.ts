import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import configSchema from "../../src/cli/io/config.schema.json" with { type: "json" };
import reportSchema from "../../src/cli/report/report.schema.json" with { type: "json" };
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { fixtureMessages } from "../../src/fixtures/compare.ts";
import { fixtureExplanations } from "../../src/fixtures/explanations.ts";
import { root } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

/** Words that a reader has to decode. */
const banned =
  /\b(so many|so much|told|untold|tells?|judg\w*|stands?|is none|has not the|behind|mind who|plainly|needless)\b|of which .* is of/i;

const commands = ["", "validate", "route", "test", "explain", "docs", "sample"];

describe("what the command line says", () => {
  it.each(commands)("is plain English in the help of %s", async (command) => {
    const { stdout, status } = await workspace.run([...(command === "" ? [] : [command]), "--help"]);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(200);
    expect(banned.exec(stdout)).toBeNull();
  });

  it("is plain English in its schemas and about fixtures", () => {
    const messages = Object.values(fixtureMessages).map((message) => message("x"));
    for (const text of [configSchema, reportSchema, fixtureCodes, fixtureExplanations, messages].map((part) =>
      JSON.stringify(part),
    ))
      expect(banned.exec(text)?.[0]).toBeUndefined();
  });

  it("is plain English in its messages", () => {
    const paths = ["io/bytes", "io/errors", "io/output", "io/settings", "io/system-errors", "run/route", "run/suites"];
    for (const path of [...paths, "run/test", "run/validate", "run/validate-input", "report/summary"]) {
      const code = readFileSync(join(root, `src/cli/${path}.ts`), "utf8");
      const strings = code.match(/"[^"\n]*"|`[^`]*`/g) ?? [];
      expect(strings.join("\n").match(banned)?.[0], path).toBeUndefined();
    }
  });
});
