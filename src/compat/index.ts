export {
  type Change,
  type ChangeCode,
  changeCodes,
  type Direction,
  type Level,
  levels,
  type Witness,
  type WitnessIssue,
} from "./change.ts";
export { compare } from "./compare-versions.ts";
export { type Bump, type BumpOptions, isEnough, type NeededBumps, neededBumps, nextVersion } from "./version.ts";
