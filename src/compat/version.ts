import type { Change } from "./change.ts";

/** How a version must rise, the least first. */
const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

export interface NeededBumps {
  /** For those who send payloads, and for stored ones: what was valid stays valid. */
  readonly producers: Bump;
  /** For those who read payloads and still know the old schemas. */
  readonly consumers: Bump;
  /** For those who compile against the types. */
  readonly types: Bump;
  /** The most of them: the least bump of the package. */
  readonly needed: Bump;
  /** Who must take the new version first so that no payload is rejected; `undefined` if it does not matter or neither order will do. */
  readonly first: "producers" | "consumers" | undefined;
}

export interface BumpOptions {
  /** `strict` readers handle every case that a type lists, so that a wider schema breaks them, too. */
  readonly readers?: "tolerant" | "strict";
}

/** The least bump that says what changes do. */
export function neededBumps(changes: readonly Change[], { readers = "tolerant" }: BumpOptions = {}): NeededBumps {
  const wider: Bump = readers === "strict" ? "major" : "minor";
  const least: Bump = changes.length === 0 ? "none" : "patch";
  const most = (of: (change: Change) => Bump): Bump => largest([least, ...changes.map(of)]);
  const producers = most((change) => (isForward(change) ? "patch" : bumpBy(change, "major")));
  const consumers = most((change) =>
    change.direction === "backward" ? "patch" : bumpBy(change, isForward(change) ? wider : "major"),
  );
  const types = most((change) =>
    change.change === "type_changed" ? "minor" : bumpBy(change, isForward(change) ? wider : "major"),
  );
  return { producers, consumers, types, needed: largest([producers, consumers, types]), first: firstOf(changes) };
}

const isForward = ({ direction, level }: Change): boolean => direction === "forward" && level !== "unknown";

/** The bump for one change, where a breaking one needs the given bump. */
function bumpBy({ change, level }: Change, breaking: Bump): Bump {
  if (change === "schema_added") return "minor";
  switch (level) {
    case "breaking":
      return breaking;
    case "unknown":
      return "major";
    case "narrowing_unknown_key":
      return "minor";
    default:
      return "patch";
  }
}

function firstOf(changes: readonly Change[]): NeededBumps["first"] {
  const concerned = (one: Change["direction"]) =>
    changes.some(({ direction, level }) => direction === one && level === "breaking");
  if (concerned("backward") === concerned("forward")) return undefined;
  return concerned("backward") ? "producers" : "consumers";
}

const largest = (some: readonly Bump[]): Bump => bumps[Math.max(...some.map((bump) => bumps.indexOf(bump)))] as Bump;

/** The next version by a bump. Before 1.0.0, a minor version may break and a patch may add (SemVer, 4). */
export function nextVersion(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  const isEarly = major === 0;
  if (bump === "none") return version;
  if (bump === "major") return isEarly ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  if (bump === "minor" && !isEarly) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is high enough after another one for a bump. */
export function isEnough(from: string, to: string, bump: Bump): boolean {
  const needed = numbersOf(nextVersion(from, bump));
  const actual = numbersOf(to);
  const at = needed.findIndex((number, i) => number !== actual[i]);
  return at < 0 || (actual[at] as number) > (needed[at] as number);
}

const numbersOf = (version: string): number[] => version.split(/[.+-]/).slice(0, 3).map(Number);
