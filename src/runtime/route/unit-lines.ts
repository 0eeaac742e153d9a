import type { ByteBuffer } from "./byte-buffer.ts";
import type { Way } from "./ways.ts";

/** Receives units as lines of NDJSON, in their order. */
export interface UnitLines {
  /** The buffer that the line of the next unit is added to. */
  begin(way: Way): ByteBuffer;
}

/** Adds the line of a valid payload, whose name is given by its bytes, quotes and all. */
export function addPayload(
  lines: ByteBuffer,
  name: Uint8Array | undefined,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (name === undefined) lines.add(openPayload);
  else {
    lines.add(openName);
    lines.add(name);
    lines.add(openPayloadAfterName);
  }
  lines.addOnOneLine(bytes, start, end);
  lines.add(close);
}

/** Adds the line of a dead letter. */
export function addLetter(lines: ByteBuffer, letter: Uint8Array): void {
  lines.addOnOneLine(letter, 0, letter.length);
  lines.add(lineFeed);
}

const encoder = /* @__PURE__ */ new TextEncoder();
const openPayload = /* @__PURE__ */ encoder.encode('{"payload":');
const openName = /* @__PURE__ */ encoder.encode('{"name":');
const openPayloadAfterName = /* @__PURE__ */ encoder.encode(',"payload":');
const close = /* @__PURE__ */ encoder.encode("}\n");
const lineFeed = /* @__PURE__ */ encoder.encode("\n");
