import fc from "fast-check";
import { expect } from "vitest";
import { type RouteOptions, type RouteSinks, route } from "../src/ndjson.ts";
import { randomFrom } from "../src/sample/random.ts";
import { documents } from "./runtime/documents.ts";
import { mutated } from "./runtime/mutations.ts";

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Routed {
  readonly counts: Awaited<ReturnType<typeof route>>;
  readonly events: string[];
  readonly products: string[];
  readonly rejected: string[];
  readonly bytes: Record<keyof RouteSinks, Uint8Array>;
}

/** What `route` gives to its sinks. */
export async function routed(chunks: Iterable<Uint8Array>, options?: RouteOptions): Promise<Routed> {
  const parts: Record<keyof RouteSinks, Uint8Array[]> = { events: [], products: [], rejected: [] };
  const counts = await route(
    chunks,
    {
      events: (lines) => void parts.events.push(lines),
      products: async (lines) => void parts.products.push(lines),
      rejected: (lines) => void parts.rejected.push(lines),
    },
    options,
  );
  const bytes = Object.fromEntries(Object.entries(parts).map(([way, all]) => [way, Buffer.concat(all)])) as never;
  const lines = (way: keyof RouteSinks) => {
    const text = Buffer.concat(parts[way]).toString();
    expect(text === "" || text.endsWith("\n")).toBe(true);
    return text.split("\n").slice(0, -1);
  };
  return { counts, events: lines("events"), products: lines("products"), rejected: lines("rejected"), bytes };
}

const small = documents.filter((text) => text.length < 900);
/** A line of an input, without its end. */
export const line: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constantFrom(...small).map(utf8),
  fc.tuple(fc.constantFrom(...small), fc.nat()).map(([text, seed]) => mutated(utf8(text), randomFrom(seed))),
  fc
    .constantFrom(
      "",
      "{}",
      '{"track":[]}',
      "\ufeff{}",
      "[]",
      '{"productId":"1","productId":"2"}',
      '{"track":[{"payload":[7,{}],"name":"n"}]}',
    )
    .map(utf8),
);
export const text = fc
  .array(line, { maxLength: 10 })
  .map((lines) => Buffer.concat(lines.flatMap((one) => [one, utf8("\n")])));
