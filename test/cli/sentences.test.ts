import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import configSchema from "../../src/cli/io/config.schema.json" with { type: "json" };
import reportSchema from "../../src/cli/report/report.schema.json" with { type: "json" };
import { explanations } from "../../src/docs/explanations.ts";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { fixtureMessages } from "../../src/fixtures/compare.ts";
import { fixtureExplanations } from "../../src/fixtures/explanations.ts";
import { issueCodes } from "../../src/index.ts";
import { root, schemas } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

/** Words that a reader has to decode, and sentences that were replaced. */
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

  it("is plain English in README", () => {
    const lines = readFileSync(join(root, "README.md"), "utf8").split("\n");
    expect(lines.filter((line) => banned.test(line))).toEqual([]);
  });
});

describe("what schemas and the library say", () => {
  it("is plain English in the schemas", () => {
    for (const [name, schema] of schemas) expect(JSON.stringify(schema).match(banned)?.[0], name).toBeUndefined();
  });

  it("is plain English about codes, and in the pages of the documentation", () => {
    for (const part of [issueCodes, explanations]) expect(JSON.stringify(part).match(banned)?.[0]).toBeUndefined();
    const pages = readdirSync(join(root, "generated/docs"), { recursive: true, encoding: "utf8" });
    for (const page of pages.filter((path) => path.endsWith(".md"))) {
      expect(readFileSync(join(root, "generated/docs", page), "utf8").match(banned)?.[0], page).toBeUndefined();
    }
  });

  it("is plain English in every message of the sources", () => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((path) => path.endsWith(".ts"))) {
      const strings = readFileSync(join(root, "src", file), "utf8").match(/"[^"\n]*"|`[^`]*`/g) ?? [];
      const sentences = strings.filter((one) => one.includes(" "));
      expect(sentences.join("\n").match(banned)?.[0], file).toBeUndefined();
    }
  });
});
