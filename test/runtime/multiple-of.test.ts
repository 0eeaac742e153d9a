import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMultipleOf } from "../../src/runtime/validate/multiple-of.ts";
import { runs } from "../budget.ts";

/** A decimal with so many places, as the number that denotes it. */
const decimal = (digits: number, places: number): number => Number(`${digits}e-${places}`);

/** By the digits alone: the remainder of whole numbers of any size. */
function isMultiple(value: number, divisor: number): boolean {
  const [a, b] = [value, divisor].map((one) => {
    const [mantissa = "", exponent = "0"] = one.toExponential().split("e");
    const [whole = "", fraction = ""] = mantissa.split(".");
    return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
  }) as [{ digits: bigint; exponent: number }, { digits: bigint; exponent: number }];
  const least = Math.min(a.exponent, b.exponent);
  return (a.digits * 10n ** BigInt(a.exponent - least)) % (b.digits * 10n ** BigInt(b.exponent - least)) === 0n;
}

const places = fc.integer({ min: 0, max: 12 });
const divisor = fc.oneof(
  fc.constantFrom(0.01, 0.05, 0.1, 0.25, 0.001, 1e-7, 1.5, 3, 1e15, 1e20, 5e-324),
  fc.tuple(fc.integer({ min: 1, max: 9999 }), places).map(([digits, places]) => decimal(digits, places)),
  fc.double({ min: 1e-20, max: 1e20, noNaN: true }),
);

describe("isMultipleOf", () => {
  it("gives the verdict of the decimals, of any number", () => {
    const value = fc.oneof(
      fc.tuple(fc.maxSafeInteger(), places).map(([digits, places]) => decimal(digits, places)),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }),
    );
    fc.assert(
      fc.property(value, divisor, (value, divisor) => {
        expect(isMultipleOf(value, divisor)).toBe(isMultiple(value, divisor));
      }),
      { numRuns: runs(5000) },
    );
  });

  it("takes every multiple of a decimal, and no neighbour of one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), places, fc.integer(), (digits, places, times) => {
        const multiple = Number(`${BigInt(digits) * BigInt(times)}e-${places}`);
        const divisor = decimal(digits, places);
        for (const value of [multiple, -multiple, multiple * (1 + Number.EPSILON), multiple + divisor / 3])
          expect(isMultipleOf(value, divisor)).toBe(isMultiple(value, divisor));
        expect(isMultipleOf(multiple, divisor)).toBe(true);
      }),
      { numRuns: runs(5000) },
    );
  });

  it("takes infinity for a multiple of nothing", () => {
    expect(isMultipleOf(Number.POSITIVE_INFINITY, 0.1)).toBe(false);
  });
});
