import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { schemas as all, root } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();
const folder = workspace.base;

const docs = (...args: string[]) => workspace.run(["docs", ...args]);

const docsWith = (env: Record<string, string>, ...args: string[]) => workspace.run(["docs", ...args], { env });

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe("event-schema docs", () => {
  it("writes the pages of generated/docs", async () => {
    const out = join(folder, "new/pages");
    expect(await docs("--out", out)).toMatchObject({ status: 0, stderr: "" });
    const committed = join(root, "generated/docs");
    expect(filesIn(out)).toEqual(filesIn(committed));
    for (const path of filesIn(out)) {
      expect(readFileSync(join(out, path), "utf8")).toBe(readFileSync(join(committed, path), "utf8"));
    }
  });

  it("links only to pages and places that there are", () => {
    const committed = join(root, "generated/docs");
    let links = 0;
    for (const path of filesIn(committed)) {
      for (const [, target = "", place = ""] of readFileSync(join(committed, path), "utf8").matchAll(
        /\]\(([\w./-]+\.md)#?([^)]*)\)/g,
      )) {
        const file = join(committed, dirname(path), target);
        expect(existsSync(file), `${path}: ${target}`).toBe(true);
        if (place !== "") expect(readFileSync(file, "utf8"), `${path}: ${target}`).toContain(`<a id="${place}"></a>`);
        links++;
      }
    }
    expect(links).toBeGreaterThan(100);
  });

  it("writes all of it as JSON", async () => {
    expect(await docs("--out", folder, "--format", "json")).toMatchObject({
      status: 0,
      stdout: `1 file written to ${folder}\n`,
    });
    const { schemas, codes } = JSON.parse(readFileSync(join(folder, "docs.json"), "utf8"));
    const titles = new Map(schemas.map(({ name, title }: { name: string; title: string }) => [name, title]));
    expect([...titles.keys()].sort()).toEqual([...all.keys()].sort());
    expect(titles.get("behavioral-event")).toBe("Behavioral event");
    expect(codes.map(({ code }: { code: string }) => code)).toContain("near_miss_key");
  });

  it("writes a site, and opens it on request", async () => {
    const out = join(folder, "a site");
    const opener = (name: string, script: string) => {
      mkdirSync(join(folder, name));
      const at = join(folder, name, "xdg-open");
      writeFileSync(at, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return { PATH: `${dirname(at)}:/bin` };
    };
    const opened = join(folder, "opened");
    const fine = opener("fine", `echo "$1" > ${opened}`);
    expect(await docsWith(fine, "--out", out, "--format", "html", "--open")).toMatchObject({
      status: 0,
      stdout: `${filesIn(out).length} files written to ${out}\n`,
      stderr: "",
    });
    expect(readFileSync(opened, "utf8")).toBe(`${pathToFileURL(join(out, "index.html")).href}\n`);
    expect(filesIn(out)).toEqual(expect.arrayContaining(["index.html", "playground.html", "assets/site.css"]));

    const stays = opener("stays", `echo "$1" > ${opened}; exec sleep 5`);
    expect(await docsWith(stays, "--out", out, "--format", "html", "--open")).toMatchObject({ status: 0, stderr: "" });
    const message = `event-schema: no browser could be opened; open ${pathToFileURL(join(out, "index.html")).href} in one\n`;
    for (const broken of [opener("broken", "exit 3"), { PATH: join(folder, "nothing") }])
      expect(await docsWith(broken, "--out", out, "--format", "html", "--open")).toMatchObject({
        status: 2,
        stderr: message,
      });
    expect(await docs("--out", out, "--open")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("--open shows pages in a browser; it needs --format html"),
    });
  });

  it("reports what is wrong with the command line, or with the folder", async () => {
    expect(await docs()).toMatchObject({ status: 2 });
    expect(await docs("--out", folder, "--format", "pdf")).toMatchObject({ status: 2 });
    writeFileSync(join(folder, "file"), "");
    const { status, stderr } = await docs("--out", join(folder, "file"));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^event-schema: cannot write .*README\.md: .*\n$/);
  });
});
