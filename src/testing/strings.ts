import fc from "fast-check";
import type { FormatName } from "../constraints/formats.ts";
import type { Alternative } from "./alternatives.ts";
import { giveUp } from "./give-up.ts";

/** Characters beyond those that a string must have. */
const moreCharacters = 10;

/**
 * Strings that match all the patterns. A pattern is worked backwards. What only look for a character each find it between two
 * other strings, which shrink to nothing: it is one character, because a longer string shrinks from its front alone.
 * `undefined` where the limits exclude each other.
 */
export function stringsOf({
  patterns,
  formats: [format],
  minLength,
  maxLength: most,
}: Alternative): fc.Arbitrary<string> | undefined {
  if (minLength > most) return undefined;
  if (format !== undefined)
    return ofFormat[format]().filter(giveUp((text) => [...text].length >= minLength && [...text].length <= most));
  const maxLength = Math.min(most, minLength + moreCharacters);
  const anything = anyText(minLength, maxLength, () => true);
  if (patterns.length === 0) return anything;
  const expressions = patterns.map((pattern) => new RegExp(pattern, "u"));
  const matches = giveUp((text: string) => expressions.every((expression) => expression.test(text)));
  const [whole] = expressions.filter(({ source }) => !isOneCharacter(source));
  if (whole) return matching(whole, minLength, most).filter(matches);
  const found = expressions.map((expression) =>
    anyText(
      1,
      1,
      giveUp((text) => expression.test(text)),
    ),
  );
  return fc
    .tuple(anything, ...found, anything)
    .map((parts) => parts.join(""))
    .filter(matches);
}

const instants = () => fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });

/** Strings of each format. */
const ofFormat: Readonly<Record<FormatName, () => fc.Arbitrary<string>>> = {
  "date-time": () => instants().map((date) => date.toISOString()),
  date: () => instants().map((date) => date.toISOString().slice(0, 10)),
  time: () => instants().map((date) => date.toISOString().slice(11)),
  duration: () => fc.nat(99).map((count) => `P${count}DT${count}H`),
  email: () => fc.emailAddress(),
  uri: () => fc.webUrl(),
  uuid: () => fc.uuid(),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  hostname: () => fc.domain(),
};

/** Whether a pattern is a class of characters, of which any string has one soon. */
const isOneCharacter = (pattern: string): boolean => /^\[(?:[^\]\\[]|\\.)+\]$/.test(pattern);

/** Strings that match an expression, long enough where it sets no limit of its own. */
function matching(expression: RegExp, minLength: number, maxLength: number): fc.Arbitrary<string> {
  const isFit = giveUp((text: string) => text.length >= minLength && text.length <= 2 * maxLength);
  const strings = stringsLike(expression);
  if (minLength <= moreCharacters) return strings.filter(isFit);
  return fc.oneof(strings, stringsLike(expression, "large")).filter(isFit);
}

/** Strings that mostly match an expression: any strings where it has what the library does not know, such as a back reference. */
export function stringsLike(expression: RegExp, size?: "large"): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(withoutLooks(expression), size && { size });
  } catch {
    return anyText(0, moreCharacters, () => true);
  }
}

/** The expression without what it asks of the characters around, which nothing is made for: strings are tested against it anyway. */
const withoutLooks = ({ source, flags }: RegExp): RegExp =>
  new RegExp(
    source
      .replace(/\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/g, "")
      .replace(/\[(?:[^\]\\]|\\.)*\]|\\./g, (part) => (/^\\b$/i.test(part) ? "" : part)),
    flags,
  );

/** ASCII comes first, because strings shrink to it. */
const anyText = (minLength: number, maxLength: number, matches: (text: string) => boolean): fc.Arbitrary<string> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.string({ unit: "grapheme-ascii", minLength, maxLength }).filter(matches),
    fc.string({ unit: "grapheme", minLength, maxLength }).filter(matches),
  );
