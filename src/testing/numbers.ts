import fc from "fast-check";
import type { Alternative } from "./alternatives.ts";

/** Numbers within the limits, multiples of a divisor where there is one; `undefined` where there is no such number. */
export function numbersOf(
  { minimum, maximum, divisors: [divisor] }: Alternative,
  isInteger: boolean,
): fc.Arbitrary<number> | undefined {
  const step = divisor ?? 1;
  if (isInteger || divisor !== undefined) {
    const min = Math.max(Math.ceil(minimum / step), Number.MIN_SAFE_INTEGER);
    const max = Math.min(Math.floor(maximum / step), Number.MAX_SAFE_INTEGER);
    return min > max ? undefined : fc.integer({ min, max }).map((count) => multipleOf(count, step));
  }
  if (minimum > maximum) return undefined;
  return fc.double({
    ...{ noNaN: true, noDefaultInfinity: true },
    min: Math.max(minimum, -Number.MAX_VALUE),
    max: Math.min(maximum, Number.MAX_VALUE),
  });
}

/** The multiple as the decimal that it is: 7 × 0.01 is 0.07. */
function multipleOf(count: number, step: number): number {
  if (Number.isInteger(step)) return count * step;
  const [mantissa = "", exponent = "0"] = step.toExponential().split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  const digits = BigInt(mantissa.replace(".", ""));
  return Number(`${BigInt(count) * digits}e${Number(exponent) - fraction.length}`);
}
