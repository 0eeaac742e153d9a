import { displayKey } from "./issue.ts";

/**
 * ASCII letters, each before the letters of Cyrillic, Greek and Latin that look like it. Capitals are listed where they look
 * like another letter than their small form does. Full width is NFKC's business.
 */
const lookAlikes =
  "aаα bвβ cсς dԁ eеєε gɡ hһнΗ iіıιӀ jј kкκ lӏ mмΜ nпηΝ oоοσ pрρ qԛ rг sѕ tтτ uυμц vѵν wԝω xхχ yуүγΥ zζ";

/** A longer key is no slip of anybody's hand, and normalizing it would be work that the sender chooses. */
const longestTypedKey = 64;
/** An identifier this long or longer is recognized in spite of one typing slip. */
const slipLength = 9;

/**
 * The identifier that a key was probably meant to be: the key equals it after NFKC, case folding, look-alike letters and
 * dropping spaces, `_`, `-`, control and invisible characters, or is one typing slip away from a long one.
 */
export function nearMiss(key: string, identifiers: readonly string[]): string | undefined {
  if (key.length > longestTypedKey) return undefined;
  const words = foldedLists.get(identifiers) ?? identifiers.map(fold);
  foldedLists.set(identifiers, words);
  const folded = fold(key);
  const equal = identifiers.find((identifier, i) => words[i] === folded && identifier !== key);
  if (equal !== undefined || folded.length < slipLength - 1) return equal;
  // A plural is a word of its own.
  const isSlipOf = (word: string) => folded !== `${word}s` && isOneSlip(word, folded);
  return identifiers.find((identifier, i) => identifier !== key && isSlipOf(words[i] as string));
}

/** The name of a list that another name was probably meant to be: it is equal in the sense of `nearMiss`, or one typing slip away. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  if (name.length > longestTypedKey) return undefined;
  const folded = fold(name);
  return (
    names.find((one) => fold(one) === folded) ?? names.find((one) => isOneSlip(fold(one), folded, shortestPlannedName))
  );
}

/** Two shorter names of events are more likely two names. */
const shortestPlannedName = 5;

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
  const at = lookAlikes.indexOf(letter);
  return at < 0 ? letter : (lookAlikes[lookAlikes.lastIndexOf(" ", at) + 1] as string);
}

/** One letter of a long word dropped, doubled, added or replaced, or two neighbours swapped. */
function isOneSlip(word: string, typed: string, shortest = slipLength): boolean {
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
