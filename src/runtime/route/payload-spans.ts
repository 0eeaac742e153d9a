import { type MemberVisitor, visitMembers } from "../json/visitor.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";

/** The offsets of a value in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A payload of a track request. */
export interface PayloadSpan extends Span {
  /** The name of its event, quotes and all. */
  readonly name: Span | undefined;
}

/** The payloads of a track request in the order of the text, which must be JSON. */
export function payloadSpansIn(bytes: Uint8Array, request: CompiledSchema): PayloadSpan[] {
  const units: PayloadSpan[] = [];
  visitMembers(bytes, entriesOf(bytes, request, units));
  return units;
}

class EntryUnit implements PayloadSpan {
  readonly start: number;
  readonly end: number;
  readonly #entry: { readonly name?: Span };

  constructor({ start, end }: Span, entry: { readonly name?: Span }) {
    this.start = start;
    this.end = end;
    this.#entry = entry;
  }

  get name(): Span | undefined {
    return this.#entry.name;
  }
}

/** Visits the objects on the way to the arrays whose items have a compiled schema: entries, and in them payloads. */
function entriesOf(bytes: Uint8Array, compiled: CompiledSchema, units: PayloadSpan[]): MemberVisitor {
  // The name may come after the payloads, so it is looked up when all is read.
  const entry: { name?: Span } = {};
  const inside = (steps: readonly string[]): MemberVisitor | undefined => {
    const below = compiled.items.filter(({ at }) => steps.every((step, i) => at[i] === step));
    const items = below.find(({ at }) => at.length === steps.length)?.compiled;
    if (below.length === 0) return undefined;
    return {
      member(step, _, start) {
        if (typeof step === "string") {
          if (steps.length === 0 && step === "name") entry.name = spanAt(bytes, start);
          return inside([...steps, step]);
        }
        if (items === undefined) return undefined;
        if (items.kindOf === undefined) return entriesOf(bytes, items, units);
        units.push(new EntryUnit(spanAt(bytes, start), entry));
        return undefined;
      },
    };
  };
  return inside([]) as MemberVisitor;
}

/** The span of a value of a valid text. */
function spanAt(bytes: Uint8Array, start: number): Span {
  let depth = 0;
  let at = start;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = closingQuote(bytes, at);
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
    if (depth < 0 || (depth === 0 && (byte === 0x2c || (byte as number) <= 0x20))) return { start, end: at };
    if (depth === 0 && (byte === quote || byte === 0x7d || byte === 0x5d)) return { start, end: at + 1 };
  }
  return { start, end: at };
}

const quote = 0x22;
const backslash = 0x5c;

function closingQuote(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
