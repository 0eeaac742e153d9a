import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { type Position, places, SiteBrowser } from "./browser.ts";

const site = new SiteBrowser();
const paths = [...shippedDocs("html").keys()].filter((path) => path.endsWith(".html"));
const mainPaths = ["index.html", "schemas/payload.html", "codes.html", "playground.html"];
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const looks: readonly (readonly [string, BrowserContextOptions, readonly string[]])[] = [
  ["in light colours", { colorScheme: "light" }, paths],
  ["in dark colours", { colorScheme: "dark" }, mainPaths],
  ["on a phone", phone, mainPaths],
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page, in all of its rules. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      // Of what passes, nobody reads the details.
      resultTypes: ["violations"],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

const background = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** How light a colour is, from 0 to 255. */
const lightness = (colour: string): number => Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));

/** Goes through the pages, each of which must come to life; the browser keeps their complaints. */
async function* visited(page: Page, place: Position, shown: readonly string[]): AsyncGenerator<string> {
  for (const path of shown) {
    await page.goto(site.root(place) + path);
    await page.getByRole("combobox", { name: "Search fields and codes" }).waitFor();
    expect(await page.title()).toMatch(/./);
    yield path;
  }
  expect(site.requests.length).toBeGreaterThan(3 * shown.length);
}

describe("every page", () => {
  it("loads from files without a complaint, and asks for nothing from elsewhere", async () => {
    const page = await site.open("index.html", { place: "files" });
    let count = 0;
    for await (const _ of visited(page, "files", paths)) count++;
    expect(count).toBeGreaterThan(schemas.size);
  });

  it.each(looks)(
    "%s loads from a server without a complaint, and has no barrier that axe finds",
    async (_, look, shown) => {
      const page = await site.open("index.html", look);
      for await (const path of visited(page, "a server", shown)) {
        if (path === "playground.html") await page.getByText("Rename it to").first().waitFor();
        expect(await violations(page), path).toEqual([]);
      }
    },
  );
});

