import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { Workspace } from "../cli/workspace.ts";

/** The policy that a page must work under, sent as a header besides the one that it holds itself. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".txt": "text/plain; charset=utf-8",
};

/** Where the site is looked at: on a server that sends the policy, and as files. */
export const places = ["a server", "files"] as const;
export type Position = (typeof places)[number];

/** What one test opens. */
export interface Opening extends BrowserContextOptions {
  /** Default: a server. */
  readonly place?: Position;
}

/** The site as the command line writes it, in headless Chromium. Every page must ask for nothing and complain of nothing. */
export class SiteBrowser {
  readonly folder: string;
  /** What pages of the test have complained of, or asked for from elsewhere. */
  readonly complaints: string[] = [];
  /** What pages of the test have asked for. */
  readonly requests: string[] = [];
  readonly #server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname));
    const file = join(this.folder, path);
    const body = existsSync(file) ? readFileSync(file) : undefined;
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, { "content-type": type, "content-security-policy": policy }).end(body);
  });
  #browser: Browser | undefined;

  /** `args` are further arguments of `event-schema docs`. */
  constructor(...args: string[]) {
    const workspace = new Workspace();
    this.folder = join(workspace.base, "site");
    beforeAll(async () => {
      expect(workspace.spawn(["docs", "--format", "html", "--out", "site", ...args])).toMatchObject({
        status: 0,
        stderr: "",
      });
      await new Promise<void>((resolve) => void this.#server.listen(0, "127.0.0.1", resolve));
      this.#browser = await launchBrowser();
    });
    afterEach(async () => {
      for (const context of this.#browser?.contexts() ?? []) await context.close();
      expect(this.complaints.splice(0)).toEqual([]);
      this.requests.length = 0;
    });
    afterAll(async () => {
      await this.#browser?.close();
      this.#server.close();
    });
  }

  /** Where the site begins, with a slash at its end. */
  root(place: Position = "a server"): string {
    if (place === "files") return `${pathToFileURL(this.folder).href}/`;
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Opens a page, such as `codes.html#syntax`, in a window of its own. */
  async open(path: string, { place = "a server", ...options }: Opening = {}): Promise<Page> {
    if (this.#browser === undefined) throw new Error("the browser has not been started");
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on("console", (message) => this.complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => this.complaints.push(`error: ${error.message}`));
    page.on("request", (request) => {
      this.requests.push(request.url());
      if (!request.url().startsWith(this.root(place))) this.complaints.push(`request: ${request.url()}`);
    });
    page.on("requestfailed", (request) => this.complaints.push(`failed: ${request.url()}`));
    await page.goto(this.root(place) + path);
    return page;
  }
}

/** Without these, Chromium makes requests of its own. */
const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

/** Starts headless Chromium. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), args: [...switches] });

function executable(): string {
  const { CHROMIUM_PATH: given } = process.env;
  const found = [given, ...programs].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    const how = "`apt-get install chromium-headless-shell`, or give its path as CHROMIUM_PATH";
    throw new Error(`these tests need Chromium: ${how}`);
  }
  return found;
}

/** The headless shell comes first: it draws no window around a page, which makes a new page three times as fast. */
const programs = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
] as const;
