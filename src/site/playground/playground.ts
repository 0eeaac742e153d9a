import { type PlaygroundData, playgroundDataId } from "../../docs/html/data.ts";
import { byId, element } from "../elements.ts";
import { createEditor } from "./editor.ts";
import { judgeText, judgingBy } from "./judging.ts";
import { details, headline } from "./panel.ts";

const data: PlaygroundData = JSON.parse(byId(playgroundDataId, HTMLElement).textContent ?? "");
const controls = byId("controls", HTMLFormElement);
const example = byId("example", HTMLSelectElement);
const schema = byId("schema", HTMLSelectElement);
const ndjson = byId("ndjson", HTMLInputElement);
const verdict = byId("verdict", HTMLElement);
const status = byId("status", HTMLElement);
const panel = byId("details", HTMLElement);
for (const part of document.querySelectorAll<HTMLElement>("[data-scripted]")) part.hidden = false;
const editor = createEditor(byId("editor", HTMLElement), "The text to be judged", () => {
  // What has been changed is no longer the example.
  example.value = "";
  schedule();
});

/** Which run is the newest: an older one stops where it is. */
let newest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let busyTimer: ReturnType<typeof setTimeout> | undefined;

/** Judges soon: a long text only once nothing has been typed for a moment. */
function schedule(): void {
  newest++;
  clearTimeout(timer);
  timer = setTimeout(judge, editor.length() < 50_000 ? 0 : 200);
  // What is still shown is of another text, which has to be seen unless it is over at once.
  busyTimer ??= setTimeout(() => verdict.setAttribute("aria-busy", "true"), 150);
}

/** So long, in milliseconds, the page may be kept from anything else. */
const longestTurn = 12;

async function judge(): Promise<void> {
  const run = ++newest;
  let begun = performance.now();
  const pause = async () => {
    if (performance.now() - begun < longestTurn) return true;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
    return run === newest;
  };
  const by = judgedBy();
  try {
    const judgement = await judgeText(editor.text(), judgingBy(by), { isNdjson: ndjson.checked, pause });
    if (judgement === undefined || run !== newest) return;
    show(headline(judgement), details(judgement, outcomesBy(by), editor));
    editor.mark(judgement.told.flatMap(({ findings }) => findings));
  } catch (error) {
    if (run !== newest) return;
    const what = element(
      "p",
      {},
      "That is a fault of this page. What is wrong with the text, if anything, is not known.",
    );
    show(["The text could not be judged", "bad"], [what]);
    editor.mark([]);
    reportError(error);
  }
}

/** Shows a verdict. Who had the focus in the one before finds it at what can be mended next, or at the verdict. */
function show([text, style]: readonly [string, string], content: readonly HTMLElement[]): void {
  const hadFocus = panel.contains(document.activeElement);
  if (status.textContent !== text) status.textContent = text;
  status.className = style;
  panel.replaceChildren(...content);
  if (hadFocus) (panel.querySelector<HTMLElement>(".fix") ?? status).focus();
  clearTimeout(busyTimer);
  busyTimer = undefined;
  verdict.removeAttribute("aria-busy");
}

/** The family or the schema that is chosen. */
const judgedBy = (): string => String(new FormData(controls).get("by")) || schema.value;

/** What follows is said by the schema that decides in the same folder. */
const outcomesBy = (by: string) => data.outcomes[by] ?? data.outcomes[/^(.*)\//.exec(by)?.[1] ?? "contract"] ?? [];

function judgeBy(by: string): void {
  const radios = [...controls.querySelectorAll<HTMLInputElement>('input[name="by"]')];
  const chosen = radios.find(({ value }) => value === by) ?? radios.at(-1);
  if (chosen) chosen.checked = true;
  if (chosen?.value === "") schema.value = by;
}

/** The example that the address names, if there is one. */
function linked(): string | undefined {
  const name = decoded(location.hash.slice(1));
  return Object.hasOwn(data.examples, name) ? name : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function pick(name: string | undefined): void {
  const found = name === undefined ? undefined : data.examples[name];
  if (name === undefined || found === undefined) return;
  judgeBy(found.by);
  ndjson.checked = false;
  editor.replace(found.text);
  example.value = name;
  // The same text may be judged by something else.
  schedule();
}

example.addEventListener("change", () => {
  if (example.value === "") return;
  if (linked() === example.value) pick(example.value);
  else location.hash = encodeURIComponent(example.value);
});
schema.addEventListener("change", () => judgeBy(schema.value));
controls.addEventListener("change", ({ target }) => target !== example && schedule());
controls.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", () => pick(linked()));
pick(linked() ?? data.start);
