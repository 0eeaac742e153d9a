import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exit } from "../src/cli/io/exit.ts";
import { formats } from "../src/cli/io/settings.ts";
import { docsFormats } from "../src/docs/formats.ts";
import { issueCodes } from "../src/index.ts";
import { keywords } from "../src/schemas/keywords.ts";
import { root } from "./oracle.ts";
import { terminalPicture } from "./picture.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const section = (title: string) => readme.split(/^##+ /m).find((text) => text.startsWith(title)) ?? "";
const rowsOf = (title: string, first: RegExp) =>
  [...section(title).matchAll(/^\| (.*?) \| (.*?) \|$/gm)]
    .map(([, a = "", b = ""]) => [a, b])
    .filter(([a = ""]) => first.test(a));

describe("README", () => {
  it("lists the issue codes as the library does", () => {
    const rows = rowsOf("The library", /^`[a-z_]+`$/).filter(([code = ""]) => code !== "`name`");
    expect(rows).toEqual(Object.entries(issueCodes).map(([code, meaning]) => [`\`${code}\``, meaning]));
  });

  it("lists the exit codes", () => {
    expect(rowsOf("Command line", /^\d+$/).map(([code]) => Number(code))).toEqual(Object.values(exit));
  });

  it("lists the formats", () => {
    expect(rowsOf("Command line", /^`[a-z]+`$/).map(([name]) => name?.slice(1, -1))).toEqual([...formats]);
  });

  it("lists the forms of the documentation", () => {
    const forms = rowsOf("What must be sent", /^`[a-z]+`$/).map(([name]) => name?.slice(1, -1));
    expect(forms).toEqual([...docsFormats]);
  });

  it("shows the report as it is", async () => {
    const { stdout } = spawnSync(process.execPath, ["dist/cli.js", "validate", "test/fixtures/examples"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "", FORCE_COLOR: "1" },
    });
    const picture = terminalPicture("npx event-schema validate test/fixtures/examples", stdout);
    await expect(picture).toMatchFileSnapshot("fixtures/report.svg");
  });

  it("lists the annotations of the schemas", () => {
    const known = Object.keys(keywords).filter((keyword) => keyword.startsWith("x-"));
    expect(
      rowsOf("Change the schemas", /^`x-/)
        .map(([name]) => name?.slice(1, -1))
        .sort(),
    ).toEqual(known.sort());
  });

  it("names only scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});

describe("a team that follows README", () => {
  const [field, schema] = [...section("Change the schemas").matchAll(/^```json\n(.*?)^```$/gms)].map(
    (match) => match[1] ?? "",
  ) as [string, string];
  const configs = ["package.json", "tsconfig.json", "tsup.config.ts"];
  let copy = "";
  const tsx = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", ...args], { cwd: copy, encoding: "utf8" });

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "team-"));
    for (const part of ["schemas", "generated", "src", "test/fixtures/suites", ...configs]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const fields = join(copy, "schemas/common/payload-fields.json");
    const shared = JSON.parse(readFileSync(fields, "utf8"));
    Object.assign(shared.properties, JSON.parse(field));
    writeFileSync(fields, JSON.stringify(shared));
    writeFileSync(join(copy, "schemas/order-placed.json"), schema);
    const line = readme.match(/^export \{ orderPlaced \}.*$/m)?.[0] ?? "";
    writeFileSync(join(copy, "src/index.ts"), `${readFileSync(join(copy, "src/index.ts"), "utf8")}${line}\n`);
    expect(tsx("src/cli/generate.ts")).toMatchObject({ status: 0, stderr: "" });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("has the new field in the types, and every validator knows it", () => {
    expect(readFileSync(join(copy, "generated/types.ts"), "utf8")).toContain("campaignId?: Identifier;");
    const code = `
      import { lint, payload } from "./src/index.ts";
      import { wirePayload } from "./src/wire.ts";
      const value = { productId: "1", campaignId: " " };
      console.log([payload, wirePayload].map((v) => v.validate(value).issues?.map((i) => i.code + i.pointer)).join());
      console.log(lint({ productId: "1", campaign_id: "x" })[0]?.code);`;
    writeFileSync(join(copy, "field.ts"), code);
    expect(tsx("field.ts").stdout).toBe("blank/campaignId,blank/campaignId\nnear_miss_key\n");
  });

  it("has a validator, a type and a name on the command line for the new schema", () => {
    const code = `
      import { orderPlaced, type OrderPlaced } from "./index.ts";
      const order: OrderPlaced = { eventId: "e", profileId: "p", data: { orderId: "A", total: 1, currency: "EUR" } };
      console.log(orderPlaced.is(order), orderPlaced.name);
      console.log(orderPlaced.validate({ ...order, data: { total: -1, currency: "X" } }).issues?.map((i) => i.code + i.pointer).sort().join());
      // @ts-expect-error without an order
      export const wrong: OrderPlaced = { eventId: "e", profileId: "p" };`;
    writeFileSync(join(copy, "src/schema.ts"), code);
    expect(tsx("src/schema.ts").stdout).toBe(
      "true order-placed\nenum/data/currency,minimum/data/total,required/data/orderId\n",
    );
    writeFileSync(join(copy, "order.json"), '{"eventId":"e","profileId":"p","data":{}}');
    const { stdout, status } = tsx("src/cli/main.ts", "validate", "order.json", "--schema", "order-placed");
    expect(stdout).toContain("/data/orderId");
    expect(status).toBe(1);
  });

  it("has both on the site that it builds and opens", () => {
    const command = /`(npm run docs -- --open)`/.exec(section("Development"))?.[1] ?? "";
    writeFileSync(join(copy, "xdg-open"), `#!/bin/sh\necho "$1" > opened\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${copy}:${process.env["PATH"]}` };
    const { status, stdout } = spawnSync("sh", ["-c", command], { cwd: copy, encoding: "utf8", env });
    expect(stdout).toMatch(/\d+ files written to dist\/docs\n$/);
    expect(status).toBe(0);
    const page = (path: string) => readFileSync(join(copy, "dist/docs", path), "utf8");
    expect(readFileSync(join(copy, "opened"), "utf8")).toBe(
      `${pathToFileURL(join(copy, "dist/docs/index.html")).href}\n`,
    );
    expect(page("schemas/product.html")).toContain('id="field-campaignId"');
    expect(page("schemas/order-placed.html")).toContain('<code class="name">data.total</code>');
    expect(page("playground.html")).toContain('<option value="order-placed">Order placed</option>');
    expect(page("assets/playground.js")).toContain("order-placed");
  });

  it("has a bundle that the limits of its size have room for", () => {
    const { stdout } = spawnSync(join(root, "node_modules/.bin/size-limit"), ["--json"], {
      cwd: copy,
      encoding: "utf8",
    });
    const results: { name: string; passed: boolean }[] = JSON.parse(stdout);
    const limits: { name: string }[] = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))["size-limit"];
    expect(results.map(({ name, passed }) => [name, passed])).toEqual(limits.map(({ name }) => [name, true]));
  });

  it("has types that compile", () => {
    writeFileSync(
      join(copy, "tsconfig.json"),
      JSON.stringify({ extends: `${root}tsconfig.json`, include: ["src", "generated"] }),
    );
    execFileSync(join(root, "node_modules/.bin/tsc"), [], { cwd: copy });
  });
});
