import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Opening, SiteBrowser } from "./browser.ts";

/** The playground as its user sees it. */
export class Playground {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(site: SiteBrowser, hash = "", opening: Opening = {}): Promise<Playground> {
    return new Playground(await site.open(`playground.html${hash}`, opening));
  }

  get editor() {
    return this.page.getByRole("textbox", { name: "Input to validate" });
  }

  /** Pastes a text in the place of the one that is there. */
  async paste(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press("Control+a");
    await this.editor.evaluate((target, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", given);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** The text, as far as it is on the screen. */
  async text(): Promise<string> {
    return (await this.page.locator(".cm-line").allTextContents()).join("\n");
  }

  verdict = (): Promise<string | null> => this.page.locator("#status").textContent();

  /** The pointers and codes of what is found. */
  findings = (which = ""): Promise<string[]> =>
    this.page
      .locator(`.findings ${which} .where`)
      .evaluateAll((all) =>
        all.map((one) => `${one.querySelector("code")?.textContent ?? ""} ${one.querySelector("a")?.textContent}`),
      );

  async says(verdict: string | RegExp, findings?: readonly string[]): Promise<void> {
    await expect.poll(this.verdict, { timeout: 20_000 }).toMatch(verdict);
    if (findings) await expect.poll(() => this.findings()).toEqual(findings);
  }

  /** What is underlined, with the kind of each line. */
  marked = (): Promise<string[]> => this.page.locator(".cm-lintRange").allTextContents();

  /** The numbers of the lines that have a mark beside them. */
  markedLines = (): Promise<number[]> =>
    this.page.locator(".cm-editor").evaluate((editor) => {
      const numbers = [...editor.querySelectorAll<HTMLElement>(".cm-lineNumbers .cm-gutterElement")];
      return [...editor.querySelectorAll(".cm-lint-marker")].map((marker) => {
        const { top } = marker.getBoundingClientRect();
        const beside = numbers.find((one) => {
          const box = one.getBoundingClientRect();
          return one.style.visibility !== "hidden" && box.top <= top + 1 && top < box.bottom;
        });
        return Number(beside?.textContent);
      });
    });
}
