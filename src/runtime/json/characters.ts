/**
 * How many bytes the character beyond ASCII has that begins here, 0 if none does (Unicode 15, table 3-7: no overlong form, no
 * surrogate).
 */
export function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (at + length > bytes.length) return 0;
  let isWell = lead >= 0xc2 && lead <= 0xf4 && isBetween(bytes[at + 1], low, high);
  for (let i = 2; i < length; i++) isWell &&= isBetween(bytes[at + i], 0x80, 0xbf);
  return isWell ? length : 0;
}

const isBetween = (byte: number | undefined, low: number, high: number): boolean =>
  byte !== undefined && byte >= low && byte <= high;
