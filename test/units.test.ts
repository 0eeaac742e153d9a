import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RoutingOptions, type Unit, unitsOf } from "../src/bytes.ts";
import { runs } from "./budget.ts";
import { line, routed, text, utf8 } from "./routed.ts";
import { unitsAsRouted } from "./routed-units.ts";

/** A message as it may come: often one document, with whitespace around it, a byte order mark, or no line feed at its end. */
const message = fc.oneof(
  { arbitrary: line, weight: 3 },
  { arbitrary: text, weight: 2 },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom("", "\ufeff", " ", "\r\n", "\ufeff\n\t"),
        line,
        fc.constantFrom(" ", "\r\n", "\n\n", "\0"),
        line,
      )
      .map(([before, first, between, second]) => Buffer.concat([utf8(before), first, utf8(between), second])),
    weight: 3,
  },
);
const options: fc.Arbitrary<RoutingOptions> = fc.record(
  {
    schema: fc.constantFrom("contract", "wire"),
    source: fc.string(),
    origin: fc.record({ topic: fc.string(), partition: fc.nat(), offset: fc.bigInt().map(String) }),
    maxBytes: fc.integer({ min: 1, max: 400 }),
    maxIssues: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
);
const linesIn = (units: readonly Unit[]): string[] => units.map((unit) => Buffer.from(unit.line).toString());

describe("the units of a message", () => {
  it("are what `route` writes of it, byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(message, options, async (bytes, given) => void (await unitsAsRouted(bytes, given))),
      { numRuns: runs(3000) },
    );
  });

  it("are what `route` writes again of what it has written", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (bytes) => {
        const { events, rejected } = (await routed([bytes], { origin: { topic: "first" } })).bytes;
        await unitsAsRouted(events);
        await unitsAsRouted(rejected, { schema: "wire" });
      }),
      { numRuns: runs(300) },
    );
  });

  it("come in the order of the message, numbered through all ways", () => {
    const units = unitsOf(
      utf8(
        '{"track":[{"name":"a","payload":[{"productId":"1"},{},{"eventId":"e","profileId":"p"}]}]}\n\n{"productId":"2"}\n',
      ),
      { source: "nats", origin: { stream: "EVENTS", seq: 7 } },
    );
    expect(units.map(({ way, index }) => [index, way])).toEqual([
      [0, "product"],
      [1, "rejected"],
      [2, "event"],
      [3, "product"],
    ]);
    const [first, letter, , last] = linesIn(units);
    expect([first, last]).toEqual(['{"name":"a","payload":{"productId":"1"}}\n', '{"payload":{"productId":"2"}}\n']);
    expect(JSON.parse(letter as string)).toMatchObject({
      ...{ source: "nats", origin: { stream: "EVENTS", seq: 7 }, name: "a", line: 1, column: 52, original: "{}" },
    });
  });

  it.each(["", " \r\n", "\ufeff", '{"track":[]}'])("are none of %j", (input) => {
    expect(unitsOf(utf8(input))).toEqual([]);
  });

  it("are what the message held when it was read, also where its buffer is used again", () => {
    const bytes = utf8('{"productId":"1"}');
    const [first] = unitsOf(bytes.buffer as ArrayBuffer);
    bytes.fill(0x20);
    unitsOf(utf8('{"productId":"2"}'));
    expect(linesIn([first as Unit])).toEqual(['{"payload":{"productId":"1"}}\n']);
  });
});
