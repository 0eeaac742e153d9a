import type { SchemaPart } from "../validate/compiled-schema.ts";
import type { TrackingPlan } from "./plan.ts";

/** Whether a valid payload is so by a plan too, given the schema of the `data` of its event. May throw where reading it throws. */
export type PayloadTest = (payload: unknown, event: SchemaPart | undefined) => boolean;

/**
 * The test of payloads, of which an own `discriminator` makes a product. It passes over the keys once: V8 knows from the loop itself
 * that a key is the object's own and enumerable, and to ask for it takes longer than all else here.
 */
export function payloadTest(
  { attributes, product }: Pick<TrackingPlan, "attributes" | "product">,
  discriminator?: string,
): PayloadTest {
  return (value, event) => {
    const payload = value as Readonly<Record<string, unknown>>;
    let data: unknown;
    let part = event;
    for (const key in payload) {
      // biome-ignore lint/suspicious/noPrototypeBuiltins: in this very form V8 knows the answer from the loop itself
      if (!Object.prototype.hasOwnProperty.call(payload, key)) continue;
      if (key === "data") data = payload[key];
      else if (key === discriminator) {
        if (payload[key] !== undefined) part = product;
      } else if (!passAttributes(payload, key, attributes)) return false;
    }
    return part === undefined || (data === undefined ? !part.isRequired : part.compiled.guard(data));
  };
}

function passAttributes(
  payload: Readonly<Record<string, unknown>>,
  key: string,
  attributes: readonly SchemaPart[],
): boolean {
  for (let i = 0; i < attributes.length; i++) {
    const part = attributes[i] as SchemaPart;
    if (part.key !== key) continue;
    const value = payload[key];
    return value === undefined || part.compiled.guard(value);
  }
  return true;
}
