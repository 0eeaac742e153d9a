/** What a link to the playground holds after its `#`, which browsers send to no server. */
export interface SharedInput {
  readonly text: string;
  /** The name of the family or schema. */
  readonly by: string;
  /** Whether each line is a record. */
  readonly isNdjson: boolean;
}

/** In UTF-16 code units; longer addresses are cut by what passes them on. */
const longestHash = 30_000;

/** The part of a link after its `#`; `undefined` if the input is too long for a link. */
export function hashFor({ text, by, isNdjson }: SharedInput): string | undefined {
  const hash = new URLSearchParams({ by, ...(isNdjson && { ndjson: "1" }), text }).toString();
  return hash.length > longestHash ? undefined : hash;
}

/** The input in a link; `undefined` if it holds none. */
export function sharedIn(hash: string): SharedInput | undefined {
  const values = new URLSearchParams(hash);
  const text = values.get("text");
  return text === null ? undefined : { text, by: values.get("by") ?? "", isNdjson: values.get("ndjson") === "1" };
}
