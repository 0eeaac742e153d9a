import { type SearchEntry, searchIndexName } from "../docs/html/data.ts";
import { element } from "./elements.ts";
import { type Search, searchIn } from "./search-engine.ts";

const mostResults = 12;

/** The search over fields, codes and schemas: a combobox with a list of results. */
export class SearchBox {
  readonly element: HTMLElement;
  readonly #input = element("input", {
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
  readonly #list = element("ul", { id: "results", role: "listbox", "aria-label": "Results", hidden: true });
  readonly #status = element("p", { role: "status", class: "hidden" });
  /** Leads from the page to the folder of the site. */
  readonly #root: string;
  #search: Search | undefined;
  #found: readonly SearchEntry[] = [];
  #chosen = -1;

  constructor(root: string) {
    this.#root = root;
    this.element = element("div", { role: "search", class: "search" }, this.#input, this.#list, this.#status);
    this.#input.addEventListener("input", () => this.#update());
    this.#input.addEventListener("focus", () => this.#input.value !== "" && this.#update());
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    document.addEventListener("keydown", (event) => this.#begin(event));
  }

  #update(): void {
    this.#search ??= searchIn((globalThis as unknown as Record<string, SearchEntry[]>)[searchIndexName] ?? []);
    const query = this.#input.value.trim();
    this.#close();
    this.#found = query === "" ? [] : this.#search(query, mostResults);
    this.#status.textContent = query === "" ? "" : countOf(this.#found);
    if (query === "") return;
    this.#list.replaceChildren(...this.#found.map((entry, i) => resultOption(entry, i, () => this.#go(entry))));
    if (this.#found.length === 0) this.#list.append(nothingFound());
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    if (this.#found.length > 0) this.#choose(0);
  }

  #choose(at: number): void {
    this.#chosen = (at + this.#found.length) % this.#found.length;
    const options = [...this.#list.children];
    for (const [i, option] of options.entries()) option.setAttribute("aria-selected", String(i === this.#chosen));
    this.#input.setAttribute("aria-activedescendant", `result-${this.#chosen}`);
    options[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #go(entry: SearchEntry | undefined): void {
    if (entry === undefined) return;
    this.#close();
    location.href = this.#root + entry.path;
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#chosen = -1;
  }

  /** A key in the field. */
  #press(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (this.#list.hidden) this.#input.value = "";
      this.#close();
    } else if (this.#list.hidden || this.#found.length === 0) return;
    else if (event.key === "ArrowDown") this.#choose(this.#chosen + 1);
    else if (event.key === "ArrowUp") this.#choose(this.#chosen - 1);
    else if (event.key === "Enter") this.#go(this.#found[this.#chosen]);
    else return;
    event.preventDefault();
  }

  /** A key anywhere on the page: `/` leads to the field, unless somebody is writing. */
  #begin(event: KeyboardEvent): void {
    const isTyping = event.composedPath().some((one) => one instanceof HTMLElement && isEditable(one));
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }
}

const isEditable = (one: HTMLElement): boolean =>
  one.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(one.tagName);

const countOf = ({ length }: readonly SearchEntry[]): string => (length === 0 ? nothing : `${length} found`);
const nothing = "Nothing found";
const nothingFound = () => element("li", { class: "none", role: "option", "aria-disabled": "true" }, nothing);

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
