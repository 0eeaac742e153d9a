import type { VersionGate } from "../version-gate.ts";

/** What the version must be, in one line. */
export function gateText({
  needed,
  producers,
  consumers,
  types,
  from,
  least,
  declared,
  isEnough,
}: VersionGate): string {
  const need = `${needed} (producers ${producers}, consumers ${consumers}, types ${types})`;
  const verdict = isEnough ? `${declared} is enough` : `${declared} is not enough: it must be at least ${least}`;
  return `version: from ${from}, the changes need ${need}; ${verdict}`;
}
