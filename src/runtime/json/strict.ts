import { displayKey } from "../validate/issue.ts";
import type { Path } from "../validate/path.ts";
import type { JsonSyntaxError } from "./grammar.ts";
import { type Position, positionsOf } from "./position.ts";
import { type MemberVisitor, visitMembers } from "./visitor.ts";

/** Why a JSON file has no value that every reader agrees on. */
export interface StrictJsonError extends Omit<JsonSyntaxError, "code"> {
  readonly code: JsonSyntaxError["code"] | "repeated_key" | "too_deep";
  /** Of the key or value that the error is about. */
  readonly path: Path;
}

/**
 * The value of a JSON text that people write for tools, such as a schema or a configuration. A repeated key is an error: parsers
 * keep the last one, so that an earlier rule would silently be lost.
 */
export function parseStrictly(bytes: Uint8Array): { readonly value: unknown } | { readonly error: StrictJsonError } {
  const found: { first?: StrictJsonError } = {};
  const syntax = visitMembers(
    bytes,
    membersOf([], (error) => {
      found.first ??= error;
    }),
  );
  if (syntax !== undefined) return { error: { ...syntax, path: [] } };
  if (found.first !== undefined) return { error: found.first };
  return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
}

/** The same, with the error in words. */
export function readStrictly(bytes: Uint8Array): { readonly value: unknown } | { readonly problem: string } {
  const parsed = parseStrictly(bytes);
  if ("value" in parsed) return parsed;
  const { code, at, what } = parsed.error;
  const [{ line, column }] = positionsOf(bytes, [at]) as [Position];
  const isSyntax = code === "syntax" || code === "encoding";
  return { problem: `${isSyntax ? "it is not JSON, " : ""}at line ${line}, column ${column}: ${what}` };
}

/** Levels of nesting that a text may have: more than any real one, and far from the end of the stack of its readers. */
export const maxDepth = 200;

export const tooDeep = `nested more than ${maxDepth} levels deep`;

function membersOf(path: Path, refuse: (error: StrictJsonError) => void): MemberVisitor {
  const keys = new Set<string>();
  return {
    member(step, keyAt, valueAt) {
      const inner = [...path, step];
      if (inner.length > maxDepth) {
        refuse({ code: "too_deep", at: valueAt, what: tooDeep, path });
        return undefined;
      }
      if (typeof step === "string") {
        if (keys.has(step)) refuse({ code: "repeated_key", at: keyAt, what: repeatedKey(step), path: inner });
        keys.add(step);
      }
      return membersOf(inner, refuse);
    },
  };
}

const repeatedKey = (key: string): string => `${displayKey(key)} occurs more than once in this object; keep one`;
