/** Code points as ranges in order, both ends included, that do not touch. */
export type CodePoints = readonly (readonly [from: number, to: number])[];

const last = 0x10ffff;

export const everyCodePoint: CodePoints = [[0, last]];

export function union(sets: readonly CodePoints[]): CodePoints {
  const ranges = sets.flat().sort((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const [from, to] of ranges) {
    const before = result.at(-1);
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else result.push([from, to]);
  }
  return result;
}

export function complement(set: CodePoints): CodePoints {
  const result: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) result.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) result.push([next, last]);
  return result;
}

export function includes(set: CodePoints, codePoint: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = set[middle] as readonly [number, number];
    if (codePoint < from) high = middle - 1;
    else if (codePoint > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** The code points apart as coarsely as each of the sets can still be put together from the classes. */
export function partition(sets: readonly CodePoints[]): CodePoints[] {
  const starts = new Set([0]);
  for (const [from, to] of sets.flat()) {
    starts.add(from);
    if (to < last) starts.add(to + 1);
  }
  const bounds = [...starts].sort((a, b) => a - b);
  const classes = new Map<string, [number, number][]>();
  bounds.forEach((from, i) => {
    const key = sets.map((set) => (includes(set, from) ? 1 : 0)).join("");
    const ranges = classes.get(key) ?? [];
    classes.set(key, ranges);
    ranges.push([from, (bounds[i + 1] ?? last + 1) - 1]);
  });
  return [...classes.values()].map((ranges) => union([ranges]));
}

const plain = [..."abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const otherAscii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
/** Characters that people read easily before others. */
const readable = [...new Set([...plain, ...otherAscii])].map((one) => one.charCodeAt(0));

/** The code points of a set, letters and digits first, control characters and surrogates last. */
export function* readably(set: CodePoints): Generator<number> {
  for (const codePoint of readable) if (includes(set, codePoint)) yield codePoint;
  const isLate = (codePoint: number) => codePoint < 0xa1 || (codePoint >= 0xd800 && codePoint <= 0xdfff);
  for (const late of [false, true])
    for (const [from, to] of set)
      for (let one = from; one <= to; one++) {
        if (isLate(one) === late && (one < 32 || one > 126)) yield one;
      }
}

/** The code points that an expression of one character matches. All of them are tried. */
export function matching(source: string): CodePoints {
  const known = matched.get(source);
  if (known !== undefined) return known;
  const expression = new RegExp(`^${source}$`, "u");
  const ranges: [number, number][] = [];
  let from: number | undefined;
  for (let one = 0; one <= last + 1; one++) {
    const isIn = one <= last && expression.test(String.fromCodePoint(one));
    if (isIn) from ??= one;
    else if (from !== undefined) {
      ranges.push([from, one - 1]);
      from = undefined;
    }
  }
  matched.set(source, ranges);
  return ranges;
}

/** All code points are tried once for each property of Unicode: it never means anything else. */
const matched = new Map<string, CodePoints>();
