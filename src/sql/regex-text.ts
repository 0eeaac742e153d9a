import { type CodePoints, complement, union } from "../constraints/code-points.ts";
import type { Regex } from "../constraints/regex.ts";

/** How an engine writes expressions. */
export interface RegexSyntax {
  readonly codePoint: (codePoint: number) => string;
  readonly start: string;
  readonly end: string;
  /** Between a character of `\w` in ECMAScript and another one; absent where the engine means other characters. */
  readonly boundary?: string;
  readonly noBoundary?: string;
  readonly hasLookahead: boolean;
  /** The first code point that a string of the engine may hold. */
  readonly first: number;
  /** The most repetitions, those of nested ones multiplied. */
  readonly mostRepetitions: number;
}

/** An expression as an engine writes it; `undefined` where it cannot say the same. */
export function regexText(regex: Regex, syntax: RegexSyntax): string | undefined {
  if (repetitionsIn(regex) > syntax.mostRepetitions) return undefined;
  return textOf(regex, syntax);
}

function textOf(regex: Regex, syntax: RegexSyntax): string | undefined {
  switch (regex.op) {
    case "characters":
      return classText(regex.set, syntax);
    case "sequence":
      return joined(regex.of, syntax, "");
    case "choice":
      return grouped(joined(regex.of, syntax, "|"));
    case "repeat": {
      const of = grouped(textOf(regex.of, syntax));
      return of && of + quantifier(regex.min, regex.max);
    }
    case "lookahead": {
      const of = syntax.hasLookahead ? textOf(regex.of, syntax) : undefined;
      return of === undefined ? undefined : `(?${regex.isNegative ? "!" : "="}${of})`;
    }
    case "start":
      return syntax.start;
    case "end":
      return syntax.end;
    case "boundary":
      return syntax.boundary;
    case "noBoundary":
      return syntax.noBoundary;
  }
}

function joined(parts: readonly Regex[], syntax: RegexSyntax, by: string): string | undefined {
  const texts = parts.map((part) => textOf(part, syntax));
  return texts.includes(undefined) ? undefined : texts.join(by);
}

const grouped = (text: string | undefined): string | undefined => (text === undefined ? undefined : `(?:${text})`);

function quantifier(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === 0 && max === 1 ? "?" : `{${min},${max}}`;
}

/** Strings hold no lone surrogates where they come from an engine. */
const surrogates: CodePoints = [[0xd800, 0xdfff]];

/** A class of the characters; `undefined` for one that matches nothing, which engines write in different ways. */
function classText(set: CodePoints, { codePoint, first }: RegexSyntax): string | undefined {
  const ranges = without(set, surrogates)
    .filter(([, to]) => to >= first)
    .map(([from, to]) => [Math.max(from, first), to] as const);
  const [only] = ranges;
  if (only === undefined) return undefined;
  if (ranges.length === 1 && only[0] === only[1]) return codePoint(only[0]);
  const texts = ranges.map(([from, to]) => (from === to ? codePoint(from) : `${codePoint(from)}-${codePoint(to)}`));
  return `[${texts.join("")}]`;
}

const without = (set: CodePoints, other: CodePoints): CodePoints => complement(union([complement(set), other]));

function repetitionsIn(regex: Regex): number {
  switch (regex.op) {
    case "repeat": {
      const times = Number.isFinite(regex.max) ? regex.max : regex.min;
      return Math.max(1, times) * repetitionsIn(regex.of);
    }
    case "sequence":
    case "choice":
      return Math.max(1, ...regex.of.map(repetitionsIn));
    case "lookahead":
      return repetitionsIn(regex.of);
    default:
      return 1;
  }
}
