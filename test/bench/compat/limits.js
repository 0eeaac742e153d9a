import { compare } from "../../../src/compat/compare.ts";
import { hostile, unionOfEvents } from "../../compat/hostile.ts";
import { realVersions } from "../../compat/real-versions.ts";
import { setOf } from "../../compat/versions.ts";
import { schemas } from "../../oracle.ts";

/** Prints the seconds that comparisons take beside their limits. */
export function printTimes() {
  for (const [name, [base, head]] of Object.entries(hostile)) print(name, 10, setOf(base), setOf(head));
  const identifier = { ...schemas.get("common/identifier"), maxLength: 64 };
  print("the shipped schemas", 2, schemas, new Map([...schemas, ["common/identifier", identifier]]));
  for (const keyword of ["anyOf", "oneOf"])
    print(`a union of 200 events by ${keyword}`, 5, setOf(unionOfEvents(keyword)), setOf(unionOfEvents(keyword, 77)));
  const { base, head } = realVersions(500);
  print("500 real schemas", 60, base, head);
}

function print(name, limit, base, head) {
  const start = performance.now();
  compare(base, head);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${seconds <= limit ? "reached" : "MISSED "}  ${name}: ${seconds.toFixed(2)} s (at most ${limit})`);
}
