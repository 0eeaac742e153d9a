import { classes, controls, lineEnds } from "./character-sets.ts";
import { type CodePoints, complement, matching, union } from "./code-points.ts";
import { Undecidable } from "./undecidable.ts";

/** A regular expression of ECMAScript with the flag `u`, but for what no automaton can do. */
export type Regex =
  | { readonly op: "characters"; readonly set: CodePoints }
  | { readonly op: "sequence" | "choice"; readonly of: readonly Regex[] }
  | { readonly op: "repeat"; readonly of: Regex; readonly min: number; readonly max: number }
  | { readonly op: "lookahead"; readonly of: Regex; readonly isNegative: boolean }
  | { readonly op: "start" | "end" | "boundary" | "noBoundary" };

/** Throws `Undecidable` for back references, lookbehind and what is no expression. */
export function parseRegex(source: string): Regex {
  try {
    new RegExp(source, "u");
  } catch {
    throw new Undecidable("a pattern is no regular expression with the flag u");
  }
  return new Parser(source).parse();
}

/** Reads an expression that is known to be well-formed. */
class Parser {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  parse(): Regex {
    return this.#choice();
  }

  #choice(): Regex {
    const of = [this.#sequence()];
    while (this.#skip("|")) of.push(this.#sequence());
    return of.length === 1 ? (of[0] as Regex) : { op: "choice", of };
  }

  #sequence(): Regex {
    const of: Regex[] = [];
    while (this.#at < this.#characters.length && !this.#isNext("|") && !this.#isNext(")")) of.push(this.#term());
    return of.length === 1 ? (of[0] as Regex) : { op: "sequence", of };
  }

  #term(): Regex {
    const of = this.#atom();
    const [min, max] = this.#quantifier() ?? [1, 1];
    this.#skip("?"); // a lazy quantifier matches the same strings
    return min === 1 && max === 1 ? of : { op: "repeat", of, min, max };
  }

  #quantifier(): [number, number] | undefined {
    if (this.#skip("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#skip("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#isNext("?")) {
      this.#at++;
      return [0, 1];
    }
    if (!this.#skip("{")) return undefined;
    const [min = "", max] = this.#until("}").split(",");
    return [Number(min), max === undefined ? Number(min) : max === "" ? Number.POSITIVE_INFINITY : Number(max)];
  }

  #atom(): Regex {
    const next = this.#next();
    switch (next) {
      case "^":
        return { op: "start" };
      case "$":
        return { op: "end" };
      case ".":
        return { op: "characters", set: complement(lineEnds) };
      case "[":
        return { op: "characters", set: this.#class() };
      case "(":
        return this.#group();
      case "\\":
        return this.#escape();
      default:
        return { op: "characters", set: one(next.codePointAt(0) as number) };
    }
  }

  #group(): Regex {
    let kind = "";
    if (this.#skip("?")) {
      kind = this.#next();
      if (kind === "<") {
        if (this.#isNext("=") || this.#isNext("!")) throw new Undecidable("a pattern has a lookbehind");
        this.#until(">");
      } else if (!/[:=!]/.test(kind)) throw new Undecidable("a pattern changes its flags");
    }
    const of = this.#choice();
    this.#skip(")");
    return kind === "=" || kind === "!" ? { op: "lookahead", of, isNegative: kind === "!" } : of;
  }

  #escape(): Regex {
    const next = this.#characters[this.#at] as string;
    if (next === "b" || next === "B") {
      this.#at++;
      return { op: next === "b" ? "boundary" : "noBoundary" };
    }
    if (/[1-9k]/.test(next)) throw new Undecidable("a pattern refers back to a group");
    return { op: "characters", set: this.#escapedSet() };
  }

  /** What an escape in a class or outside of it stands for, after its backslash. */
  #escapedSet(): CodePoints {
    const next = this.#next();
    if (classes[next] !== undefined) return classes[next];
    if (next === "p" || next === "P") return matching(`\\${next}${this.#next()}${this.#until("}")}}`);
    if (controls[next] !== undefined) return one(controls[next]);
    if (next === "c") return one(this.#next().charCodeAt(0) % 32);
    if (next === "x") return one(Number.parseInt(this.#next() + this.#next(), 16));
    return one(next === "u" ? this.#unicode() : (next.codePointAt(0) as number));
  }

  #unicode(): number {
    if (this.#skip("{")) return Number.parseInt(this.#until("}"), 16);
    const unit = () => Number.parseInt(this.#next() + this.#next() + this.#next() + this.#next(), 16);
    const high = unit();
    const isPair = high >= 0xd800 && high <= 0xdbff && this.#isNext("\\") && this.#characters[this.#at + 1] === "u";
    if (!isPair) return high;
    const before = this.#at;
    this.#at += 2;
    const low = this.#isNext("{") ? 0 : unit();
    if (low >= 0xdc00 && low <= 0xdfff) return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
    this.#at = before;
    return high;
  }

  #class(): CodePoints {
    const isNegative = this.#skip("^");
    const parts: CodePoints[] = [];
    while (!this.#skip("]")) {
      const from = this.#classAtom();
      if (!this.#isNext("-") || this.#characters[this.#at + 1] === "]") {
        parts.push(from);
        continue;
      }
      this.#at++;
      const to = this.#classAtom();
      parts.push([[(from[0] as readonly [number, number])[0], (to[0] as readonly [number, number])[0]]]);
    }
    return isNegative ? complement(union(parts)) : union(parts);
  }

  #classAtom(): CodePoints {
    const next = this.#next();
    return next === "\\" ? this.#escapedSet() : one(next.codePointAt(0) as number);
  }

  #next(): string {
    return this.#characters[this.#at++] as string;
  }

  #isNext(character: string): boolean {
    return this.#characters[this.#at] === character;
  }

  #skip(character: string): boolean {
    const isNext = this.#isNext(character);
    if (isNext) this.#at++;
    return isNext;
  }

  #until(end: string): string {
    let text = "";
    while (!this.#skip(end)) text += this.#next();
    return text;
  }
}

const one = (codePoint: number): CodePoints => [[codePoint, codePoint]];
