import { route } from "intempt-event-schema/ndjson";

/** Lines by how often they occur, each after the way that it went. */
export class Lines {
  #counts = new Map();

  add(way, line, count = 1) {
    const key = `${way} ${Buffer.from(line).toString("latin1").trimEnd()}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  get size() {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many lines are here more often than there. */
  without(others) {
    return [...this.#counts].reduce(
      (sum, [key, count]) => sum + Math.max(0, count - (others.#counts.get(key) ?? 0)),
      0,
    );
  }
}

/** What `route` writes of messages, each by itself: `{ bytes, source, origin }`. */
export async function routedLines(messages) {
  const lines = new Lines();
  const sink = (way) => (bytes) => {
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(0x0a, start) + 1;
      lines.add(way, bytes.subarray(start, end));
      start = end;
    }
  };
  const sinks = { events: sink("event"), products: sink("product"), rejected: sink("rejected") };
  for await (const { bytes, ...options } of messages) await route([bytes], sinks, options);
  return lines;
}
