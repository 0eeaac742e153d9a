import type { DeadLetter } from "../../../generated/types.ts";
import type { RawRecord, Start } from "../text/raw-record.ts";
import type { TextIssue } from "../text/text.ts";
import type { KnownKeys } from "../validate/known-keys.ts";

/** What something came from. */
export interface Source {
  readonly source: string;
  /** The place of the source in the terms of whoever routes, such as topic, partition and offset. */
  readonly origin?: Readonly<Record<string, unknown>> | undefined;
}

/** Where something came from. */
export interface Origin extends Start, Source {
  /** The name of the event, of a payload of a track request. */
  readonly name?: string | undefined;
}

/** The dead letter of something. Without its bytes, it was too large to be kept. */
export function letterOf(
  { source, origin, line, column, offset, name }: Origin,
  schemaVersion: string,
  issues: readonly TextIssue[],
  bytes: Uint8Array | undefined,
): DeadLetter {
  const about = {
    ...{ source, line, column, offset, schemaVersion },
    ...(origin === undefined ? {} : { origin }),
    ...(name === undefined ? {} : { name }),
    issues: issues as unknown as DeadLetter["issues"],
  };
  return bytes === undefined ? about : { ...about, ...written(bytes) };
}

const strict = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function written(bytes: Uint8Array): Pick<KnownKeys<DeadLetter>, "encoding" | "original"> {
  try {
    return { encoding: "utf-8", original: strict.decode(bytes) };
  } catch {
    let binary = "";
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { encoding: "base64", original: btoa(binary) };
  }
}

/** What the letter holds, byte for byte; `undefined` if it holds nothing that can be read. */
export function originalOf({ encoding, original }: DeadLetter): Uint8Array | undefined {
  if (original === undefined) return undefined;
  if (encoding !== "base64") return new TextEncoder().encode(original);
  try {
    return Uint8Array.from(atob(original), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The bytes of a record, `undefined` if they were too many to be kept. */
export const bytesOfRecord = ({ content }: RawRecord): Uint8Array | undefined =>
  content instanceof Uint8Array ? content : content.bytes;
