import type { Change } from "./change.ts";

/** How much a version must rise (SemVer 2.0.0), the least first. */
export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/** How much the version must rise for each group of those who rely on the schemas. */
export interface VersionNeed {
  /** The largest of the others. */
  readonly bump: Bump;
  /** Who sends payloads, and who has stored them: what was valid must stay valid. */
  readonly producers: Bump;
  /** Who reads payloads by an older version: what is sent now should be valid by that. */
  readonly consumers: Bump;
  /** Who compiles code against the generated types. */
  readonly types: Bump;
}

/**
 * The least rise of the version that changes ask for. Payloads that are no longer valid, or whose validity is not known, ask for a
 * major version; payloads that are newly valid, keys that are newly described, types that differ and schemas that are added for a minor one.
 */
export function neededVersion(changes: readonly Change[]): VersionNeed {
  const least: Bump = changes.length === 0 ? "none" : "patch";
  const need = (of: (change: Change) => Bump): Bump => largest([least, ...changes.map(of)]);
  const [producers, consumers, types] = [need(forProducers), need(forConsumers), need(forTypes)];
  return { bump: largest([producers, consumers, types]), producers, consumers, types };
}

export const largest = (all: readonly Bump[]): Bump =>
  all.reduce((most, one) => (bumps.indexOf(one) > bumps.indexOf(most) ? one : most), "none");

function forProducers({ change, level, direction }: Change): Bump {
  if (change === "schema_added") return "minor";
  if (direction === "forward") return "none";
  if (level === "breaking" || level === "unknown") return "major";
  return level === "narrowing_unknown_key" ? "minor" : "none";
}

/** New payloads that old readers cannot read ask for a minor version: readers are to be updated first. */
function forConsumers({ change, level, direction }: Change): Bump {
  if (change === "schema_added") return "minor";
  if (level === "unknown" && direction === "forward") return "major";
  if (level === "breaking" && direction === undefined) return "major";
  return direction === "forward" && ["breaking", "narrowing_unknown_key"].includes(level) ? "minor" : "none";
}

function forTypes({ change, level, direction }: Change): Bump {
  if (change === "schema_removed" || change === "schema_renamed") return "major";
  if (change === "type_changed" || change === "schema_added") return "minor";
  return level === "breaking" && direction === "forward" ? "minor" : "none";
}
