/** Bodies of a track request that a client made from the description of the API must accept, and that it must reject. */

const request = (...payload) => ({ track: [{ name: "Purchase", payload }] });

const event = { eventId: "evt_1", profileId: "usr_1" };
const product = { productId: "123", data: { name: "Wine", tags: ["red", null] } };

export const good = [
  request(event),
  request(product),
  request({ ...event, timestamp: 1714631904000, own: { key: [1] } }, product),
  request({ ...event, timestamp: "2026-01-31T09:30:00.123+05:30" }),
  { track: [] },
];

export const bad = [
  {},
  request({}),
  request({ eventId: "evt_1" }),
  request({ productId: 123 }),
  request({ ...event, timestamp: "yesterday" }),
  request({ ...product, data: "Wine" }),
  { track: [{ payload: [event] }] },
];
