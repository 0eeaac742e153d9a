import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadLetter } from "../generated/validators/dead-letter.ts";
import { payload, trackRequest } from "../src/index.ts";
import { validateText } from "../src/library/text.ts";
import { type DeadLetter, route } from "../src/ndjson.ts";
import { isObject } from "../src/runtime/validate/presence.ts";
import { runs } from "./budget.ts";
import { routed, text, utf8 } from "./routed.ts";

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const cuts = fc.array(fc.nat(), { maxLength: 5 });

function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.slice(i === 0 ? 0 : ends[i - 1], end));
}

/** How many units there are in a line, by the validators for objects and texts. */
function unitsOf(bytes: Uint8Array): number | "empty" {
  const result = validateText(payload, bytes);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return 1;
  }
  if (!result.issues || !isObject(value) || !("track" in value)) return 1;
  if (
    ["eventId", "profileId", "sessionId", "accountId", "pageId", "productId"].some((key) =>
      Object.hasOwn(value as object, key),
    )
  )
    return 1;
  const { issues = [] } = validateText(trackRequest, bytes, { maxIssues: 1e9 });
  if (issues.some(({ path }) => path.length < 4)) return 1;
  const count = (value["track"] as { payload: unknown[] }[]).reduce((sum, entry) => sum + entry.payload.length, 0);
  return count === 0 ? "empty" : count;
}

