import { describe, expect, it } from "vitest";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { asText } from "../../src/docs/mdx.ts";
import { renderDocs } from "../../src/docs/render.ts";
import { foreign } from "./foreign.ts";

const parts = { version: "1", validateExample: () => ({ isValid: true, found: [] }), codes: [] };
const pages = [
  ...shippedDocs("markdown"),
  ...Object.values(foreign).flatMap((set) => [...renderDocs(set, { ...parts, format: "markdown" })]),
].filter(([path]) => path.endsWith(".md"));

describe("text of the pages in Markdown", () => {
  it.each([
    ['{"a": null}', '\\{"a": null\\}'],
    ["`{a}` and {b}", "`{a}` and \\{b\\}"],
    ["`` {`} `` {", "`` {`} `` \\{"],
    ["a < b <script>", "a \\< b \\<script>"],
    ['<a id="x"></a>`a`<br/>b', '<a id="x"></a>`a`<br/>b'],
    ["import it\nexport it, important", "&#105;mport it\n&#101;xport it, important"],
    ["already \\{ escaped", "already \\{ escaped"],
  ])("%s is written as %s, so that MDX takes it for text", (text, written) => {
    expect(asText(text)).toBe(written);
  });

  it("holds no brace and no element that MDX would run, on any page", () => {
    for (const [path, page] of pages) {
      const text = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, "").replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
      expect(text, path).not.toMatch(/(?<!\\)[{}]|(?<!\\)<(?!a id="[^"]*"><\/a>|\/a>|br\/>)|^(import|export)\b/m);
    }
  });

  it("fits a page of GitHub: a table of fields has a column each for the name, every case and what it holds", () => {
    const page = new Map(pages).get("schemas/payload.md") ?? "";
    expect(page).toContain("| field | Product | Behavioral event | what it holds |");
  });
});
