import { type Chunks, piecesOf } from "../runtime/records/chunks.ts";
import { LineInput } from "../runtime/records/line-input.ts";
import { type ReadOptions, signalOf } from "../runtime/records/ndjson.ts";
import { RouteLines } from "../runtime/route/route-lines.ts";
import { Router } from "../runtime/route/router.ts";
import { type RouteCounts, type RouteSinks, ways } from "../runtime/route/ways.ts";
import { argumentError, optionsOf } from "../runtime/validate/argument.ts";
import { type RoutingOptions, routingOf, sourceOf } from "./routing.ts";
import { sharedScanners } from "./scanners.ts";

export interface RouteOptions extends RoutingOptions, Pick<ReadOptions, "signal"> {}

/**
 * Routes NDJSON of payloads, track requests and of what this has written, as it comes. A track request is taken apart into its payloads,
 * and each of them, a unit, goes one way: behavioral events and products as `{"name":…,"payload":…}` (the name where a track
 * request gave one), rejected ones as a dead letter (`schemas/dead-letter.json`). A record that is not readable, or a
 * request whose envelope is invalid, is one unit and rejected whole. Always, units = events + products + rejected.
 * Errors of the source or a sink are rethrown, those of the source after everything that had been read is written. Throws a
 * `TypeError` for invalid chunks, sinks and options.
 */
export async function route(chunks: Chunks, sinks: RouteSinks, options?: RouteOptions): Promise<RouteCounts> {
  const given = optionsOf(options);
  const source = sourceOf(given);
  for (const way of ways)
    if (typeof sinks?.[way] !== "function") throw argumentError(`sinks.${way}`, "a function", sinks?.[way]);
  const pieces = piecesOf(chunks, signalOf(given));
  const routing = routingOf(given, await sharedScanners());
  const lines = new RouteLines();
  const router = new Router(source, routing, lines);
  const input = new LineInput(router, routing.maxBytes);
  for await (const piece of pieces) {
    input.push(piece);
    await lines.drain(sinks);
  }
  input.end();
  await lines.drain(sinks);
  return router.counts;
}
