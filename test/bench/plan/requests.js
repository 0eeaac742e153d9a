import { randomFrom } from "../workloads.js";

const products = ["SKU_1", "SKU_22", "SKU_333"];

/** The data of each event that a shop sends often. */
const data = {
  "Cart viewed": (random) => ({ lines: [line(random), line(random)] }),
  "Product added": (random) => ({ line: line(random) }),
  "Product viewed": (random) => ({ sku: products[random(3)], price: random(5000) / 100 }),
  Purchase: (random) => ({
    orderId: `order_${random(1e6)}`,
    total: random(90_000) / 100,
    currency: random(2) === 0 ? "EUR" : "USD",
    lines: Array.from({ length: 1 + random(3) }, () => line(random)),
  }),
  Search: (random) => ({ query: `wine ${random(1000)}`, results: random(50) }),
  "Signed up": () => ({ method: "email" }),
};

const line = (random) => ({ sku: products[random(3)], price: random(5000) / 100, quantity: 1 + random(4) });

/** Requests as libraries send them, one entry each. */
export function requestsOf(count, seed = 1) {
  const random = randomFrom(seed);
  const names = Object.keys(data);
  return Array.from({ length: count }, (_, i) => {
    const name = names[random(names.length)];
    const payload = {
      eventId: `evt_${i}_98ac13f01a2b`,
      profileId: `usr_${i}_12ab45c99d77`,
      sessionId: `sess_${i}_55f1a4c908e1`,
      timestamp: 1_714_631_904_000 + i,
      data: data[name](random),
    };
    return { track: [{ name, type: "track", payload: [payload] }] };
  });
}
