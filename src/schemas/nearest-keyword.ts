import { keywordsWhere } from "./keywords.ts";
import { refusalOf } from "./refused-keywords.ts";
import { slipsBetween } from "./slips.ts";

/** The keyword that an unknown one was probably meant to be: two slips of the hand away at most, one if it is short. */
export function nearestKeyword(unknown: string): string | undefined {
  const typed = folded(unknown);
  const allowed = typed.length < shortLength ? 1 : 2;
  let nearest: { keyword: string; slips: number } | undefined;
  for (const keyword of keywordsWhere(() => true).filter((name) => refusalOf(name) === undefined)) {
    const slips = slipsBetween(folded(keyword), typed);
    if (slips <= allowed && slips < (nearest?.slips ?? Number.POSITIVE_INFINITY)) nearest = { keyword, slips };
  }
  return nearest?.keyword;
}

const shortLength = 8;
const longestKeyword = 24;

const folded = (keyword: string): string =>
  keyword
    .replace(/[_\s-]/g, "")
    .toLowerCase()
    .slice(0, longestKeyword);
