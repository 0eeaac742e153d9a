/**
 * Whether a number is a multiple of another one, both taken as the shortest decimals that denote them: 0.07 is a multiple of 0.01,
 * whatever the division of the two doubles leaves. Infinity is a multiple of nothing. NaN is no JSON:
 * only a schema that states the type refuses it.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return Number.isNaN(value);
  return isMultipleInUnits(value, divisor) ?? isMultipleInDigits(value, divisor);
}

/**
 * The answer by whole numbers of the divisor's last decimal place; `undefined` where there are too many of them. A decimal of at
 * most 15 digits is the shortest of its double, and the one double nearest to it is what its digits divided by an exact power
 * of ten give.
 */
function isMultipleInUnits(value: number, divisor: number): boolean | undefined {
  for (let scale = 1; scale <= largestExactPower; scale *= 10) {
    const units = Math.round(divisor * scale);
    if (units >= tooManyUnits) return undefined;
    if (units / scale !== divisor) continue;
    const multiple = Math.round(value * scale);
    if (Math.abs(multiple) >= tooManyUnits) return undefined;
    return multiple / scale === value && multiple % units === 0;
  }
  return undefined;
}

const largestExactPower = 1e22;
const tooManyUnits = 1e15;

function isMultipleInDigits(value: number, divisor: number): boolean {
  const [digits, exponent] = decimalOf(value);
  const [divisorDigits, divisorExponent] = decimalOf(divisor);
  const least = Math.min(exponent, divisorExponent);
  return scaled(digits, exponent - least) % scaled(divisorDigits, divisorExponent - least) === 0n;
}

/** The digits of a finite number as an integer, and the power of ten that they are multiplied with. */
function decimalOf(value: number): [digits: bigint, exponent: number] {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

const scaled = (digits: bigint, exponent: number): bigint => digits * 10n ** BigInt(exponent);
