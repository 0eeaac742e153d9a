import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explanations } from "../../src/docs/explanations.ts";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { fixtureMessages } from "../../src/fixtures/compare.ts";
import { fixtureExplanations } from "../../src/fixtures/explanations.ts";
import { issueCodes } from "../../src/index.ts";
import { root, schemas } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

/** Words that a reader has to decode. */
const words =
  /\b(so many|so much|told|untold|tells?|judg\w*|stands?|is none|has not the|behind|mind who|plainly|needless|texts?)\b|of which .* is of/i;

/** Parts of sentences that were replaced. */
const replaced =
  /must be there|is there that must|holds no visible|those that the schema lists|fewer items than|be said of it|there is no (schema|setting)\b|whole number from|must be a list of|what another kind|mistake of the tool|get it again|nobody reads|three ways|decides? nothing|\bone look\b|the long way|\blooked at again/i;

/** Where "text" is a name or a term, not another word for a string. */
const allowed = [
  /"text"/g, // a key of the documentation as JSON
  /<\/?text\b|\btext-anchor=|^ *text \{/gm, // SVG and its style
  /\(text[:)]|\btext\.charCodeAt\b/g, // generated code
  /\bJSON text\b/g, // the term of RFC 8259
];

const banned = (said: string): string | undefined => {
  const rest = allowed.reduce((sentences, pattern) => sentences.replace(pattern, ""), said);
  return (words.exec(rest) ?? replaced.exec(rest))?.[0];
};

/** README without the code that it shows: blocks, spans such as the names of entries, and addresses. */
const prose = (markdown: string): string =>
  markdown
    .replace(/^```.*?^```$/gms, "")
    .replace(/`[^`\n]*`/g, "")
    .replace(/\]\([^)]*\)/g, "]");

const filesIn = (folder: string, ending: string): [path: string, content: string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => [path, readFileSync(join(root, folder, path), "utf8")]);

const commands = ["", "validate", "route", "test", "explain", "docs", "sample", "import", "export", "init", "classify"];

describe("what the command line says", () => {
  it.each(commands)("is plain English in the help of %s", async (command) => {
    const { stdout, status } = await workspace.run([...(command === "" ? [] : [command]), "--help"]);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(200);
    expect(banned(stdout)).toBeUndefined();
  });

  it("is plain English about fixtures", () => {
    const messages = Object.values(fixtureMessages).map((message) => message("x"));
    for (const part of [fixtureCodes, fixtureExplanations, messages]) {
      expect(banned(JSON.stringify(part))).toBeUndefined();
    }
  });

  it("is plain English in README, and in the output that it shows", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const output = [...readme.matchAll(/^```text\n(.*?)^```$/gms)].map(([, shown = ""]) => shown);
    expect(output.length).toBeGreaterThan(5);
    for (const part of [prose(readme), ...output]) expect(banned(part)).toBeUndefined();
  });
});

describe("the test of words", () => {
  it.each(["the text is not JSON", "`x` is told twice", "A key that must be there", "a text, of which one is of"])(
    "finds a banned word in %j",
    (said) => expect(banned(said)).toBeDefined(),
  );

  it("allows the term JSON text and names in code", () => {
    expect(banned('a JSON text with the key "text"')).toBeUndefined();
    expect(banned(prose("see `intempt-event-schema/text`"))).toBeUndefined();
  });
});

describe("what schemas and the library say", () => {
  it("is plain English in the schemas", () => {
    for (const [name, schema] of schemas) expect(banned(JSON.stringify(schema)), name).toBeUndefined();
    const published = filesIn("src", ".schema.json");
    expect(published.length).toBeGreaterThan(2);
    for (const [path, schema] of published) expect(banned(schema), path).toBeUndefined();
  });

  it("is plain English about codes, and in the pages of the documentation", () => {
    for (const part of [issueCodes, explanations]) expect(banned(JSON.stringify(part))).toBeUndefined();
    for (const [path, page] of filesIn("generated/docs", ".md")) expect(banned(page), path).toBeUndefined();
  });

  it("is plain English in every message of the sources", () => {
    for (const [path, code] of filesIn("src", ".ts")) {
      // SQL has words of its own.
      if (path.startsWith("sql/")) continue;
      const sentences = (code.match(/"[^"\n]*"|`[^`]*`/g) ?? []).filter((one) => one.includes(" "));
      expect(banned(sentences.join("\n").replace(/\$\{[^}]*\}/g, "x")), path).toBeUndefined();
    }
  });
});
