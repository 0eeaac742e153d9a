import { expect } from "vitest";
import { type RoutingOptions, type Unit, unitsOf } from "../src/bytes.ts";
import { routed } from "./routed.ts";

const byteForByte = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The units of a message. Fails unless their lines are what `route` writes of it, and they are numbered. */
export async function unitsAsRouted(message: Uint8Array, options?: RoutingOptions): Promise<Unit[]> {
  const { bytes, counts } = await routed([message], options);
  const units = unitsOf(message, options);
  const lines = (wanted: Unit["way"]) => units.flatMap(({ way, line }) => (way === wanted ? [byteForByte(line)] : []));
  expect(lines("event").join("")).toBe(byteForByte(bytes.events));
  expect(lines("product").join("")).toBe(byteForByte(bytes.products));
  expect(lines("rejected").join("")).toBe(byteForByte(bytes.rejected));
  expect(units.map(({ index }) => index)).toEqual(Array.from({ length: counts.units }, (_, index) => index));
  return units;
}
