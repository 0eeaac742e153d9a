import { crc32 } from "node:zlib";

const keyword = "Description\0";
const signature = 8;

/** A PNG picture that holds what it shows, as text. */
export function described(picture: Buffer, description: string): Buffer {
  const data = Buffer.from(`tEXt${keyword}${Buffer.from(description).toString("base64")}`, "latin1");
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), 4 + data.length);
  const { end } = [...chunksOf(picture)][0] ?? { end: signature };
  return Buffer.concat([picture.subarray(0, end), chunk, picture.subarray(end)]);
}

/** What a picture says that it shows. */
export function descriptionOf(picture: Buffer): string | undefined {
  for (const { type, data } of chunksOf(picture)) {
    const text = data.toString("latin1");
    if (type === "tEXt" && text.startsWith(keyword))
      return Buffer.from(text.slice(keyword.length), "base64").toString();
  }
  return undefined;
}

/** The parts of a PNG file (ISO/IEC 15948): length, type, data, checksum. */
function* chunksOf(picture: Buffer): Generator<{ type: string; data: Buffer; end: number }> {
  for (let at = signature; at < picture.length; ) {
    const length = picture.readUInt32BE(at);
    const end = at + 12 + length;
    yield { type: picture.toString("latin1", at + 4, at + 8), data: picture.subarray(at + 8, end - 4), end };
    at = end;
  }
}
