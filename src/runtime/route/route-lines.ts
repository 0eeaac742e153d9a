import { ByteBuffer } from "./byte-buffer.ts";
import type { UnitLines } from "./unit-lines.ts";
import { byWay, type RouteSinks, type Way, ways } from "./ways.ts";

/** Gathers the lines of each way until the sinks take them. */
export class RouteLines implements UnitLines {
  readonly #lines = byWay(() => new ByteBuffer());

  begin(way: Way): ByteBuffer {
    return this.#lines[way];
  }

  /** Gives the sinks the whole lines that have come together since this was last called. */
  async drain(sinks: RouteSinks): Promise<void> {
    for (const way of ways) {
      const lines = this.#lines[way].take();
      if (lines.length > 0) await sinks[way](lines);
    }
  }
}
