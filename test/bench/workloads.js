/** Deterministic workloads: 10,000 distinct parsed objects each, as services see them after `JSON.parse`. */
const count = 10_000;

export function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function shuffled(list, random) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

const eventKeys = ["eventId", "profileId", "sessionId", "accountId", "pageId", "userId", "timestamp", "data"];

const makers = {
  eventId: (i) => `evt_${i}_98ac13f01a2b`,
  profileId: (i) => `usr_${i}_12ab45c99d77`,
  sessionId: (i) => `sess_${i}_55f1a4c908e1`,
  accountId: (i) => `acc_${i % 50}_a9213fbb892`,
  pageId: (i) => `page_${i % 90}_dashboard`,
  userId: (i) => `user${i}@example.com`,
  productId: (i) => `sku_${i}`,
  timestamp: (i) => 1714631904000 + i,
  data: (i) => ({ name: "Wine", amount: 150 + (i % 9), quantity: 4 }),
};

const build = (keys, i, more = {}) =>
  Object.fromEntries(keys.map((key) => [key, Object.hasOwn(more, key) ? more[key](i) : makers[key](i)]));

function inOrders(keys, orders, seed, more) {
  const random = randomFrom(seed);
  const list = Array.from({ length: orders }, () => shuffled(keys, random));
  return Array.from({ length: count }, (_, i) => build(list[i % orders], i, more));
}

const bigData = (i) => Object.fromEntries(Array.from({ length: 50 }, (_, k) => [`field${k}`, k % 3 ? `v${i}` : i + k]));

/** Optional keys come and go, in any order: hundreds of hidden classes. */
function manyShapes(seed) {
  const random = randomFrom(seed);
  const shapes = Array.from({ length: 900 }, () =>
    shuffled(["eventId", "profileId", ...eventKeys.slice(2).filter(() => random(3) > 0)], random),
  );
  return Array.from({ length: count }, (_, i) => build(shapes[i % shapes.length], i));
}

const product = () => inOrders(["productId", "data"], 1, 7);
const events64 = () => inOrders(eventKeys, 64, 2);

function mixed() {
  const random = randomFrom(9);
  const kinds = [product(), events64(), events64(), manyShapes(4), manyShapes(5)];
  return Array.from({ length: count }, (_, i) => kinds[random(5)][i]);
}

function invalid() {
  const faults = [
    (event) => ({ ...event, profileId: undefined }),
    (event) => ({ ...event, eventId: " " }),
    (event) => ({ ...event, timestamp: "yesterday" }),
    (event) => ({ ...event, productId: null }),
    ({ eventId: _, profileId: __, ...rest }) => rest,
  ];
  return events64().map((event, i) => faults[i % faults.length](event));
}

/** What `JSON.parse` makes of the values once V8 has seen all of them: by then it has settled the hidden classes. */
export const parsed = (make) => () => {
  const texts = make().map((value) => JSON.stringify(value));
  const settled = texts.map((text) => JSON.parse(text));
  globalThis.gc?.();
  const list = settled.map((_, i) => JSON.parse(texts[i]));
  settled.length = 0;
  globalThis.gc?.();
  return list;
};

/** Made one at a time, so that no workload lives in another's caches. */
export const workloads = {
  "one shape": parsed(() => inOrders(eventKeys, 1, 1)),
  "64 key orders": parsed(events64),
  "900 shapes": parsed(() => manyShapes(3)),
  product: parsed(product),
  "data of 50 keys, 16 orders": parsed(() => inOrders(eventKeys, 16, 5, { data: bigData })),
  mixed: parsed(mixed),
  "invalid, 64 orders": parsed(invalid),
};
