export {
  type Change,
  type ChangeCode,
  changeCodes,
  type Direction,
  type Level,
  levels,
  type Witness,
} from "./change.ts";
export { type CompareOptions, compare } from "./compare.ts";
export { type Inclusion, inclusion } from "./inclusion.ts";
export { type Bump, isEnough, type NeededBumps, neededBumps, nextVersion } from "./version.ts";
