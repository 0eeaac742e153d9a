import type { Loss } from "../../exchange/plan.ts";
import { plural, printable } from "../io/text.ts";

const maxPlaces = 3;

/** A line for each kind of loss, with the first places where it is. */
export function lossLines(file: string, losses: readonly Loss[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { event, property, what } of losses) {
    const place = [event, property].filter((one) => one !== undefined).map((one) => printable(one));
    places.set(what, (places.get(what) ?? new Set()).add(place.join(", ")));
  }
  return [...places].map(([what, where]) => {
    const named = [...where].filter((place) => place !== "");
    const more = named.length > maxPlaces ? `, and ${plural(named.length - maxPlaces, "more place")}` : "";
    const shown = named.length === 0 ? "" : ` (${named.slice(0, maxPlaces).join("; ")}${more})`;
    return `${file}: ${printable(what, 400)}${shown}\n`;
  });
}
