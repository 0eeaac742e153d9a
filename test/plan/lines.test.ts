import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KindCounts } from "../../generated/kinds.ts";
import * as lines from "../../generated/lines.ts";
import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { LineInput } from "../../src/runtime/records/line-input.ts";
import { type LineScanners, lineScanners } from "../../src/runtime/records/line-scanner.ts";
import { LineValidator } from "../../src/runtime/records/line-validator.ts";
import { RecordReader, readerSettings } from "../../src/runtime/records/ndjson.ts";
import { type BytesSchema, type BytesValidator, schemaOf } from "../../src/runtime/text/bytes.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { occurrences, runs } from "../budget.ts";
import { unitsAsRouted } from "../routed-units.ts";
import { mutated } from "../runtime/mutations.ts";
import { loadPlan, requestsOf } from "./plan-cases.ts";

const scanners = await lineScanners(lines);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** How many lines pass at once, and of which kinds these are and their payloads. */
function countsOf(bytes: Uint8Array, validator: BytesValidator, isLinting: boolean, with_: LineScanners | undefined) {
  const settings = { maxIssues: 1, maxBytes: 1e6, ...(isLinting ? { isIdentifier } : {}) };
  const lineValidator = new LineValidator(schemaOf(validator) as BytesSchema, settings, with_);
  const found = { clean: 0, counts: new KindCounts(), others: [] as number[] };
  const add = (clean: number, counts: Readonly<KindCounts>) => {
    found.clean += clean;
    found.counts.add(counts);
  };
  const input = new LineInput(
    {
      load: (chunk) => lineValidator.lines?.load(chunk),
      skim(at, end) {
        const skimmed = lineValidator.skim(at, end);
        if (skimmed && lineValidator.lines) add(skimmed.lines, lineValidator.lines.counts());
        return skimmed;
      },
      pass(chunk, at) {
        const passed = lineValidator.pass(chunk, at);
        if (passed) add(1, passed.counts);
        return passed?.lineFeed ?? -1;
      },
      take: ({ line }) => found.others.push(line),
    },
    1e6,
  );
  input.push(bytes);
  input.end();
  return found;
}

describe.each(["warn", "forbid"] as const)("lines by a plan that says `%s` of other names", async (unknownEvents) => {
  const { resolved, contract, wire } = await loadPlan(unknownEvents);
  const line = fc.tuple(requestsOf(resolved), fc.nat()).map(([request, seed]) => {
    const bytes = utf8(JSON.stringify(request));
    const random = randomFrom(seed);
    const { track } = request as { track: { payload?: unknown[] }[] };
    const one = random(3) === 0 ? utf8(JSON.stringify(track[0]?.payload?.[0] ?? 0)) : bytes;
    return (random(6) === 0 ? mutated(one, random) : one).filter((byte) => byte !== 0x0a);
  });
  const text = fc
    .array(line, { minLength: 2, maxLength: 12 })
    .map((all) => Buffer.concat(all.flatMap((bytes) => [bytes, utf8("\n")])));
  const validators = fc.constantFrom(
    contract.document,
    contract.request,
    wire.document,
    wire.request,
    contract.payload,
  );

  it("has the results that they have one by one, wherever the text is cut", () => {
    const cuts = fc.array(fc.nat(), { maxLength: 3 });
    fc.assert(
      fc.property(text, cuts, validators, (bytes, cuts, validator) => {
        const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const read = (with_: LineScanners | undefined) => {
          const reader = new RecordReader(readerSettings({ validator }, contract.document), with_);
          const pieces = ends.map((end, i) => reader.push(bytes.subarray(i === 0 ? 0 : ends[i - 1], end)));
          return [...pieces, reader.end()].flat();
        };
        expect(read(scanners)).toEqual(read(undefined));
      }),
      { numRuns: runs(300) },
    );
  });

  it("are as one message the units that `route` makes of them", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(contract, wire), async (bytes, schema) => {
        await unitsAsRouted(bytes, { schema });
      }),
      { numRuns: runs(300) },
    );
  });

  it("counts what it passes at once, also where a line is refused by the plan alone, and warns no less", () => {
    let passed = 0;
    let others = 0;
    fc.assert(
      fc.property(text, validators, fc.boolean(), (bytes, validator, isLinting) => {
        const atOnce = countsOf(bytes, validator, isLinting, scanners);
        expect(atOnce).toEqual(countsOf(bytes, validator, isLinting, undefined));
        passed += atOnce.clean;
        others += atOnce.others.length;
      }),
      { numRuns: runs(300) },
    );
    expect(passed).toBeGreaterThan(occurrences(100));
    expect(others).toBeGreaterThan(occurrences(100));
  });
});
