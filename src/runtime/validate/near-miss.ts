import { displayKey } from "./issue.ts";

/**
 * Letters of Latin, Greek and Cyrillic that look like small ASCII letters: the first of a range, and what it and the next ones look
 * like, each in its place; `.` for one that looks like none. Capitals are listed where they look like another letter than their
 * small form does. Full width is NFKC's business.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  ı: "i",
  ɡ: "g",
  Η: "h....mn.......y...........aby.ezn.ik.uv.o.pcotu.x.w",
  а: "a.br.e....k.mhonpcty.xu.............esi.j",
  ѵ: "v",
  ү: "y",
  һ: "h",
  Ӏ: "i",
  ӏ: "l",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
};

/** A longer key is no slip of anybody's hand, and normalizing it would be work that the sender chooses. */
const longestTypedKey = 64;
/** An identifier this long or longer is recognized in spite of one typing slip. */
const slipLength = 9;

/**
 * The identifier that a key was probably meant to be: the key equals it after NFKC, case folding, look-alike letters and
 * dropping spaces, `_`, `-`, control and invisible characters, or is one typing slip away from a long one.
 */
export const nearMiss = (key: string, identifiers: readonly string[]): string | undefined =>
  // A plural is a word of its own.
  nearest(key, identifiers, (word, folded) => folded !== `${word}s` && isOneSlip(word, folded, slipLength));

/** The name of a list that another name was probably meant to be: it is equal in the sense of `nearMiss`, or one typing slip away. */
export const nearestName = (name: string, names: readonly string[]): string | undefined =>
  nearest(name, names, (word, folded) => isOneSlip(word, folded, shortestPlannedName));

/** Two shorter names of events are more likely two names. */
const shortestPlannedName = 5;

function nearest(
  key: string,
  names: readonly string[],
  isSlip: (word: string, folded: string) => boolean,
): string | undefined {
  if (key.length > longestTypedKey) return undefined;
  const words = foldedLists.get(names) ?? names.map(fold);
  foldedLists.set(names, words);
  const folded = fold(key);
  const find = (isNear: typeof isSlip) => names.find((name, i) => name !== key && isNear(words[i] as string, folded));
  return find((word) => word === folded) ?? find(isSlip);
}

/** Lists of identifiers, folded: a schema's list is the same for every key. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

/** The sentence that reports a near miss. */
export const nearMissText = (key: string, identifier: string): string =>
  `${displayKey(key)} is not ${displayKey(identifier)}; did you mean ${displayKey(identifier)}?`;

/** The letters of a key as plain small Latin ones; nothing where there are more of them than could matter. */
function fold(key: string): string {
  if (/^[\w -]*$/.test(key)) return key.replace(/[_ -]+/g, "").toLowerCase();
  const counted = withoutUncounted(key.normalize("NFKC"));
  if (counted.length > longestTypedKey) return "";
  return withLatin(withLatin(counted).toLowerCase()).replace(/\u0307/g, ""); // what is left of a Turkish capital I
}

const withLatin = (text: string): string => text.replace(/[^\0-\x7f]/g, latinOf);

const uncountedClasses = ["C", "Z", "Pd", "Default_Ignorable_Code_Point"];
let uncountedLetters: RegExp | undefined;

/**
 * Made when first needed, and in a way that no bundler turns into a literal: merely reading `\\p{…}` in one would take as
 * long as all else at start-up.
 */
function withoutUncounted(key: string): string {
  uncountedLetters ??= new RegExp(`[${uncountedClasses.map((name) => `\\p{${name}}`).join("")}_\\u2800]+`, "gu");
  return key.replace(uncountedLetters, "");
}

function latinOf(letter: string): string {
  for (const first in lookAlikes) {
    const latin = lookAlikes[first]?.[letter.charCodeAt(0) - first.charCodeAt(0)];
    if (latin !== undefined && latin !== ".") return latin;
  }
  return letter;
}

/** One letter of a long word dropped, doubled, added or replaced, or two neighbours swapped. */
function isOneSlip(word: string, typed: string, shortest: number): boolean {
  if (word.length < shortest) return false;
  const longer = typed.length - word.length;
  if (longer < -1 || longer > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === typed[start]) start++;
  const isRestEqual = typed.slice(start + (longer < 0 ? 0 : 1)) === word.slice(start + (longer > 0 ? 0 : 1));
  if (isRestEqual) return longer < 1 || /[a-z]/.test(typed[start] as string);
  return (
    longer === 0 &&
    typed[start] === word[start + 1] &&
    typed[start + 1] === word[start] &&
    typed.slice(start + 2) === word.slice(start + 2)
  );
}
