import MiniSearch from "minisearch";
import type { SearchEntry } from "../docs/html/data.ts";

/** Finds entries whose words begin like those of the query, or nearly so; what is called like it first, then the best. */
export type Search = (query: string, most: number) => SearchEntry[];

export function searchIn(entries: readonly SearchEntry[]): Search {
  const index = new MiniSearch<SearchEntry>({
    fields: ["name", "what", "text", "more"],
    tokenize: searchTerms,
    searchOptions: {
      boost: { name: 6, what: 2, more: 0.5 },
      boostDocument: (id) => (entries[id]?.isMinor ? 0.1 : 1),
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  index.addAll(entries);
  return (query, most) => {
    const found = index.search(query).flatMap(({ id }) => entries[id] ?? []);
    const isNamed = ({ name }: SearchEntry) => name.toLowerCase() === query.toLowerCase();
    const named = found.filter(isNamed).sort((a, b) => a.id - b.id);
    return [...named, ...found.filter((entry) => !isNamed(entry))].slice(0, most);
  };
}

/** `profileId` can be found by itself, by `profile` and by `id`, and RFC 3339 by `rfc3339`. */
function searchTerms(text: string): string[] {
  const standards = (text.match(/\p{Lu}{2,} \d+/gu) ?? []).map((name) => name.replace(" ", ""));
  const whole = [...text.split(/[^\p{L}\p{N}]+/u), ...standards];
  const parts = whole.flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u));
  return [...new Set([...whole, ...parts].filter((word) => word !== ""))];
}
