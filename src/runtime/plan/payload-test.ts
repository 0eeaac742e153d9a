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
  const attributesOf = (key: string) => attributes.find((part) => part.key === key);
  const user = attributesOf("userAttributes");
  const account = attributesOf("accountAttributes");
  return (value, event) => {
    const payload = value as Readonly<Record<string, unknown>>;
    let data: unknown;
    let part = event;
    for (const key in payload) {
      // biome-ignore lint/suspicious/noPrototypeBuiltins: in this very form V8 knows the answer from the loop itself
      if (!Object.prototype.hasOwnProperty.call(payload, key)) continue;
      if (key === "data") data = payload[key];
      else if (key === "userAttributes") {
        if (!passesPart(payload[key], user)) return false;
      } else if (key === "accountAttributes") {
        if (!passesPart(payload[key], account)) return false;
      } else if (key === discriminator && payload[key] !== undefined) part = product;
    }
    return part === undefined || (data === undefined ? !part.isRequired : part.compiled.guard(data));
  };
}

const passesPart = (value: unknown, part: SchemaPart | undefined): boolean =>
  value === undefined || part === undefined || part.compiled.guard(value);
