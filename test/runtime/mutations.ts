import type { Random } from "../../src/sample/random.ts";

const encoder = new TextEncoder();
/** Bytes and pieces that mean something to somebody who reads JSON, or identifiers, or UTF-8. */
const pieces: readonly Uint8Array[] = [
  ...'{}[]:,"\\/ 01.-eE+tfnu\t\r\n\x7f\x00'.split(""),
  ...[
    "null",
    "true",
    "1e400",
    "-0",
    '"productId":',
    '"productId":"1",',
    '"eventId":null,',
    '"data":{},',
    "[[[[",
    "\\u0070",
  ],
  ...['"\ufeffproductId":"1",', '"productId\u200b":null,', '"\uff50roductId":7,', '"a\u0301":1,', '"\u{1f600}":{},'],
  ...['"\\ud800"', "é", "\u200b", "\u{1f600}", "\ufeff", '"track":[],', '"profileId":" "', ',"x":1', "NaN", "//"],
]
  .map((text) => encoder.encode(text))
  .concat(
    [[0xff], [0x80], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80]].map((b) => Uint8Array.from(b)),
  );

/** The bytes with one to three changes: bytes flipped, taken out, doubled, replaced or put in, the end cut off. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let out = bytes;
  for (let times = 1 + random(3); times > 0; times--) out = changed(out, random);
  return out;
}

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random(bytes.length + 1);
  const length = random(4) === 0 ? random(12) : 1;
  const behind = bytes.subarray(Math.min(bytes.length, at + length));
  switch (random(7)) {
    case 0: {
      const out = bytes.slice();
      if (at < out.length) out[at] = (out[at] as number) ^ (1 << random(8));
      return out;
    }
    case 1:
      return joined(bytes.subarray(0, at), behind);
    case 2:
      return joined(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at));
    case 3:
      return bytes.slice(0, at);
    case 4:
      return joined(bytes.subarray(0, at), Uint8Array.of(random(256)), behind);
    case 5:
      return joined(bytes.subarray(0, at), pieces[random(pieces.length)] as Uint8Array, bytes.subarray(at));
    default:
      return joined(bytes.subarray(0, at), pieces[random(pieces.length)] as Uint8Array, behind);
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
