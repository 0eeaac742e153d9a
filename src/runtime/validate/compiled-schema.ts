import type { PayloadKind } from "../../../generated/kinds.ts";
import type { CollectIssues, Members } from "./members.ts";
import type { Path } from "./path.ts";
import type { Report } from "./report.ts";

/**
 * Whether a payload that is otherwise valid is so by a tracking plan too, given its members of which the plan says more (`x-planned`).
 * May throw where reading them throws.
 */
export type PayloadTest = (
  data: unknown,
  userAttributes: unknown,
  accountAttributes: unknown,
  isProduct?: boolean,
) => boolean;

/** Gives the test of an entry's payloads. */
export type PayloadTestOf = (entry: object) => PayloadTest;

/**
 * What the generator emits for one schema: a payload, an envelope, or another value that is validated by itself. The items of
 * each array that it knows have a compiled schema of their own, so that they can be walked one by one.
 */
export interface CompiledSchema {
  /** How messages name the value, such as "payload"; without it, by the key or index that leads to it. */
  readonly title?: string;
  /** The verdict, items included, by a tracking plan too if its test is given. May throw where reading the value throws. */
  readonly guard: (value: unknown, planned?: PayloadTest | PayloadTestOf) => boolean;
  /** Reports why the value is not valid. Items are left to be walked later. */
  readonly collectIssues: CollectIssues;
  /** The keys that the schema knows of an object; absent for a schema of other values. */
  readonly members?: Members;
  /** The keys that hold an identifier: what near misses are near to. */
  readonly identifiers: readonly string[];
  /** How many of them, from the first, identify a person or account, whose payloads are stitched into one profile. */
  readonly stitched?: number;
  /** The keys that hold a point in time. */
  readonly timestamps?: readonly string[];
  /** The key that decides between two kinds, if there is one: a near miss of it explains what else is missing. */
  readonly discriminator?: string;
  /** Of a payload: how the request that holds such payloads is recognized, and the name of its validator. */
  readonly request?: { readonly name: string; readonly guard: (value: unknown) => boolean };
  /** What to do about a missing key (`x-missing` in the schema). */
  readonly advice: Readonly<Record<string, string>>;
  /** The kind of a valid payload; absent for a schema of other values. */
  readonly kindOf?: (payload: object) => PayloadKind;
  /** The arrays in the value whose items are validated by themselves, by the keys that lead to them. */
  readonly items: readonly { readonly at: readonly string[]; readonly compiled: CompiledSchema }[];
  /** Members whose values are validated by themselves, such as the `data` of an event in a tracking plan. */
  readonly parts?: readonly SchemaPart[];
  /** The schema that applies where the value chooses one, such as the name of an entry does. Never throws. */
  readonly select?: (value: unknown) => CompiledSchema;
  /** Adds warnings that only this schema knows. May throw where reading the value throws. */
  readonly warn?: (value: object, path: Path, report: Report) => void;
}

/** A member whose value has a compiled schema of its own. */
export interface SchemaPart {
  readonly key: string;
  readonly compiled: CompiledSchema;
  readonly isRequired: boolean;
}

/** The schema that applies to a value. */
export const selected = (compiled: CompiledSchema, value: unknown): CompiledSchema =>
  compiled.select === undefined ? compiled : compiled.select(value);
