import { expect, it } from "vitest";
import type { PlannedEvent } from "../../src/runtime/plan/plan.ts";
import { checkData } from "../../src/runtime/plan/track.ts";
import { objectSchema } from "../../src/runtime/validate/object.ts";

const compiled = objectSchema((value) => Object.hasOwn(value as object, "total"), [["total"]], 1);
const events: readonly PlannedEvent[] = [{ name: "Purchase", data: { key: "data", compiled, isRequired: true } }];

const saidOf = (name: string, data: object): string[] => {
  const said: string[] = [];
  checkData(events, name, data, (message) => said.push(message));
  return said;
};

it("says what is wrong with data, and which names no event has", () => {
  expect(saidOf("Purchase", { total: 9.5 })).toEqual([]);
  expect(saidOf("Purchase", {})).toEqual(["`Purchase` at /data/total: `total` is missing"]);
  expect(saidOf("Purchas", {})).toEqual(["`Purchas` is no event of the tracking plan. Did you mean `Purchase`?"]);
});

it("takes the events of the platform's own libraries as they are", () => {
  expect(saidOf("View Page", { anything: true })).toEqual([]);
  expect(saidOf("page_view", {})).toEqual([]);
});
