import type { BehavioralEventLine, DeadLetter, ProductLine } from "./modelina-asyncapi.ts";
import type { BehavioralEvent, Product, TrackRequest } from "./modelina-openapi.ts";

/** What the models allow and refuse. */

const event: BehavioralEvent = { eventId: "evt_1", profileId: "usr_1", timestamp: 1714631904000 };
const product: Product = { productId: "123", data: { name: "Wine" } };
export const body: TrackRequest = { track: [{ reservedName: "Purchase", payload: [event, product] }] };
export const lines: (BehavioralEventLine | ProductLine)[] = [{ payload: event }, { payload: product }];
export const codes = ({ issues }: DeadLetter): string[] => issues.map(({ code }) => code);

export const wrong: TrackRequest[] = [
  // @ts-expect-error -- a payload is an event or a product
  { track: [{ reservedName: "Purchase", payload: [{}] }] },
  // @ts-expect-error -- an identifier is a string
  { track: [{ reservedName: "Purchase", payload: [{ productId: 123 }] }] },
];
