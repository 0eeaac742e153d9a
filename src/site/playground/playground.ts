import { type PlaygroundData, playgroundDataId } from "../../docs/html/data.ts";
import { byId, element } from "../elements.ts";
import { createEditor } from "./editor.ts";
import { details, headline } from "./panel.ts";
import { hashFor, sharedIn } from "./share.ts";
import { payloadsNamed, schemaByName, validateRecords } from "./validation.ts";

const data: PlaygroundData = JSON.parse(byId(playgroundDataId, HTMLElement).textContent ?? "");
const controls = byId("controls", HTMLFormElement);
const example = byId("example", HTMLSelectElement);
const schema = byId("schema", HTMLSelectElement);
const ndjson = byId("ndjson", HTMLInputElement);
const shared = byId("shared", HTMLOutputElement);
const verdict = byId("verdict", HTMLElement);
const status = byId("status", HTMLElement);
const panel = byId("details", HTMLElement);
for (const part of document.querySelectorAll<HTMLElement>("[data-scripted]")) part.hidden = false;
const editor = createEditor(byId("editor", HTMLElement), "Input to validate", () => {
  // An edited example is no longer the example, and a link is to the input as it was.
  example.value = "";
  shared.value = "";
  schedule();
});

/** The number of the newest run. Older runs stop. */
let newest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let busyTimer: ReturnType<typeof setTimeout> | undefined;

/** Validates soon; a long input only after a pause in typing. */
function schedule(): void {
  newest++;
  clearTimeout(timer);
  timer = setTimeout(validate, editor.length() < 50_000 ? 0 : 200);
  // Until then the result of the previous input is shown, and marked as such if it takes longer than a moment.
  busyTimer ??= setTimeout(() => verdict.setAttribute("aria-busy", "true"), 150);
}

/** The longest time, in milliseconds, for which the page may be blocked. */
const longestTurn = 12;

async function validate(): Promise<void> {
  const run = ++newest;
  let begun = performance.now();
  const pause = async () => {
    if (performance.now() - begun < longestTurn) return true;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
    return run === newest;
  };
  const by = chosenSchema();
  try {
    const reading = { isNdjson: ndjson.checked, payloadOf: payloadsNamed(by), pause };
    const result = await validateRecords(editor.text(), schemaByName(by), reading);
    if (result === undefined || run !== newest) return;
    show(headline(result), details(result, outcomesBy(by), editor));
    editor.mark(result.shown.flatMap(({ findings }) => findings));
  } catch (error) {
    if (run !== newest) return;
    const what = element("p", {}, "This is a bug in this page. Whether the input is valid is not known.");
    show(["The input could not be validated", "bad"], [what]);
    editor.mark([]);
    reportError(error);
  }
}

/** Shows a result. If the focus was in the previous one, it moves to the first fix, or to the headline. */
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

/** The chosen family or schema. */
const chosenSchema = (): string => String(new FormData(controls).get("by")) || schema.value;

/** The consequences by the payloads of the same family. */
const outcomesBy = (by: string) => data.outcomes[data.families[by] ?? by] ?? [];

function chooseSchema(by: string): void {
  const radios = [...controls.querySelectorAll<HTMLInputElement>('input[name="by"]')];
  const chosen = radios.find(({ value }) => value === by) ?? radios.at(-1);
  if (chosen) chosen.checked = true;
  if (chosen?.value === "") schema.value = by;
}

/** The example that the address names, if there is one. */
function linked(): string | undefined {
  const hash = location.hash.slice(1);
  return Object.keys(data.examples).find((name) => hash === name || hash === encodeURIComponent(name));
}

function showExample(name: string | undefined): void {
  const found = name === undefined ? undefined : data.examples[name];
  if (name === undefined || found === undefined) return;
  chooseSchema(found.by);
  ndjson.checked = false;
  editor.replace(found.text);
  example.value = name;
  // The same text may now be validated with another schema.
  schedule();
}

/** Shows the input that the address holds, or the example that it names. */
function showLinked(): void {
  const input = sharedIn(location.hash.slice(1));
  if (input === undefined || !isSchema(input.by)) {
    showExample(linked());
    return;
  }
  chooseSchema(input.by);
  ndjson.checked = input.isNdjson;
  editor.replace(input.text);
  schedule();
}

function isSchema(name: string): boolean {
  try {
    schemaByName(name);
    return true;
  } catch {
    return false;
  }
}

/** Puts the input into the address, and copies that if the browser allows it. */
async function share(): Promise<void> {
  const hash = hashFor({ text: editor.text(), by: chosenSchema(), isNdjson: ndjson.checked });
  if (hash === undefined) {
    shared.value = "The input is too long for a link.";
    return;
  }
  history.replaceState(null, "", `#${hash}`);
  const isCopied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  shared.value = `${isCopied ? "Copied" : "It is the address of this page now"}. Whoever has the link can read the input.`;
}

byId("share", HTMLButtonElement).addEventListener("click", share);
example.addEventListener("change", () => {
  if (example.value === "") return;
  if (linked() === example.value) showExample(example.value);
  else location.hash = encodeURIComponent(example.value);
});
schema.addEventListener("change", () => chooseSchema(schema.value));
controls.addEventListener("change", ({ target }) => target !== example && schedule());
controls.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", showLinked);
showExample(data.start);
showLinked();
