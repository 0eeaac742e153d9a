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
export { type Bump, neededVersion, type VersionNeed } from "./needed-version.ts";