describe("route", () => {
  it("sends every unit one way: units in = events + products + rejected, wherever the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (bytes, at) => {
        const { counts, events, products, rejected, bytes: out } = await routed(pieces(bytes, at), { source: "s" });
        // A byte order mark before the first line is no part of it.
        const marked = bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
        const units = marked
          .toString("latin1")
          .split("\n")
          .map((one) => Buffer.from(one, "latin1"))
          .filter((one) => /[^ \t\r]/.test(one.toString("latin1")))
          .map(unitsOf);
        expect(counts.records).toBe(units.length);
        expect(counts.empty).toBe(units.filter((one) => one === "empty").length);
        expect(counts.units).toBe(units.reduce((sum: number, one) => sum + (one === "empty" ? 0 : one), 0));
        expect([counts.events, counts.products, counts.rejected]).toEqual([
          events.length,
          products.length,
          rejected.length,
        ]);
        expect(counts.events + counts.products + counts.rejected).toBe(counts.units);
        expect((await routed([bytes], { source: "s" })).bytes).toEqual(out);
      }),
      {
        numRuns: runs(500),
        examples: ["\n", '{"track":[{"name":"a","payload":[{"productId":"1"},{"productId":"2"}]}]}'].map(
          (line): [Buffer<ArrayBuffer>, number[]] => [Buffer.concat([byteOrderMark, Buffer.from(line)]), []],
        ),
      },
    );
  });

  it("writes valid payloads as they came, and dead letters that its own schema takes", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (bytes) => {
        const { events, products, rejected } = await routed([bytes], { source: "this" });
        for (const line of [...events, ...products]) {
          const unit = JSON.parse(line);
          expect(payload.is(unit.payload), line).toBe(true);
          expect("productId" in unit.payload).toBe(products.includes(line));
        }
        for (const line of rejected) {
          const letter: unknown = JSON.parse(line);
          expect(deadLetter.validate(letter).issues, line).toBeUndefined();
          const { source, original, encoding, offset } = letter as DeadLetter & { original: string; offset: number };
          // A letter that came in says where its original was first.
          if (source !== "this") continue;
          const held = Buffer.from(original, encoding === "base64" ? "base64" : "utf8");
          expect(held.equals(bytes.subarray(offset, offset + held.length)), line).toBe(true);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it("takes dead letters as input again, and rejects them again as they are", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (bytes) => {
        const first = await routed([bytes], { source: "first" });
        const again = await routed([first.bytes.rejected], { source: "second" });
        expect(again.counts).toMatchObject({ units: first.counts.rejected, rejected: first.counts.rejected });
        expect(again.rejected).toEqual(first.rejected);
      }),
      { numRuns: runs(300) },
    );
  });

  it("sends what dead letters hold its way when other schemas accept it", async () => {
    const { rejected } = await routed([
      utf8('{"track":[{"name":"Bought","payload":[{"userId":"u"}]}]}\n{"userId":"v"}\n'),
    ]);
    const { counts, events } = await routed([utf8(`${rejected.join("\n")}\n`)], { schema: "wire" });
    expect(counts).toMatchObject({ units: 2, events: 2 });
    expect(events).toEqual(['{"name":"Bought","payload":{"userId":"u"}}', '{"payload":{"userId":"v"}}']);
  });

  it("keeps beside each payload the name of its event, as it was written, wherever it stands", async () => {
    const input =
      '{"track":[{"payload":[{"productId":"1"},{"productId":null}],"n\\u0061me":"Caf\\u00e9"},{"name":"b","payload":[{"productId":"2"}]}]}';
    const { products, rejected } = await routed([utf8(input)]);
    expect(products).toEqual([
      '{"name":"Caf\\u00e9","payload":{"productId":"1"}}',
      '{"name":"b","payload":{"productId":"2"}}',
    ]);
    expect(JSON.parse(rejected[0] as string)).toMatchObject({
      name: "Café",
      line: 1,
      column: 41,
      offset: 40,
      original: '{"productId":null}',
    });
  });

  it("rejects a request whose envelope is invalid as a whole, and counts one without an entry apart", async () => {
    const { counts, rejected } = await routed([
      utf8('{"track":[{"payload":[{"productId":"1"}]}]}\n{"track":[]}\n{"track":7}'),
    ]);
    expect(counts).toEqual({ records: 3, units: 2, events: 0, products: 0, rejected: 2, empty: 1 });
    expect(JSON.parse(rejected[0] as string).issues).toMatchObject([{ code: "required", pointer: "/track/0/name" }]);
  });

  it("writes what is no UTF-8 as base64, and of what was too large only where it was", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0x7b, 0x7d, 0x0a]), utf8(`{"productId":"${"1".repeat(99)}"}\n`)]);
    const { rejected } = await routed([bytes], { maxBytes: 50 });
    const [broken, large] = rejected.map((line) => JSON.parse(line));
    expect(broken).toMatchObject({ encoding: "base64", original: "/3t9", issues: [{ code: "encoding" }] });
    expect(large).toMatchObject({ line: 2, offset: 4, issues: [{ code: "too_large" }] });
    expect(large).not.toHaveProperty("original");
    expect((await routed([utf8(`${rejected.join("\n")}\n`)], { maxBytes: 500 })).rejected).toEqual(rejected);
  });

  it("does not take a letter in a letter apart", async () => {
    const { rejected } = await routed([utf8("{}\n")]);
    const nested = { ...JSON.parse(rejected[0] as string), original: rejected[0] };
    const { counts } = await routed([utf8(`${JSON.stringify(nested)}\n`)]);
    expect(counts).toMatchObject({ units: 1, rejected: 1 });
  });

  it("has written all that it had read when the source fails, and throws on what a source or a sink throws", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (bytes, cut) => {
        const at = cut % (bytes.length + 1);
        const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a, at - 1) + 1);
        const lines: Record<string, string> = { events: "", products: "", rejected: "" };
        const sink = (way: string) => (part: Uint8Array) => {
          lines[way] += Buffer.from(part).toString();
        };
        const sinks = { events: sink("events"), products: sink("products"), rejected: sink("rejected") };
        async function* source() {
          yield bytes.subarray(0, at);
          throw new Error("gone");
        }
        await expect(route(source(), sinks)).rejects.toThrow("gone");
        const { bytes: out } = await routed(at === 0 ? [] : [whole]);
        for (const way of ["events", "products", "rejected"] as const)
          expect(lines[way]).toBe(Buffer.from(out[way]).toString());
      }),
      { numRuns: runs(200) },
    );
    const full = () => Promise.reject(new Error("full"));
    await expect(route([utf8("{}\n")], { events: full, products: full, rejected: full })).rejects.toThrow("full");
    await expect(
      route([], { events: full, products: full, rejected: full }, { schema: "other" as never }),
    ).rejects.toThrow(TypeError);
    for (const sinks of [undefined, {}, { events: full, products: full }, { events: [], products: [], rejected: [] }])
      await expect(route([], sinks as never)).rejects.toThrow(/^sinks\.(events|rejected) must be a function, but is /);
  });

  it.each([
    ["is shorter than a byte order mark", [[0x7b, 0x0a]]],
    ["begins as a byte order mark does", [[0xef], [0x0a]]],
    ["follows a byte order mark that came in parts", [[0xef], [0xbb, 0xbf], [0x7b], [0x0a]]],
  ])("does not hold a first line back that %s", async (_, chunks) => {
    const rejected: Uint8Array[] = [];
    async function* source() {
      for (const bytes of chunks) yield Uint8Array.from(bytes);
      throw new Error("gone");
    }
    const sinks = { events() {}, products() {}, rejected: (lines: Uint8Array) => void rejected.push(lines) };
    await expect(route(source(), sinks)).rejects.toThrow("gone");
    expect(rejected).toHaveLength(1);
  });

  it("waits for a sink before it reads on", async () => {
    const order: string[] = [];
    async function* source() {
      for (const id of ["1", "2"]) {
        order.push(`read ${id}`);
        yield utf8(`{"productId":"${id}"}\n`);
      }
    }
    const products = async (lines: Uint8Array) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`wrote ${/\d/.exec(Buffer.from(lines).toString())?.[0]}`);
    };
    await route(source(), { products, events() {}, rejected() {} });
    expect(order).toEqual(["read 1", "wrote 1", "read 2", "wrote 2"]);
  });
});
