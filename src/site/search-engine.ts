import MiniSearch from "minisearch";
import type { SearchEntry } from "../docs/html/data.ts";

/** Finds entries whose words begin like those of the query, or nearly so; what is called like it first, then the best. */
export type Search = (query: string, most: number) => SearchEntry[];

export function searchIn(entries: readonly SearchEntry[]): Search {
  const index = new MiniSearch<SearchEntry>({
    fields: ["name", "what", "text"],
    tokenize: words,
    searchOptions: {
      boost: { name: 6, what: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  index.addAll(entries);
  return (query, most) => {
    const found = index.search(query).flatMap(({ id }) => entries[id] ?? []);
    const isNamed = ({ name }: SearchEntry) => name.toLowerCase() === query.toLowerCase();
    return [...found.filter(isNamed), ...found.filter((entry) => !isNamed(entry))].slice(0, most);
  };
}

/** `profileId` can be found by itself, by `profile` and by `id`. */
function words(text: string): string[] {
  const whole = text.split(/[^\p{L}\p{N}]+/u);
  const parts = whole.flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u));
  return [...new Set([...whole, ...parts].filter((word) => word !== ""))];
}
