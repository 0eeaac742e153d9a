import MiniSearch, { type Query } from "minisearch";
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
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      tokenize: (text) => [text],
    },
  });
  index.addAll(entries);
  return (query, most) => {
    const found = index
      .search({ combineWith: "AND", queries: wordsOf(query).map(wordQuery) })
      .flatMap(({ id }) => entries[id] ?? []);
    const isNamed = ({ name }: SearchEntry) => name.toLowerCase() === query.toLowerCase();
    const named = found.filter(isNamed).sort((a, b) => a.id - b.id);
    return [...named, ...found.filter((entry) => !isNamed(entry))].slice(0, most);
  };
}

/** Of a word with several parts, such as `trackRequest`, any of them is enough; the more of them are found, the better. */
const wordQuery = (word: string): Query => ({ combineWith: "OR", queries: [...new Set([word, ...partsOf(word)])] });

/** The words of a query. In a JSON Pointer, indices say nothing. */
function wordsOf(query: string): string[] {
  const words = query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const keys = words.filter((word) => !/^\d+$/.test(word));
  return query.startsWith("/") && keys.length > 0 ? keys : words;
}

const partsOf = (word: string): string[] => word.split(/(?<=\p{Ll})(?=\p{Lu})/u);

/** `profileId` can be found by itself, by `profile` and by `id`, and RFC 3339 by `rfc3339`. */
function searchTerms(text: string): string[] {
  const standards = (text.match(/\p{Lu}{2,} \d+/gu) ?? []).map((name) => name.replace(" ", ""));
  const whole = [...text.split(/[^\p{L}\p{N}]+/u), ...standards];
  return [...new Set([...whole, ...whole.flatMap(partsOf)].filter((word) => word !== ""))];
}
