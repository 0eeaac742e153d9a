import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeptResults } from "../../src/cli/report/kept-results.ts";
import type { Finding, RecordResult } from "../../src/cli/report/report.ts";

const warning: Finding = { code: "near_miss_key", path: [], pointer: "", message: "m", line: 1, column: 1 };
const place = { file: "f", line: 1, column: 1, offset: 0, kind: null, issues: [] };

/** Records that fail, have a warning, or have nothing. */
const results = fc.array(fc.constantFrom("invalid", "warned", "valid"), { maxLength: 12 }).map((made) =>
  made.map((what, i): RecordResult => {
    const status = what === "invalid" ? what : "valid";
    return { ...place, record: i + 1, status, warnings: what === "warned" ? [warning] : [] };
  }),
);

const keptOf = (given: readonly RecordResult[], max: number, strict: boolean): KeptResults => {
  const kept = new KeptResults(max, strict);
  for (const result of given) kept.add(result);
  return kept;
};

describe("the results that are listed", () => {
  it("are those that fail and then the first others, in the order of the run, and all others are counted", () => {
    fc.assert(
      fc.property(results, fc.nat(6), fc.boolean(), (given, max, strict) => {
        const fails = ({ status, warnings }: RecordResult) => status === "invalid" || (strict && warnings.length > 0);
        const sorted = [...given.filter(fails), ...given.filter((one) => !fails(one))];
        const { results, omitted } = keptOf(given, max, strict);
        expect(results).toEqual(sorted.slice(0, max).sort((a, b) => a.record - b.record));
        expect(omitted).toBe(given.length - results.length);
      }),
    );
  });

  it("are the same if parts of the run are collected by themselves, each with the room that was left when it began", () => {
    const parts = fc.array(results, { maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.nat(6), fc.boolean(), fc.nat(3), (given, max, strict, delay) => {
        const whole = keptOf(given.flat(), max, strict);
        const total = new KeptResults(max, strict);
        const rooms = [total.room];
        given.forEach((part, i) => {
          const own = keptOf(part, rooms[Math.max(0, i - delay)] as number, strict);
          for (const result of own.results) total.add(result);
          total.omit(own.omitted);
          rooms.push(total.room);
        });
        expect(total.results).toEqual(whole.results);
        expect(total.omitted).toBe(whole.omitted);
      }),
    );
  });

  it("are wanted as long as they would be kept at the end of what has come", () => {
    fc.assert(
      fc.property(results, fc.nat(4), fc.boolean(), (given, max, isFailure) => {
        const kept = keptOf(given, max, false);
        const wanted = kept.wants(isFailure);
        const next: RecordResult = { ...place, record: 99, status: isFailure ? "invalid" : "valid", warnings: [] };
        kept.add(next);
        expect(kept.results.includes(next)).toBe(wanted);
      }),
    );
  });
});
