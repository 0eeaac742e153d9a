import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { renderDocs } from "../../src/docs/render.ts";
import { issueCodes } from "../../src/index.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { foreign } from "./foreign.ts";

const site = shippedDocs("html");
const isPage = ([path]: [string, string]) => path.endsWith(".html");
const pages = [...site].filter(isPage);

const foreignPages = Object.values(foreign).flatMap((set) => [...rendered(set)].filter(isPage));

function rendered(set: ReadonlyMap<string, Schema>): Map<string, string> {
  return renderDocs(set, {
    format: "html",
    version: "1",
    validateExample: () => ({ isValid: true, found: [] }),
    codes: [],
  });
}

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    // Roles that say what an element is anyway keep a table a table where it is shown as cards.
    "no-redundant-role": "off",
    "no-inline-style": "error",
    "long-title": "off",
    // All is served from one place.
    "require-sri": "off",
  },
});

describe("every page of the site", () => {
  it.each([...pages, ...foreignPages])("%s is HTML without a fault", async (_, text) => {
    const { results } = await validator.validateString(text);
    expect(
      results.flatMap(({ messages }) => messages).map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
    ).toEqual([]);
  });

  it("loads nothing from elsewhere, and holds no script or style of its own", () => {
    for (const [path, text] of pages) {
      for (const [, address = ""] of text.matchAll(/\s(?:src|href)="([^"]*)"/g))
        expect(address, path).toMatch(/^(data:,|#|(\.\.\/)*[\w/-]+\.(html|css|js)(#|$))/);
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*(?: src=|type="application\/json"))/);
    }
  });

  it("links only to pages and places that there are", () => {
    let links = 0;
    for (const [path, text] of pages) {
      const ids = (page: string) =>
        new Set([...(site.get(page) ?? "").matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
      for (const [, address = ""] of text.matchAll(/\shref="([^"]*\.html[^"]*|#[^"]*)"/g)) {
        const { pathname, hash } = new URL(address, `https://site.invalid/${path}`);
        const target = decodeURIComponent(pathname.slice(1));
        expect([...site.keys()], `${path}: ${address}`).toContain(target);
        if (target === "playground.html") continue;
        if (hash !== "") expect(ids(target), `${path}: ${address}`).toContain(decodeURIComponent(hash.slice(1)));
        links++;
      }
    }
    expect(links).toBeGreaterThan(500);
  });

  it("links to examples that the playground has", () => {
    const [, data = ""] = /id="playground-data">(.*?)<\/script>/.exec(site.get("playground.html") ?? "") ?? [];
    const { examples, start } = JSON.parse(data);
    const named = pages.flatMap(([, text]) =>
      [...text.matchAll(/playground\.html#([^"]+)"/g)].map(([, name = ""]) => decodeURIComponent(name)),
    );
    expect(new Set(named).size).toBeGreaterThan(40);
    for (const name of named) expect(Object.keys(examples)).toContain(name);
    for (const [, name] of (site.get("playground.html") ?? "").matchAll(
      /<option value="([\w/.-]+)">[^<]+(?:, example|:)/g,
    ))
      expect(Object.keys(examples)).toContain(name);
    expect(start).toBe("near_miss_key");
  });
});

describe("the page of codes", () => {
  const page = site.get("codes.html") ?? "";

  it("begins with its contents", () => {
    const [, contents = ""] = /<nav class="contents"[^>]*>(.*?)<\/nav>/s.exec(page) ?? [];
    for (const code of Object.keys(issueCodes)) expect(contents).toContain(`href="#${code}"`);
  });

  it("calls nothing wrong in the colour of what is valid", () => {
    const figures = [...page.matchAll(/<figure class="example (\w+)">\s*<figcaption><span class="verdict">([^<]*)/g)];
    expect(figures.length).toBeGreaterThan(40);
    for (const [, verdict, label = ""] of figures)
      expect(label, verdict).toMatch(verdict === "valid" ? /^(Right|Valid)$/ : /^Wrong/);
  });
});

describe("what others wrote", () => {
  it("is text in the pages, whatever it holds", () => {
    const hostile = `<script>alert(1)</script>" onload="x" ![](https://elsewhere.invalid/x.png) [a](javascript:alert(1)) </title>`;
    const pages = rendered(
      new Map([
        [
          "a",
          {
            title: hostile,
            description: hostile,
            $comment: hostile,
            properties: { [hostile]: { description: hostile, examples: [hostile] } },
            examples: [{ [hostile]: hostile }],
          },
        ],
      ]),
    );
    for (const [path, text] of [...pages].filter(isPage)) {
      expect(text.replaceAll(/<script (defer )?src="[^"]*"><\/script>/g, ""), path).not.toMatch(
        /<script|<img|\sonload="/,
      );
      expect(text, path).not.toMatch(/href="javascript:/);
    }
  });
});

describe("a set of schemas that is not ours", () => {
  it("has no playground, which runs the validators of the shipped schemas", () => {
    expect([...site.keys()]).toContain("playground.html");
    for (const [path, text] of foreignPages) {
      expect(path).not.toBe("playground.html");
      expect(text).not.toContain("playground");
    }
  });
});
