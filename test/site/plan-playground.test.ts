import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Workspace } from "../cli/workspace.ts";
import { root } from "../oracle.ts";
import { places, SiteBrowser } from "./browser.ts";
import { Playground } from "./playground-page.ts";

const shop = join(root, "test/fixtures/teams/shop");
const site = new SiteBrowser("--schemas", join(shop, "schemas"));
const workspace = new Workspace();

const purchase = (name: string, data: object, more: object = {}) =>
  JSON.stringify({ track: [{ name, payload: [{ eventId: "e-1", profileId: "p-1", data, ...more }] }] });
const order = { orderId: "o-1", total: 9.5, lines: [{ sku: "1", price: 9.5 }] };

describe.each(places)("the playground of a tracking plan on %s", (place) => {
  it("validates the data of an event by its name", async () => {
    const playground = await Playground.open(site, "", { place });
    await playground.paste(purchase("Purchase", order));
    await playground.says("Valid", []);
    await playground.paste(purchase("Purchase", { ...order, total: "9.50" }));
    await playground.says("Invalid", ["/track/0/payload/0/data/total type"]);
    await playground.paste(purchase("Purchas", order));
    await playground.says("Valid, with a warning", ["/track/0/name unknown_event"]);
    expect(await playground.page.locator(".hint").innerText()).toBe("Hint: did you mean Purchase?");
  });
});

describe("the playground of a tracking plan", () => {
  it("validates by one schema of the plan, and by what the service accepts", async () => {
    const playground = await Playground.open(site);
    await playground.paste(JSON.stringify({ eventId: "e-1", profileId: "p-1", data: { total: 1 } }));
    await playground.says("Valid · Behavioral event", []);
    await playground.page.getByLabel("The schema", { exact: true }).selectOption("payloads/purchase");
    await playground.says("Invalid", ["/data/orderId required", "/data/lines required"]);
    await playground.page.getByLabel("wire: what the service accepts").check();
    await playground.paste(purchase("Purchase", { ...order, total: -1 }, { profileId: undefined, userId: "u-1" }));
    await playground.says("Invalid", ["/track/0/payload/0/data/total minimum"]);
  });

  it("offers to rename a near miss of a team's own identifier", async () => {
    const playground = await Playground.open(site);
    const { orderId: _, ...others } = order;
    await playground.paste(purchase("Purchase", { order_id: "o-1", ...others }));
    await playground.says("Invalid", [
      "/track/0/payload/0/data/order_id near_miss_key",
      "/track/0/payload/0/data/orderId required",
    ]);
  });

  it("validates what route has written by the name of its event", async () => {
    const playground = await Playground.open(site);
    const written = { name: "Purchase", payload: { eventId: "e-1", profileId: "p-1", data: { ...order, total: -1 } } };
    await playground.paste(JSON.stringify(written));
    await playground.says("Invalid", ["/payload/data/total minimum"]);
  });

  it("counts as the command line does", async () => {
    const files = (readdirSync(join(shop, "fixtures"), { recursive: true }) as string[]).filter(
      (path) => path.endsWith(".json") && !path.endsWith(".issues.json"),
    );
    const lines = files.map((path) => JSON.stringify(JSON.parse(readFileSync(join(shop, "fixtures", path), "utf8"))));
    expect(lines.length).toBeGreaterThan(30);
    const input = lines.join("\n");
    const { summary } = await workspace.report(["validate", "-", "--schemas", join(shop, "schemas")], { input });
    const playground = await Playground.open(site);
    await playground.paste(input);
    await playground.says(`${summary.records} records: ${summary.valid} valid`);
    await playground.says(`${summary.invalid} invalid`);
  });
});
