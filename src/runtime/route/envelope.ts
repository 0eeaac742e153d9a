import { type Position, positionsOf, shifted } from "../json/position.ts";
import { visitMembers } from "../json/visitor.ts";
import type { RawRecord } from "../text/raw-record.ts";
import { isObject } from "../validate/presence.ts";

/** A payload in a line that `route` has written, `{"name":…,"payload":…}`. */
export interface EnvelopedPayload {
  readonly name: string | undefined;
  readonly record: RawRecord & { readonly content: Uint8Array };
}

/** The payload in an envelope; `undefined` for any other record. `value` is that of the record's content. */
export function envelopedIn(value: unknown, record: RawRecord, content: Uint8Array): EnvelopedPayload | undefined {
  if (!isEnvelope(value)) return undefined;
  let keys = 0;
  let start = 0;
  let end = 0;
  visitMembers(content, {
    member(key, _, at) {
      keys++;
      if (key !== "payload") return undefined;
      start = at;
      return { end: (after) => (end = after) };
    },
  });
  // A key that occurs twice is not of `route`.
  if (keys !== Object.keys(value).length) return undefined;
  const { line, column } = shifted(positionsOf(content, [start])[0] as Position, record);
  const place = { offset: record.offset + start, line, column, length: end - start };
  return { name: value.name, record: { ...place, content: content.subarray(start, end) } };
}

const isEnvelope = (value: unknown): value is { readonly name?: string; readonly payload: object } =>
  isObject(value) &&
  isObject(value["payload"]) &&
  Object.keys(value).every((key) => key === "payload" || (key === "name" && typeof value[key] === "string"));
