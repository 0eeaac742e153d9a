import type { CompiledSchema } from "./compiled-schema.ts";
import { type Path, valueAt } from "./path.ts";
import { isObject, ownValue } from "./presence.ts";

/** The schema of a track request without its payloads: each of them is validated by itself. */
export const envelopeOf = ({ select: _, ...compiled }: CompiledSchema): CompiledSchema => ({
  ...compiled,
  items: compiled.items.map(({ at, compiled: items }) => ({
    at,
    compiled: items.kindOf ? anything : envelopeOf(items),
  })),
});

const anything: CompiledSchema = {
  title: "payload",
  guard: () => true,
  collectIssues: () => {},
  identifiers: [],
  advice: {},
  items: [],
};

/** A payload in a track request. */
export interface HeldPayload {
  readonly value: unknown;
  readonly path: Path;
  /** The name of its event. */
  readonly name?: string;
}

/** The payloads of a request whose envelope is valid. */
export function* payloadsIn(request: unknown, compiled: CompiledSchema, path: Path = []): Generator<HeldPayload> {
  const name = isObject(request) ? ownValue(request, "name") : undefined;
  for (const { at, compiled: items } of compiled.items) {
    const values = valueAt(request, at) as readonly unknown[];
    for (let i = 0; i < values.length; i++) {
      const place = [...path, ...at, i];
      if (items.kindOf === undefined) yield* payloadsIn(values[i], items, place);
      else yield { value: values[i], path: place, ...(typeof name === "string" && { name }) };
    }
  }
}
