import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../oracle.ts";

/** A text that is JSON, or is none, whatever a schema says. */
export interface GrammarCase {
  readonly name: string;
  /** What the suite says: `defined` is what RFC 8259 leaves to the implementation. */
  readonly expect: "accept" | "reject" | "defined";
  readonly bytes: Uint8Array;
  /** What this project says: the suite's word, or its own where the suite has none. */
  readonly isAccepted: boolean;
}

type WrittenBytes =
  | { readonly text: string }
  | { readonly base64: string }
  /** `end` stands once behind what is repeated. */
  | { readonly repeat: { readonly text: string; readonly times: number; readonly end?: string } };

type WrittenCase = WrittenBytes & { readonly name: string } & (
    | { readonly expect: "accept" | "reject" }
    | { readonly expect: "defined"; readonly verdict: "accept" | "reject"; readonly why: string }
  );

export const writtenCases: readonly WrittenCase[] = JSON.parse(
  readFileSync(join(root, "test/fixtures/json-grammar.json"), "utf8"),
).cases;

export const grammarCases: readonly GrammarCase[] = writtenCases.map((written) => ({
  name: written.name,
  expect: written.expect,
  bytes: bytesOf(written),
  isAccepted: (written.expect === "defined" ? written.verdict : written.expect) === "accept",
}));

function bytesOf(written: WrittenBytes): Uint8Array {
  if ("base64" in written) return Uint8Array.from(Buffer.from(written.base64, "base64"));
  if ("text" in written) return new TextEncoder().encode(written.text);
  const { text, times, end = "" } = written.repeat;
  return new TextEncoder().encode(text.repeat(times) + end);
}
