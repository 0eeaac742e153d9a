import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wireDocumentBytes } from "../src/bytes.ts";
import { route, validateNdjson } from "../src/ndjson.ts";
import { runs } from "./budget.ts";
import { asJson, nearValid } from "./values.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};
const sinks = { events() {}, products() {}, rejected() {} };

describe("a record of NDJSON", () => {
  it("gives its value, however it was validated and wherever its bytes are cut", async () => {
    const line = fc.oneof(nearValid.map(asJson), fc.jsonValue()).map((value) => JSON.stringify(value));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 4 }), async (lines, cuts) => {
        const bytes = utf8(lines.map((text) => ` ${text} \r\n`).join(""));
        const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const chunks = ends.map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end));
        const records = await all(validateNdjson(chunks, { validator: wireDocumentBytes }));
        expect(records.map((record) => JSON.stringify(record.value()))).toEqual(
          lines.map((text) => JSON.stringify(JSON.parse(text))),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it("has no value where it is not JSON", async () => {
    const records = await all(validateNdjson([utf8('{"productId":"1"}\n{"productId":\n')]));
    expect(records.map((record) => record.value())).toEqual([{ productId: "1" }, undefined]);
  });
});

describe("a signal", () => {
  const silent = (): AsyncIterable<Uint8Array> & { returned: number } => ({
    returned: 0,
    [Symbol.asyncIterator]() {
      const first = [{ done: false as const, value: utf8('{"productId":"1"}\n') }];
      return {
        next: () => {
          const next = first.shift();
          return next ? Promise.resolve(next) : new Promise(() => {});
        },
        return: async () => {
          this.returned++;
          return { done: true, value: undefined };
        },
      };
    },
  });

  it("stops reading while a chunk is waited for, with its reason, and closes the source", async () => {
    const controller = new AbortController();
    const source = silent();
    const records = validateNdjson(source, { signal: controller.signal });
    expect((await records.next()).value).toMatchObject({ kind: "product" });
    const next = records.next();
    controller.abort(new Error("shut down"));
    await expect(next).rejects.toThrow("shut down");
    expect(source.returned).toBe(1);
    expect(await records.next()).toEqual({ done: true, value: undefined });
  });

  it("that is not given lets a reader that stops wait until the source is closed", async () => {
    let isClosed = false;
    async function* source() {
      try {
        for (;;) yield utf8('{"productId":"1"}\n');
      } finally {
        await new Promise((resolve) => setTimeout(resolve, 5));
        isClosed = true;
      }
    }
    for await (const _ of validateNdjson(source(), { signal: new AbortController().signal })) break;
    expect(isClosed).toBe(true);
  });

  it("stops route, and what has not begun", async () => {
    const controller = new AbortController();
    const routed = route(silent(), sinks, { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(routed).rejects.toMatchObject({ name: "AbortError" });
    await expect(route([utf8("{}\n")], sinks, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("that is never given changes nothing, and leaves no listener behind", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = {
      get aborted() {
        return signal.aborted;
      },
      reason: undefined,
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--,
    };
    const chunks = Array.from({ length: 50 }, () => utf8('{"productId":"1"}\n'));
    expect(await all(validateNdjson(chunks, { signal: counted }))).toHaveLength(50);
    expect(await route(chunks, sinks, { signal: counted })).toMatchObject({ products: 50 });
    expect(listeners).toBe(0);
    expect(() => validateNdjson(chunks, { signal: true as never })).toThrow(
      new TypeError("options.signal must be an AbortSignal, but is a boolean"),
    );
  });
});

describe("dead letters of a queue", () => {
  const lettersOf = async (input: string, options?: Parameters<typeof route>[2]) => {
    let text = "";
    await route([utf8(input)], { ...sinks, rejected: (lines) => (text += new TextDecoder().decode(lines)) }, options);
    return text;
  };
  const origin = { topic: "events", partition: 3, offset: "1024" };

  it("say where the message was, also of a payload of a request", async () => {
    for (const input of ['{"productId":null}', '{"track":[{"name":"n","payload":[{}]}]}', "{"]) {
      const letter = JSON.parse(await lettersOf(input, { source: "kafka", origin }));
      expect(letter).toMatchObject({ source: "kafka", origin, line: 1 });
    }
  });

  it("keep that when they are routed again, and have none where none is given", async () => {
    const letter = await lettersOf('{"productId":null}', { origin });
    expect(JSON.parse(await lettersOf(letter))).toMatchObject({ origin });
    expect(JSON.parse(await lettersOf(letter, { origin: { topic: "retry" } }))).toMatchObject({ origin });
    expect(JSON.parse(await lettersOf('{"productId":null}'))).not.toHaveProperty("origin");
    await expect(lettersOf("{}", { origin: "topic" as never })).rejects.toThrow(
      new TypeError("options.origin must be an object, but is a string"),
    );
  });
});