describe("a page", () => {
  it("holds no barrier while results of a search or, on a phone, the list of pages are shown", async () => {
    const page = await site.open("index.html");
    await page.getByRole("combobox").fill("prod");
    await page.getByRole("option").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("combobox").fill("zebra crossing");
    expect(await violations(page)).toEqual([]);
    const small = await site.open("codes.html", phone);
    await small.getByRole("button", { name: "Pages" }).click();
    await small.getByRole("link", { name: "Playground" }).waitFor();
    expect(await violations(small)).toEqual([]);
  });

  it("can be read without scripts", async () => {
    const page = await site.open("schemas/product.html", { javaScriptEnabled: false });
    await page.getByRole("heading", { name: "Fields" }).waitFor();
    await page.getByRole("rowheader", { name: "productId" }).waitFor();
    await page.goto(`${site.root()}playground.html`);
    expect(await page.locator("noscript").textContent()).toContain("scripts are switched off");
    expect(
      await page.locator(".playground, .controls").evaluateAll((all) => all.map((one) => one.checkVisibility())),
    ).toEqual([false, false]);
  });

  it("is no wider than a phone, and its pages are found by a button there", async () => {
    const page = await site.open("index.html", phone);
    for (const path of [...paths, "index.html"]) {
      await page.goto(site.root() + path);
      const [inner, scroll] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
      expect(scroll, path).toBeLessThanOrEqual(inner as number);
    }
    const link = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Issue codes" });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Pages" }).click();
    await link.click();
    await page.getByRole("heading", { name: "Issue codes" }).waitFor();
  });

  it("shows a finger the links to its sections, as none can hover", async () => {
    const page = await site.open("codes.html", phone);
    const link = page.getByRole("link", { name: "Link to this section" }).first();
    expect(await link.evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
    await link.tap();
    expect(new URL(page.url()).hash).not.toBe("");
  });

  it("is printed in dark on light, without what is only for the screen", async () => {
    const page = await site.open("schemas/payload.html", { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(lightness(await background(page))).toBeGreaterThan(240);
    expect(lightness(await page.evaluate(() => getComputedStyle(document.body).color))).toBeLessThan(60);
    for (const hidden of [page.getByRole("banner"), page.getByRole("navigation"), page.getByText("Try it").first()])
      expect(await hidden.isVisible()).toBe(false);
    await page.getByRole("heading", { name: "Fields" }).waitFor();
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
  });

  it("is dark where the system is, or where the reader says so, on every page and at the next visit", async () => {
    const dark = await site.open("index.html", { colorScheme: "dark" });
    expect(lightness(await background(dark))).toBeLessThan(60);
    const page = await site.open("index.html", { colorScheme: "light" });
    expect(lightness(await background(page))).toBeGreaterThan(240);
    await page.getByRole("button", { name: "Theme: automatic" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
    expect(lightness(await background(page))).toBeLessThan(60);
    await page.goto(`${site.root()}playground.html`);
    expect(lightness(await background(page))).toBeLessThan(60);
    const editor = page.getByRole("textbox");
    expect(lightness(await editor.evaluate((element) => getComputedStyle(element).color))).toBeGreaterThan(150);
    await page.getByRole("button", { name: "Theme: dark" }).click();
    await page.getByRole("button", { name: "Theme: automatic" }).waitFor();
    expect(lightness(await background(page))).toBeGreaterThan(240);
  });

  it("lets the keyboard skip to its content", async () => {
    const page = await site.open("schemas/product.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });

  it.each([
    ["a field", "schemas/product.html", "field-productId"],
    ["a code", "codes.html", "near_miss_key"],
    ["a rule", "schemas/payload.html", "rules"],
  ])("can be linked to at %s, which is then in view", async (_, path, id) => {
    for (const place of places) {
      const page = await site.open(`${path}#${id}`, { place });
      const top = await page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top, id);
      expect(top).toBeGreaterThan(40);
      expect(top).toBeLessThan(500);
    }
  });

  it("leads from an example to the playground, and from there to the code that is explained, in a tab of its own", async () => {
    const page = await site.open("codes.html#near_miss_key");
    const code = page.locator("section.code", { has: page.locator("#near_miss_key") });
    await code.getByRole("link", { name: "Try it" }).first().click();
    const opened = page.waitForEvent("popup");
    await page.locator(".findings").getByRole("link", { name: "near_miss_key" }).click();
    const explained = await opened;
    expect(explained.url()).toMatch(/codes\.html#near_miss_key$/);
    // What has been typed is still there.
    expect(page.url()).toMatch(/playground\.html/);
  });
});

describe.each(places)("the search on %s", (place) => {
  it("is reached by /, moved through by arrows, followed by Enter and left by Escape", async () => {
    const page = await site.open("schemas/wire/payload.html", { place });
    await page.keyboard.press("/");
    const box = page.getByRole("combobox");
    await page.keyboard.type("time");
    const chosen = () => page.locator('[role="option"][aria-selected="true"]');
    const first = await chosen().textContent();
    expect(await box.getAttribute("aria-activedescendant")).toBe(await chosen().getAttribute("id"));
    await page.keyboard.press("ArrowDown");
    expect(await chosen().textContent()).not.toBe(first);
    await page.keyboard.press("ArrowUp");
    expect(await chosen().textContent()).toBe(first);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    expect(await box.inputValue()).toBe("time");
    await page.keyboard.press("Escape");
    expect(await box.inputValue()).toBe("");
    await page.keyboard.type("near miss");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site.root(place)}codes.html#near_miss_key`);
  });

  it("finds fields, and says where nothing is found", async () => {
    const page = await site.open("index.html", { place });
    await page.getByRole("combobox").fill("anonym");
    await page.getByRole("option").first().click();
    await page.waitForURL(/(schemas|codes)/);
    await page.getByRole("combobox").fill("zebra crossing");
    expect(await page.getByRole("status").textContent()).toBe("Nothing found");
  });
});

describe("the site", () => {
  it("holds the pages that the library makes, and the licences of what it is built with", () => {
    const files = readdirSync(site.folder, { recursive: true, encoding: "utf8" });
    for (const [path, text] of shippedDocs("html")) {
      expect(files).toContain(path);
      expect(readFileSync(`${site.folder}/${path}`, "utf8")).toBe(text);
    }
    const licenses = readFileSync(`${site.folder}/assets/licenses.txt`, "utf8");
    for (const name of ["@codemirror/view", "@lezer/json", "minisearch"]) expect(licenses).toContain(`${name} `);
  });
});
