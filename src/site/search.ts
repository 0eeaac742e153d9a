import { type SearchEntry, searchIndexName } from "../docs/html/data.ts";
import { element } from "./elements.ts";
import { type Search, searchIn } from "./search-engine.ts";

const mostResults = 12;

/** The search over fields, codes and schemas: a combobox with a list of results. `root` leads to the folder of the site. */
export function searchBox(root: string): HTMLElement {
  const input = element("input", {
    type: "search",
    role: "combobox",
    placeholder: "Search fields and codes",
    "aria-label": "Search fields and codes",
    "aria-controls": "results",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = element("ul", { id: "results", role: "listbox", "aria-label": "Results" });
  const status = element("p", { role: "status", class: "hidden" });
  list.hidden = true;
  let search: Search | undefined;
  let found: readonly SearchEntry[] = [];
  let chosen = -1;

  const go = (entry: SearchEntry | undefined) => {
    if (entry === undefined) return;
    close();
    location.href = root + entry.path;
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const choose = (at: number) => {
    chosen = (at + found.length) % found.length;
    for (const [i, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(i === chosen));
    input.setAttribute("aria-activedescendant", `result-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const update = () => {
    search ??= searchIn((globalThis as unknown as Record<string, SearchEntry[]>)[searchIndexName] ?? []);
    const query = input.value.trim();
    close();
    found = query === "" ? [] : search(query, mostResults);
    list.replaceChildren(...found.map((entry, i) => resultOption(entry, i, () => go(entry))));
    if (query === "") status.textContent = "";
    else status.textContent = found.length === 0 ? "Nothing found" : `${found.length} found`;
    if (query !== "" && found.length === 0)
      list.append(element("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing found"));
    if (query === "") return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (found.length > 0) choose(0);
  };

  input.addEventListener("input", update);
  input.addEventListener("focus", () => input.value !== "" && update());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else if (list.hidden || found.length === 0) return;
    else if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") go(found[chosen]);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.composedPath().some((one) => one instanceof HTMLElement && isEditable(one));
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  return element("div", { role: "search", class: "search" }, input, list, status);
}

const isEditable = (one: HTMLElement): boolean =>
  one.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(one.tagName);

function resultOption({ name, what, text }: SearchEntry, i: number, go: () => void): HTMLElement {
  const option = element(
    "li",
    { id: `result-${i}`, role: "option", "aria-selected": "false" },
    element("strong", {}, name),
    " ",
    element("span", { class: "what" }, what),
    element("span", { class: "text" }, text),
  );
  // Before the field loses the focus, which closes the list.
  option.addEventListener("mousedown", (event) => {
    event.preventDefault();
    go();
  });
  return option;
}
