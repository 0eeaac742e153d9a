/** A name that depends on the pattern alone, so that other patterns may come and go. */
export const patternName = (pattern: string): string => `matches${hashOf(pattern)}`;

/** FNV-1a, as eight hexadecimal digits. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** A part of ASCII, both ends included: a string that begins with a character of it matches the pattern. */
export interface Settling {
  readonly from: number;
  readonly to: number;
}

/**
 * A single character class asks only for some character that it admits, so a first character in the part of ASCII that it
 * admits settles it without the regular expression.
 */
export function settlingRange(pattern: string): Settling | undefined {
  if (!/^\[(?:[^\]\\[]|\\.)+\]$/.test(pattern)) return undefined;
  const regex = new RegExp(pattern, "u");
  const run = longestRun((code) => regex.test(String.fromCharCode(code)));
  return run.length === 0 ? undefined : { from: run[0] as number, to: run.at(-1) as number };
}

function longestRun(isIn: (code: number) => boolean): number[] {
  let longest: number[] = [];
  let run: number[] = [];
  for (let code = 0; code < 128; code++) {
    run = isIn(code) ? [...run, code] : [];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
