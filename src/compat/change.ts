import type { IssueCode } from "../runtime/validate/codes.ts";
import type { Path } from "../runtime/validate/path.ts";

/** What each level means, the worst first. */
export const levels = {
  breaking: "A payload that is valid by one version is invalid by the other.",
  unknown: "Neither was it proved that no payload is concerned, nor was one found.",
  narrowing_unknown_key:
    "Only payloads are concerned that hold a key which their version leaves open and the other one describes.",
  annotation: "No keyword that decides about payloads differs.",
  compatible: "It is proved that no payload is concerned.",
} as const satisfies Record<string, string>;

export type Level = keyof typeof levels;

/** `backward`: old payloads under the new schema. `forward`: new payloads under the old schema. */
export type Direction = "backward" | "forward";

/** What each change is. The codes are stable: allowances may rely on them. */
export const changeCodes = {
  schema_added: "A schema file was added.",
  schema_removed: "A schema file was removed.",
  schema_renamed: "A schema file has another name, and its content is the same.",
  constraint_added: "A keyword that decides about payloads was added.",
  constraint_changed: "A keyword that decides about payloads has another value.",
  constraint_removed: "A keyword that decides about payloads was removed.",
  property_added: "A key is described that was not described before.",
  property_removed: "A key is no longer described.",
  annotation_changed: "A title, a description or another annotation was added, removed or changed.",
  issue_changed: "The code or message that is reported where a payload is invalid was changed.",
  kind_changed:
    "A payload that is valid by both versions is of another kind, or another consequence follows from its kind.",
  routing_changed: "A document is recognized as something else.",
  event_renamed: "An event has another name on the wire.",
  type_changed: "The TypeScript type differs, although the same payloads are valid.",
} as const satisfies Record<string, string>;

export type ChangeCode = keyof typeof changeCodes;

/** The issue that the version which rejects a payload gives. */
export interface WitnessIssue {
  readonly code: IssueCode;
  readonly path: Path;
}

/** A payload that one version accepts and the other one rejects. It is made up: no payload of a user is in it. */
export interface Witness {
  readonly payload: unknown;
  /** The schema that it is a payload of: others in which the change is seen may look at it differently. */
  readonly schema: string;
  /** `undefined` where nothing can be generated from the schema that rejects the payload, or where both accept it. */
  readonly issue: WitnessIssue | undefined;
}

/** One thing that differs between two versions of schemas, and what follows from it. */
export interface Change {
  readonly change: ChangeCode;
  readonly level: Level;
  /** Whose payloads are concerned; `undefined` where none are, or where it does not depend on them. */
  readonly direction: Direction | undefined;
  /** The schema file in which the versions differ. */
  readonly file: string;
  /** The JSON Pointer in that file: of the new version where it is there, otherwise of the old one. */
  readonly pointer: string;
  /** The value in the old version; `undefined` where there is none. */
  readonly was: unknown;
  /** The value in the new version; `undefined` where there is none. */
  readonly is: unknown;
  /** The schemas whose payloads are concerned, or in which it is seen. */
  readonly schemas: readonly string[];
  readonly witness: Witness | undefined;
  /** Why the level is `unknown`. */
  readonly reason: string | undefined;
}
