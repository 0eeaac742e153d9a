import type { SchemaNode } from "../schemas/model.ts";
import type { Direction, Level, Witness } from "./change.ts";
import type { Difference } from "./differences.ts";

/** What a difference does to the payloads of one schema, in one direction. */
export interface Effect {
  readonly difference: Difference;
  readonly direction: Direction;
  readonly level: Extract<Level, "breaking" | "narrowing_unknown_key" | "unknown">;
  readonly witness: Witness | undefined;
  readonly reason: string | undefined;
}

/** What is compared: one schema in both versions, and what differs in it that decides about payloads. */
export interface SchemaPair {
  readonly base: SchemaNode;
  readonly head: SchemaNode;
  readonly differences: readonly Difference[];
  /** The definitions that only one version has. They decide nothing, but references of the other one may lead to them. */
  readonly definitions: readonly Difference[];
  /** Documents to try where nothing can be decided. */
  readonly documents: Iterable<unknown>;
  readonly steps: number;
}
