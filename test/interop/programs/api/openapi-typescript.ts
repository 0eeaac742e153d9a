import type { components, paths } from "./openapi-typescript-client.ts";

/** What the types of a client allow and refuse. */

type Body = paths["/track"]["post"]["requestBody"]["content"]["application/json"];
type Payload = components["schemas"]["payload"];
type Problem = paths["/track"]["post"]["responses"][400]["content"]["application/json"];

const event = { eventId: "evt_1", profileId: "usr_1", timestamp: 1714631904000, own: { key: [1] } };
const product = { productId: "123", data: { name: "Wine", tags: ["red", null] } };
export const body: Body = { track: [{ name: "Purchase", payload: [event, product] }] };
export const first: Payload | undefined = body.track[0]?.payload[0];
export const codes = (problem: Problem): string[] => problem.issues.map(({ code, line }) => `${line} ${code}`);

export const wrong: Body[] = [
  // @ts-expect-error -- the body needs a track
  {},
  // @ts-expect-error -- a payload is an event or a product
  { track: [{ name: "Purchase", payload: [{}] }] },
  // @ts-expect-error -- an event needs a profile
  { track: [{ name: "Purchase", payload: [{ eventId: "evt_1" }] }] },
  // @ts-expect-error -- an identifier is a string
  { track: [{ name: "Purchase", payload: [{ productId: 123 }] }] },
  // @ts-expect-error -- an entry has a name
  { track: [{ payload: [product] }] },
];
