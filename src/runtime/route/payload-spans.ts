import { type MemberVisitor, visitMembers } from "../json/visitor.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";

/** The offsets of a value in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A payload of a track request. */
export interface PayloadSpan extends Span {
  /** The entry that holds it, and the name of its event, quotes and all. */
  readonly entry: { readonly name?: Span };
}

/** The payloads of a track request in the order of the text, which must be JSON. */
export function payloadSpansIn(bytes: Uint8Array, request: CompiledSchema): PayloadSpan[] {
  const spans: PayloadSpan[] = [];
  visitMembers(bytes, entriesOf(request, spans));
  return spans;
}

/** Visits the objects on the way to the arrays whose items have a compiled schema: entries, and in them payloads. */
function entriesOf(compiled: CompiledSchema, spans: PayloadSpan[]): MemberVisitor {
  // The name may come after the payloads.
  const entry: { name?: Span } = {};
  const inside = (steps: readonly string[]): MemberVisitor | undefined => {
    const below = compiled.items.filter(({ at }) => steps.every((step, i) => at[i] === step));
    const items = below.find(({ at }) => at.length === steps.length)?.compiled;
    if (below.length === 0) return undefined;
    return {
      member(step, _, start) {
        if (steps.length === 0 && step === "name") return { end: (end) => (entry.name = { start, end }) };
        if (typeof step === "string") return inside([...steps, step]);
        if (items === undefined) return undefined;
        if (items.kindOf === undefined) return entriesOf(items, spans);
        return { end: (end) => spans.push({ start, end, entry }) };
      },
    };
  };
  return inside([]) ?? {};
}
