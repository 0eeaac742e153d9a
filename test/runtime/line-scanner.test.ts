import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as lines from "../../generated/lines.ts";
import { bytesValidators } from "../../generated/scanners/index.ts";
import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { lineScanners } from "../../src/runtime/records/line-scanner.ts";
import { LineValidator } from "../../src/runtime/records/line-validator.ts";
import { RecordReader, readerSettings } from "../../src/runtime/records/ndjson.ts";
import { nearMissCache } from "../../src/runtime/records/near-miss-cache.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";
import { type Random, randomFrom } from "../../src/sample/random.ts";
import { occurrences, runs } from "../budget.ts";
import { documents } from "./documents.ts";
import { mutated } from "./mutations.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const seeds = documents.map(utf8);
const scanners = await lineScanners(lines);
const names = Object.keys(bytesValidators) as (keyof typeof bytesValidators)[];
const validatorFor = (name: keyof typeof bytesValidators, isLinting: boolean) =>
  new LineValidator(
    schemaOf(bytesValidators[name]) as BytesSchema,
    { maxIssues: 1, maxBytes: 1e6, ...(isLinting ? { isIdentifier } : {}) },
    undefined,
  );

/** A line that is valid as often as not. */
const lineFrom = (random: Random): Uint8Array => {
  const seed = seeds[random(seeds.length)] as Uint8Array;
  return random(2) === 0 ? seed : mutated(seed, random);
};

describe("the WebAssembly scanners", () => {
  it("are there for every schema", () => {
    expect([...lines.scannerNames].sort()).toEqual([...names].sort());
    expect(scanners?.("no such schema", undefined)).toBeUndefined();
  });

  it.each(names.flatMap((name) => [true, false].map((isLinting) => [name, isLinting] as const)))(
    "pass of %s (warnings: %s) only what the plain scanners pass, with the same kind and place",
    (name, isLinting) => {
      const scanner = scanners?.(name, isLinting ? nearMissCache() : undefined);
      if (scanner === undefined) throw new Error("there is no WebAssembly here");
      const validator = validatorFor(name, isLinting);
      const random = randomFrom(names.indexOf(name));
      const counts = { passed: 0, refused: 0, unsure: 0 };
      for (let i = 0; i < 8_000; i++) {
        const line = lineFrom(random);
        const end = random(3) === 0 ? "\r\n" : "\n";
        const chunk = Buffer.concat([line, utf8(end)]);
        // A chance that is fresh for each line: the validator would pause after so many bad ones.
        const isPlain = !line.includes(0x0a) && validatorFor(name, isLinting).pass(chunk, 0) !== undefined;
        scanner.load(chunk);
        const passed = scanner.pass(0, chunk.length, 1e6);
        const isPassed = passed.end === chunk.length && !line.includes(0x0a);
        if (isPassed && !isPlain) expect.fail(`passes ${JSON.stringify(line.toString())}`);
        counts[isPassed ? "passed" : isPlain ? "unsure" : "refused"]++;
        if (!isPassed) continue;
        const plain = validator.pass(chunk, 0);
        expect([passed.lines, scanner.startOf(0), scanner.lengthOf(0)]).toEqual([1, 0, plain?.end]);
        expect(scanner.kindOf(0)).toBe(plain?.kind);
        expect(plain?.counts).toMatchObject({ ...scanner.counts() });
        expect(scanner.counts().request).toBe(plain?.kind === "request" ? 1 : 0);
      }
      expect(counts.refused).toBeGreaterThan(occurrences(100));
      expect(counts.unsure).toBeLessThan(counts.passed + 200);
    },
  );

  it("say of whole texts what is said without them, wherever they are cut", () => {
    const text = fc.tuple(fc.nat(), fc.nat(30)).map(([seed, count]) => {
      const random = randomFrom(seed);
      return Buffer.concat(Array.from({ length: count }, () => [lineFrom(random), utf8("\n")]).flat());
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 4 }), (bytes, cuts) => {
        const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const read = (with_: typeof scanners) => {
          const reader = new RecordReader(readerSettings({}, bytesValidators.document), with_);
          return [
            ...ends.map((end, i) => reader.push(bytes.subarray(i === 0 ? 0 : ends[i - 1], end))),
            reader.end(),
          ].flat();
        };
        expect(read(scanners)).toEqual(read(undefined));
      }),
      { numRuns: runs(300) },
    );
  });

  it("pass no line that is larger than is allowed, nor look beyond the chunk", () => {
    const scanner = scanners?.("payload", undefined);
    const line = utf8('{"productId":"1"}\n');
    scanner?.load(line);
    expect(scanner?.pass(0, line.length, 17)).toMatchObject({ lines: 1, end: 18 });
    expect(scanner?.pass(0, line.length, 16)).toMatchObject({ lines: 0, end: 0 });
    // What an earlier chunk has left behind in memory must not be taken for the rest of a line.
    scanner?.load(Buffer.concat([line, line]));
    scanner?.load(utf8('{"productId":'));
    expect(scanner?.pass(0, 13, 99)).toMatchObject({ lines: 0, end: 0 });
  });
});

describe("where there is no WebAssembly", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("everything is validated without it", async () => {
    vi.stubGlobal("WebAssembly", { compile: () => Promise.reject(new Error("unsafe-eval")) });
    expect(await lineScanners(lines)).toBeUndefined();
    vi.stubGlobal("WebAssembly", undefined);
    expect(await lineScanners(lines)).toBeUndefined();
  });
});
