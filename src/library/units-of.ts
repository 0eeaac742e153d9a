import { LineInput } from "../runtime/records/line-input.ts";
import { MessageLines, type Unit } from "../runtime/route/message-lines.ts";
import { Router } from "../runtime/route/router.ts";
import { bytesOf } from "../runtime/text/bytes.ts";
import { optionsOf } from "../runtime/validate/argument.ts";
import { type RoutingOptions, routingOf, sourceOf } from "./routing.ts";

/**
 * The units of one message of a queue: `route` for a worker that must know which message each line comes from, without waiting for
 * anything. The message holds NDJSON, so one document or several. The lines of each way, one after another, are what `route` writes.
 * A message without a payload, such as a track request without an entry, has no unit. Throws a `TypeError` for anything but bytes
 * and for invalid options, and nothing else.
 */
export function unitsOf(message: Uint8Array | ArrayBuffer, options?: RoutingOptions): Unit[] {
  const bytes = bytesOf(message, "message");
  const given = optionsOf(options);
  const routing = routingOf(given);
  const lines = new MessageLines(bytes.length + 64);
  const router = new Router(sourceOf(given), routing, lines);
  if (!router.passWhole(bytes)) {
    const input = new LineInput(router, routing.maxBytes);
    input.push(bytes);
    input.end();
  }
  return lines.units();
}
