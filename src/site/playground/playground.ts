import { type PlaygroundData, playgroundDataId } from "../../docs/html/data.ts";
import { byId } from "../elements.ts";
import { createEditor } from "./editor.ts";
import { judgeText, judgingBy } from "./judging.ts";
import { details, headline } from "./panel.ts";

const data: PlaygroundData = JSON.parse(byId(playgroundDataId, HTMLElement).textContent ?? "");
const controls = byId("controls", HTMLFormElement);
const example = byId("example", HTMLSelectElement);
const schema = byId("schema", HTMLSelectElement);
const ndjson = byId("ndjson", HTMLInputElement);
const status = byId("status", HTMLElement);
const panel = byId("details", HTMLElement);
const editor = createEditor(byId("editor", HTMLElement), "The text to be judged", () => {
  // What has been changed is no longer the example.
  example.value = "";
  schedule();
});

/** Which run is the newest: an older one stops where it is. */
let newest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Judges soon: a long text only once nothing has been typed for a moment. */
function schedule(): void {
  newest++;
  clearTimeout(timer);
  timer = setTimeout(judge, editor.length() < 50_000 ? 0 : 200);
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
  const judgement = await judgeText(editor.text(), judgingBy(by), { isNdjson: ndjson.checked, pause });
  if (judgement === undefined || run !== newest) return;
  const [text, style] = headline(judgement);
  if (status.textContent !== text) status.textContent = text;
  status.className = style;
  panel.replaceChildren(...details(judgement, outcomesBy(by), editor));
  editor.mark(judgement.told.flatMap(({ findings }) => findings));
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

const addressOf = (name: string): string => `#${encodeURIComponent(name)}`;

/** The example that the address names. */
const linked = (): string | undefined => Object.keys(data.examples).find((name) => addressOf(name) === location.hash);

function show(name: string | undefined): void {
  const found = name === undefined ? undefined : data.examples[name];
  if (name === undefined || found === undefined) return;
  judgeBy(found.by);
  editor.replace(found.text);
  example.value = name;
  // The same text may be judged by something else.
  schedule();
}

example.addEventListener("change", () => {
  if (example.value === "") return;
  if (location.hash === addressOf(example.value)) show(example.value);
  else location.hash = addressOf(example.value);
});
schema.addEventListener("change", () => judgeBy(schema.value));
controls.addEventListener("change", ({ target }) => target !== example && schedule());
controls.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", () => show(linked()));
show(linked() ?? data.start);
