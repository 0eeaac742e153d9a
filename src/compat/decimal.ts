/** A decimal: an integer times a power of ten. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The shortest decimal that denotes the number. */
export function decimalOf(value: number): Decimal {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The decimal in units of a power of ten, which is not larger than its own. */
export const inUnits = ({ digits, exponent }: Decimal, unit: number): bigint => digits * 10n ** BigInt(exponent - unit);

/** The number that a decimal denotes; `undefined` where a reader of JSON would round it. */
export function numberOf(digits: bigint, exponent: number): number | undefined {
  const value = Number(`${digits}e${exponent}`);
  if (!Number.isFinite(value)) return undefined;
  const read = decimalOf(value);
  const unit = Math.min(read.exponent, exponent);
  return inUnits(read, unit) === inUnits({ digits, exponent }, unit) ? value + 0 : undefined;
}

export const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

export function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return absolute(a);
}

export const leastMultiple = (a: bigint, b: bigint): bigint => absolute(a / greatestDivisor(a, b)) * b;

export const floorOf = (a: bigint, b: bigint): bigint => (a < 0n && a % b !== 0n ? a / b - 1n : a / b);

export const ceilingOf = (a: bigint, b: bigint): bigint => -floorOf(-a, b);
