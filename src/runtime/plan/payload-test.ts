import type { PayloadTest, PayloadTestOf, SchemaPart } from "../validate/compiled-schema.ts";
import { byEventName } from "./event-names.ts";
import type { TrackingPlan } from "./plan.ts";
import { forbidden } from "./unknown-events.ts";

/** What a plan says of the members of a payload, given the schema of the `data` of its event. */
export function payloadTest(
  { attributes, product }: Pick<TrackingPlan, "attributes" | "product">,
  event: SchemaPart | undefined,
): PayloadTest {
  const attributesOf = (key: string) => attributes.find((part) => part.key === key);
  const user = attributesOf("userAttributes");
  const account = attributesOf("accountAttributes");
  return (data, userAttributes, accountAttributes, isProduct) =>
    passes(userAttributes, user) && passes(accountAttributes, account) && passes(data, isProduct ? product : event);
}

const passes = (value: unknown, part: SchemaPart | undefined): boolean =>
  part === undefined || (value === undefined ? !part.isRequired : part.compiled.guard(value));

/** The tests of payloads by the names of their entries. */
export function payloadTests(plan: TrackingPlan): PayloadTestOf {
  const { events, unknownEvents } = plan;
  const any = payloadTest(plan, undefined);
  const byName = byEventName(events, any, ({ data }) => payloadTest(plan, data));
  const unknown = unknownEvents === "forbid" ? payloadTest(plan, forbidden) : any;
  return (entry) => byName.get((entry as { readonly name?: unknown }).name) ?? unknown;
}
