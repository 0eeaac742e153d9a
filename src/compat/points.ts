import { type CodePoints, everyCodePoint } from "../constraints/code-points.ts";
import type { Regex } from "../constraints/regex.ts";
import { Undecidable } from "../constraints/undecidable.ts";

/** A point in an expression, as what is still to be matched from it on. */
export type Point =
  | { readonly op: "characters"; readonly set: CodePoints; readonly next: Point }
  | { readonly op: "choice"; of: readonly Point[] }
  | { readonly op: "lookahead"; readonly of: Point; readonly isNegative: boolean; readonly next: Point }
  | { readonly op: "start" | "end" | "boundary" | "noBoundary"; readonly next: Point }
  | { readonly op: "match" };

const mostPoints = 20_000;

/** The points of an expression that is looked for anywhere in a string, each with a number. */
export class Points {
  readonly all: Point[] = [];
  readonly numbers = new Map<Point, number>();
  /** What the expression tells apart. */
  readonly sets: CodePoints[] = [];
  readonly first: Point;

  constructor(regex: Regex) {
    const match: Point = { op: "match" };
    const first = this.#point({ op: "choice", of: [] }) as Extract<Point, { op: "choice" }>;
    const skipped = this.#point({ op: "characters", set: everyCodePoint, next: first });
    first.of = [this.#build(regex, this.#point(match)), skipped];
    this.first = first;
  }

  #point(point: Point): Point {
    if (this.all.length >= mostPoints) throw new Undecidable("a pattern is too large");
    this.numbers.set(point, this.all.length);
    this.all.push(point);
    return point;
  }

  #build(regex: Regex, next: Point): Point {
    switch (regex.op) {
      case "characters":
        this.sets.push(regex.set);
        return this.#point({ op: "characters", set: regex.set, next });
      case "sequence":
        return regex.of.reduceRight((rest, part) => this.#build(part, rest), next);
      case "choice":
        return this.#point({ op: "choice", of: regex.of.map((one) => this.#build(one, next)) });
      case "repeat":
        return this.#repeat(regex.of, regex.min, regex.max, next);
      case "lookahead": {
        const of = this.#build(regex.of, this.#point({ op: "match" }));
        return this.#point({ op: "lookahead", of, isNegative: regex.isNegative, next });
      }
      default:
        return this.#point({ op: regex.op, next });
    }
  }

  #repeat(of: Regex, min: number, max: number, next: Point): Point {
    let rest = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.#point({ op: "choice", of: [] }) as Extract<Point, { op: "choice" }>;
      loop.of = [this.#build(of, loop), next];
      rest = loop;
    } else for (let i = min; i < max; i++) rest = this.#point({ op: "choice", of: [this.#build(of, rest), next] });
    for (let i = 0; i < min; i++) rest = this.#build(of, rest);
    return rest;
  }
}
