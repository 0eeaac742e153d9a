import { describe, expect, it } from "vitest";
import { Batched } from "../../src/runtime/records/batched.ts";

/** The batches, and a record of what has been asked of them. */
function batched(batches: readonly (readonly number[])[], calls: string[] = []): Batched<number> {
  return new Batched(
    (async function* () {
      try {
        for (const batch of batches) {
          calls.push(`batch ${batch.join()}`);
          yield batch;
        }
      } finally {
        calls.push("closed");
      }
    })(),
  );
}

const itemsOf = async (items: AsyncIterable<number>): Promise<number[]> => {
  const found: number[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe("batched items", () => {
  it("come in order, one by one, and end", async () => {
    const items = batched([[], [1, 2], [], [3]]);
    expect(await itemsOf(items)).toEqual([1, 2, 3]);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  it("are fetched a batch at a time, the next one only when all of the last are gone", async () => {
    const calls: string[] = [];
    const items = batched([[1, 2], [3]], calls);
    expect(calls).toEqual([]);
    await items.next();
    await items.next();
    expect(calls).toEqual(["batch 1,2"]);
    await items.next();
    expect(calls).toEqual(["batch 1,2", "batch 3"]);
  });

  it("answer calls in their order, however many wait", async () => {
    const items = batched([[1, 2], [3], [4]]);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => items.next()));
    expect(answers.map(({ value }) => value)).toEqual([1, 2, 3, 4, undefined, undefined]);
  });

  it("close their source when the loop is left, and give nothing afterwards", async () => {
    const calls: string[] = [];
    const items = batched([[1, 2], [3]], calls);
    for await (const item of items) if (item === 1) break;
    expect(calls).toEqual(["batch 1,2", "closed"]);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  it("are given before a call to return, and not after it", async () => {
    const items = batched([[1], [2]]);
    const answers = await Promise.all([items.next(), items.return(), items.next()]);
    expect(answers.map(({ done, value }) => [done, value])).toEqual([
      [false, 1],
      [true, undefined],
      [true, undefined],
    ]);
  });

  it("end with an error that is thrown into them, or that their source throws", async () => {
    const items = batched([[1, 2]]);
    await items.next();
    await expect(items.throw(new Error("enough"))).rejects.toThrow("enough");
    expect(await items.next()).toEqual({ done: true, value: undefined });
    const broken = new Batched<number>(
      // biome-ignore lint/correctness/useYield: it throws before its first batch
      (async function* () {
        throw new Error("broken");
      })(),
    );
    const answers = await Promise.allSettled([broken.next(), broken.next()]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });
});
