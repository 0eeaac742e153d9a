import { type CodePoints, complement } from "./code-points.ts";

const set = (...ranges: (readonly [number, number])[]): CodePoints => ranges;
export const wordCharacters = set([48, 57], [65, 90], [95, 95], [97, 122]);
const digits = set([48, 57]);
export const lineEnds = set([10, 10], [13, 13], [0x2028, 0x2029]);
const white = set(
  ...([
    [9, 13],
    [32, 32],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
  ] as const),
  ...([
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
);

/** The sets that an escape stands for, by its letter. */
export const classes: Readonly<Record<string, CodePoints>> = {
  ...{ d: digits, D: complement(digits), w: wordCharacters, W: complement(wordCharacters) },
  ...{ s: white, S: complement(white) },
};
export const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, b: 8, "0": 0 };
