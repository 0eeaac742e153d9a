import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { payload, trackRequest, type Validator } from "../../src/index.ts";
import { validateText } from "../../src/library/text.ts";
import { wirePayload, wireTrackRequest } from "../../src/wire.ts";
import { root } from "../oracle.ts";
import { documents } from "../runtime/documents.ts";
import { type Opening, places, SiteBrowser } from "./browser.ts";
import { Playground } from "./playground-page.ts";
import { described, descriptionOf } from "./png.ts";

const site = new SiteBrowser();
const openPlayground = (hash?: string, opening?: Opening) => Playground.open(site, hash, opening);

describe.each(places)("the playground on %s", (place) => {
  const open = (hash = "") => openPlayground(hash, { place });

  it("starts with an example and its findings", async () => {
    const playground = await open();
    await playground.says("Valid, with a warning · Behavioral event", ["/product_id near_miss_key"]);
    expect(await playground.text()).toContain('"product_id"');
  });

  it("shows findings and their places as you type, and the consequences of a valid payload", async () => {
    const playground = await open();
    await playground.paste("");
    await playground.says("Nothing to validate yet", []);
    await playground.page.keyboard.type('{\n"eventId": "e-1"');
    await playground.says("Unreadable: not valid JSON", [" syntax"]);
    await playground.page.keyboard.type("}");
    await playground.says("Invalid · Behavioral event", ["/profileId required"]);
    await playground.page.keyboard.press("ArrowLeft");
    await playground.page.keyboard.type(',\n"profileId": 7');
    await playground.says("Invalid · Behavioral event", ["/profileId type"]);
    expect(await playground.markedLines()).toEqual([3]);
    expect(await playground.marked()).toEqual(["7"]);
    await playground.page.getByRole("button", { name: "Put it in quotes" }).click();
    await playground.says("Valid · Behavioral event", []);
    expect(await playground.text()).toContain('"profileId": "7"');
    expect(await playground.page.locator(".consequences").innerText()).toMatch(
      /Creates anonymous users\s+Needs a profile/,
    );
    await playground.paste('{"productId":"sku"}');
    await playground.says("Valid · Product", []);
    expect(await playground.page.locator(".consequences").innerText()).toMatch(
      /Creates no anonymous users\s+Needs no profile/,
    );
  });

  it("offers a fix of two issues once, and none where two keys could be meant", async () => {
    const playground = await open();
    await playground.paste('{"productID":"1"}');
    await playground.says("Invalid", ["/productID near_miss_key", "/eventId required", "/profileId required"]);
    expect(await playground.page.locator(".fix").allTextContents()).toEqual(["Rename it to productId"]);
    await playground.paste('{"productID":"1","product_id":"2"}');
    await playground.says("Invalid", ["/eventId required", "/profileId required"]);
    await expect.poll(() => playground.page.locator(".fix").count()).toBe(0);
  });

  it("marks a misspelled key in its place, although another one is missing", async () => {
    const playground = await open();
    await playground.paste('{"productID":"1",\n"data":{}}');
    await playground.says("Invalid · Behavioral event", [
      "/productID near_miss_key",
      "/eventId required",
      "/profileId required",
    ]);
    expect(await playground.marked()).toEqual(["{", '"productID"']);
    await playground.page.getByRole("button", { name: "Rename it to productId" }).first().click();
    await playground.says("Valid · Product", []);
  });

  it("marks a near miss with its hint, and fixes it with one click, which can be undone", async () => {
    const playground = await open("#near_miss_key");
    await playground.says(/warning/, ["/product_id near_miss_key"]);
    const before = await playground.text();
    expect(await playground.marked()).toEqual(['"product_id"']);
    await playground.page.getByRole("button", { name: "Rename it to productId" }).click();
    await playground.says("Valid · Product", []);
    expect(await playground.text()).toBe(before.replace("product_id", "productId"));
    expect(await playground.marked()).toEqual([]);
    await playground.editor.click();
    await playground.page.keyboard.press("Control+z");
    await playground.says(/warning/, ["/product_id near_miss_key"]);
    expect(await playground.text()).toBe(before);
  });

  it("does not apply a fix to a text other than the one it was found for", async () => {
    const playground = await open();
    await playground.paste('{"profileID":"p","eventId":"e"}');
    await playground.says("Invalid", ["/profileID near_miss_key", "/profileId required"]);
    await playground.editor.press("Control+a");
    const other = '{"profileIDs":{},"productId":"1"}';
    // Both at once: before the new text is validated.
    await playground.editor.evaluate((target, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", given);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      document.querySelector<HTMLElement>(".fix")?.click();
    }, other);
    expect(await playground.text()).toBe(other);
    await playground.says("Valid");
    expect(await playground.text()).toBe(other);
  });

  it("shows that a result is of an earlier text, and that validation failed", async () => {
    const playground = await open();
    await playground.paste(`{"eventId":"e","profileId":"p"}\n`.repeat(60_000));
    await playground.page.locator("#verdict[aria-busy]").waitFor();
    await playground.says("60,000 records: 60,000 valid");
    expect(await playground.page.locator("#verdict").getAttribute("aria-busy")).toBe(null);
    await playground.page.evaluate(() => {
      TextEncoder.prototype.encode = () => {
        throw new Error("no memory");
      };
    });
    await playground.paste('{"productId":"1"}');
    await playground.says("The input could not be validated", []);
    expect(site.complaints.splice(0)).toEqual(["error: no memory"]);
  });

  it("validates with the contract, what the service accepts, or one schema", async () => {
    const playground = await open();
    await playground.paste('{"userId":"u"}');
    await playground.says("Invalid", ["/eventId required", "/profileId required"]);
    await playground.page.getByLabel("wire: what the service accepts").check();
    await playground.says("Valid · Behavioral event", []);
    await playground.page.getByLabel("The schema", { exact: true }).selectOption("product");
    await playground.says("Invalid", ["/productId required"]);
    expect(await playground.page.getByLabel("one schema").isChecked()).toBe(true);
    await playground.page.getByLabel("the contract").check();
    await playground.says("Invalid · Behavioral event", ["/eventId required", "/profileId required"]);
  });

  it("shows the example that the address names, then another, and keeps what is there for an unknown one", async () => {
    await (await open("#wire/payload.1")).says(/^Valid/);
    const playground = await open("#type");
    await playground.says("Invalid", ["/profileId type"]);
    await playground.page.getByLabel("Example").selectOption("required");
    await playground.says("Invalid", ["/profileId required"]);
    expect(playground.page.url()).toMatch(/#required$/);
    await playground.editor.press("End");
    await playground.page.keyboard.type(" ");
    expect(await playground.page.getByLabel("Example").inputValue()).toBe("");
    await playground.page.goBack();
    await playground.says("Invalid", ["/profileId type"]);
    await playground.page.evaluate(() => {
      location.hash = "#%E0%A4%A";
    });
    await playground.says("Invalid", ["/profileId type"]);
    await (await open("#nothing")).says(/warning/);
  });

  it("validates a few thousand lines, and shows the first with findings", async () => {
    const playground = await open();
    const lines = Array.from({ length: 4000 }, (_, i) =>
      i % 4 === 3 ? `{"productId":${i}}` : `{"eventId":"e${i}","profileId":"p"}`,
    );
    await playground.paste(lines.join("\n"));
    await playground.says("4,000 records: 3,000 valid, 1,000 invalid");
    expect(await playground.page.locator(".record h2").first().innerText()).toMatch(
      /^Record 4, line 4\s+invalid · product$/,
    );
    expect(await playground.page.getByText("… and 900 more records with findings.").isVisible()).toBe(true);
    await playground.page.getByRole("button", { name: "line 400, column 14" }).click();
    expect(await playground.page.locator(".cm-activeLineGutter").allTextContents()).toContain("400");
    expect(await playground.markedLines()).toContain(400);
  });

  it("lists a misspelled key first, then what follows from it, without the same hint again", async () => {
    const playground = await open();
    await playground.paste('{"eventId":"e","profileID":"p"}\n{"eventId":1,"profileId":"p"}');
    await playground.says("2 records: none valid, 2 invalid", [
      "/profileID near_miss_key",
      "/profileId required",
      "/eventId type",
    ]);
    const first = playground.page.locator(".findings li").first();
    expect(await first.innerText()).toMatch(/line 1, column 16 .*did you mean profileId\?\s+Rename it to profileId/s);
    expect(await playground.page.locator(".hint").count()).toBe(0);
  });

  it("says of valid records how many have warnings, in the colour of warnings", async () => {
    const playground = await open();
    await playground.paste('{"productId":"1"}\n{"productId":"1","product_id":"1"}\n{"productId":"2","product_id":"1"}');
    await playground.says("3 records: 3 valid, 2 with warnings", [
      "/product_id near_miss_key",
      "/product_id near_miss_key",
    ]);
    expect(await playground.page.locator("#status").getAttribute("class")).toBe("warn");
    await playground.paste('{"productId":"1"}\n{"productId":"2"}');
    await playground.says(/^2 records: 2 valid$/, []);
    expect(await playground.page.locator("#status").getAttribute("class")).toBe("good");
  });

  it("shows blanks at the end of a key", async () => {
    const playground = await open();
    await playground.paste('{"eventId":"e","profileId":"p","productId ":"1"}');
    await playground.says("Valid, with a warning", ["/productId␣ near_miss_key"]);
    expect(await playground.page.locator(".findings").innerText()).toContain("productId␣ is not productId");
  });

  it("answers an empty array", async () => {
    const playground = await open();
    await playground.paste(" [ ] ");
    await playground.says("No record: the array is empty", []);
    await playground.paste(" \n ");
    await playground.says("Nothing to validate yet", []);
  });

  it("finds in the editor what is not on the screen", async () => {
    const playground = await open();
    await playground.paste(`${'{"productId":"1"}\n'.repeat(500)}{"productId":"needle"}`);
    await playground.says("501 records: 501 valid");
    await playground.editor.click();
    await playground.page.keyboard.press("Control+Home");
    await playground.page.keyboard.press("Control+f");
    await playground.page.keyboard.type("needle");
    await playground.page.keyboard.press("Enter");
    await expect.poll(() => playground.page.locator(".cm-activeLineGutter").allTextContents()).toContain("501");
    await playground.page.keyboard.press("Escape");
    await expect.poll(() => playground.page.locator(".cm-search").count()).toBe(0);
  });

  it("gives a link that holds the input after its #, and shows what a link holds", async () => {
    const playground = await open();
    const text = '{"productId":"ä €&+#%"}\n{"productId":7}';
    await playground.paste(text);
    await playground.page.getByRole("radio", { name: /^wire/ }).check();
    await playground.page.getByRole("checkbox", { name: /NDJSON/ }).check();
    await playground.says("2 records: 1 valid, 1 invalid");
    await playground.page.getByRole("button", { name: "Link to this input" }).click();
    await expect.poll(() => playground.page.locator("#shared").textContent()).toMatch(/can read the input\.$/);
    const { hash } = new URL(playground.page.url());
    const other = await open(hash);
    await other.says("2 records: 1 valid, 1 invalid");
    expect(await other.text()).toBe(text);
    expect(await other.page.getByRole("radio", { name: /^wire/ }).isChecked()).toBe(true);
    expect(await other.page.getByRole("checkbox", { name: /NDJSON/ }).isChecked()).toBe(true);
    await other.paste("x".repeat(40_000));
    await other.page.getByRole("button", { name: "Link to this input" }).click();
    await expect.poll(() => other.page.locator("#shared").textContent()).toBe("The input is too long for a link.");
  });

  it("shows its first example for a link that names an unknown schema", async () => {
    const playground = await open("#by=nope&text=1");
    await playground.says("Valid, with a warning · Behavioral event", ["/product_id near_miss_key"]);
  });

  it("keeps the verdict in sight above the editor on a narrow screen, wherever in the editor one types", async () => {
    const viewport = { width: 390, height: 664 };
    const playground = await openPlayground("", { place, viewport });
    await playground.paste('{"productId":"1"}\n'.repeat(60));
    await playground.says("60 records: 60 valid");
    for (const key of ["Control+Home", "Control+End"]) {
      await playground.page.keyboard.press(key);
      const [status, editor] = await Promise.all(
        ["#status", "#editor"].map((one) => playground.page.locator(one).boundingBox()),
      );
      expect(status?.y).toBeGreaterThanOrEqual(0);
      expect((status?.y ?? 0) + (status?.height ?? 0)).toBeLessThan(viewport.height);
      expect(status?.y).toBeLessThan((editor?.y ?? 0) + (editor?.height ?? 0));
    }
    await playground.page
      .locator("#editor")
      .evaluate((one) => window.scrollTo(0, one.getBoundingClientRect().top + window.scrollY + 100));
    const status = await playground.page.locator("#status").boundingBox();
    expect(status?.y).toBeGreaterThanOrEqual(0);
    expect(status?.y).toBeLessThan(100);
  });

  it("reads each line as a record if asked to, until an example is chosen", async () => {
    const playground = await open();
    await playground.paste('{"productId":\n"1"}');
    await playground.says("Valid · Product", []);
    await playground.page.getByLabel("NDJSON: one record per line").check();
    await playground.says("Unreadable: not valid NDJSON", [" syntax"]);
    await playground.paste('{"productId":\n{"productId":"1"}');
    await playground.says("2 records: 1 valid, 1 unreadable", [" syntax"]);
    await playground.page.getByLabel("Example").selectOption("payload.1");
    await playground.says(/^Valid · /, []);
    expect(await playground.page.getByLabel("NDJSON: one record per line").isChecked()).toBe(false);
  });

  it("accepts keys while it validates a megabyte, and then shows the result of the newest text", async () => {
    const playground = await open();
    const line = `{"eventId":"e","profileId":"p","note":"${"x".repeat(200)}"}\n`;
    await playground.paste(line.repeat(5000));
    await playground.says("5,000 records: 5,000 valid");
    await playground.editor.press("Control+Home");
    await playground.page.keyboard.type("1\n2\n");
    expect(await playground.text()).toMatch(/^1\n2\n/);
    await playground.says("5,002 records: 5,000 valid, 2 invalid");
  });
});

describe("the playground", () => {
  it.each<[string, Validator<unknown>, Validator<unknown>]>([
    ["the contract", payload, trackRequest],
    ["wire: what the service accepts", wirePayload, wireTrackRequest],
  ])("finds with %s what the library finds", async (by, ofPayload, ofRequest) => {
    const playground = await openPlayground();
    await playground.page.getByLabel(by).check();
    const issuesOf = (text: string) =>
      validateText("track" in JSON.parse(text) ? ofRequest : ofPayload, text).issues ?? [];
    // Some of both verdicts, however many documents there are.
    const some = [true, false].flatMap((isValid) =>
      documents
        .filter((text) => (issuesOf(text).length === 0) === isValid)
        .filter((_, i) => i % (isValid ? 4 : 3) === 0),
    );
    let invalid = 0;
    for (const text of some) {
      const issues = issuesOf(text);
      invalid += Math.min(1, issues.length);
      await playground.paste("");
      await playground.says("Nothing to validate yet", []);
      await playground.paste(text);
      await playground.says(issues.length > 0 ? /^Invalid/ : /^Valid/);
      const found = await playground.findings(".bad");
      expect(found.sort()).toEqual(issues.map(({ pointer, code }) => `${pointer} ${code}`).sort());
    }
    expect(invalid).toBeGreaterThan(2);
  });

  it("keeps what is typed to itself: it requests nothing, stores nothing and leaves the address alone", async () => {
    const playground = await openPlayground();
    const asked = site.requests.length;
    await playground.paste('{"eventId":"secret-1","profileId":"secret-2","productID":"secret-3"}');
    await playground.says(/warning/);
    await playground.page.getByRole("button", { name: "Rename it to productId" }).click();
    await playground.says("Valid · Product");
    expect(site.requests.slice(asked)).toEqual([]);
    const kept = await playground.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]),
    );
    expect(kept).not.toContain("secret");
    expect(await playground.page.locator(".verdict-panel").innerHTML()).not.toContain("secret");
  });

  it("looks as in the picture that README shows", async () => {
    const viewport = { width: 1200, height: 760 };
    const playground = await openPlayground("", { viewport, colorScheme: "light" });
    await playground.paste('{\n  "productID": "SKU_1",\n  "data": { "name": "Wine" }\n}');
    await playground.says("Invalid · Behavioral event", [
      "/productID near_miss_key",
      "/eventId required",
      "/profileId required",
    ]);
    await playground.page.evaluate(() => scrollTo(0, 0));
    const parts = playground.page.locator("h1, .lead, .verdict-panel");
    const shown = [...(await parts.allInnerTexts()), await playground.text()].join("\n\n");
    const path = join(root, "test/fixtures/playground.png");
    // To take a new picture, remove the old one and run this test.
    if (!existsSync(path) && !process.env["CI"])
      writeFileSync(path, described(await playground.page.screenshot({ animations: "disabled" }), shown));
    expect(descriptionOf(readFileSync(path))).toBe(shown);
  });

  it("ends lines with LF or CRLF, and takes a CR by itself for white space, as the command line does", async () => {
    const playground = await openPlayground();
    const places = () => playground.page.locator(".findings .place").allTextContents();
    await playground.paste('{\r\n"productId":1}');
    await expect.poll(places).toEqual(["line 2, column 13"]);
    expect(await playground.page.locator(".cm-specialChar").count()).toBe(0);
    await playground.paste('{"productId":\r1}');
    await expect.poll(places).toEqual(["line 1, column 15"]);
    expect(await playground.marked()).toEqual(["1"]);
  });

  it("shows markup in a payload as text", async () => {
    const playground = await openPlayground();
    const key = "<img src=x onerror=alert(1)>";
    await playground.paste(JSON.stringify({ productId: "1", [key]: "\u0000</script>", tags: [{ [key]: Number.NaN }] }));
    await playground.says("Product");
    await playground.paste(
      JSON.stringify({ eventId: "e", profileId: "p", [`product_id${key}`]: 1, items: { [key]: [] } }),
    );
    await playground.says("Behavioral event");
    await playground.paste(`{"${key}": NaN}`);
    await playground.says("Unreadable");
    expect(await playground.page.locator("img").count()).toBe(0);
  });

  it("can be used with the keyboard alone: Tab leaves the editor, and the place of a finding leads back into it", async () => {
    const playground = await openPlayground("#required");
    await playground.says("Invalid");
    await playground.editor.focus();
    await playground.page.keyboard.press("Tab");
    expect(await playground.page.evaluate(() => document.activeElement?.className)).toBe("place");
    await playground.page.keyboard.press("Enter");
    await playground.page.keyboard.type(" ");
    expect(await playground.text()).toMatch(/^ \{/);
  });

  it("moves the focus from a fix to the next one, and from the last to the result", async () => {
    const playground = await openPlayground();
    const focused = () =>
      playground.page.evaluate(() => document.activeElement?.id || document.activeElement?.className);
    await playground.paste('{"eventId":1,"profileId":2}');
    await playground.says("Invalid", ["/eventId type", "/profileId type"]);
    await playground.page.locator(".fix").first().focus();
    await playground.page.keyboard.press("Enter");
    await playground.says("Invalid", ["/profileId type"]);
    expect(await focused()).toBe("fix");
    await playground.page.keyboard.press("Enter");
    await playground.says("Valid · Behavioral event", []);
    expect(await focused()).toBe("status");
  });

  it("announces only the headline to screen readers, and only when it changes", async () => {
    const playground = await openPlayground("#required");
    await playground.says("Invalid");
    const changes = playground.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const target = document.getElementById("status") as HTMLElement;
          new MutationObserver(() => count++).observe(target, { childList: true, characterData: true, subtree: true });
          setTimeout(resolve, 1500, count);
          document.addEventListener("done", () => resolve(count));
        }),
    );
    for (const _ of "abc") await playground.editor.press("End");
    await playground.page.keyboard.type("   ");
    await playground.page.evaluate(() => document.dispatchEvent(new Event("done")));
    expect(await changes).toBe(0);
  });
});
