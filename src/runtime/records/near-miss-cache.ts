import { asciiText } from "../json/skip.ts";
import type { MayBeNearMiss } from "../text/scan-state.ts";
import { nearMiss } from "../validate/near-miss.ts";

/** The most keys that are remembered: senders choose them, and may choose another each time. */
const most = 1000;

/** Whether keys in a stream of records may be near misses. Most keys come again and again, so answers are kept. */
export function nearMissCache(): MayBeNearMiss {
  const answers = new Map<readonly string[], Map<string, boolean>>();
  return (bytes, start, end, identifiers) => {
    const key = asciiText(bytes, start, end);
    if (key === undefined) return true;
    const known = answers.get(identifiers) ?? new Map<string, boolean>();
    if (known.size === 0) answers.set(identifiers, known);
    let mayBeNearMiss = known.get(key);
    if (mayBeNearMiss === undefined) {
      if (known.size === most) known.clear();
      mayBeNearMiss = nearMiss(key, identifiers) !== undefined;
      known.set(key, mayBeNearMiss);
    }
    return mayBeNearMiss;
  };
}
