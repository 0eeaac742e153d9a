import type { Outcome } from "../model.ts";

/** What the pages tell their scripts. */

/** What can be found: a field, a code or a schema, and where it is told. */
export interface SearchEntry {
  readonly id: number;
  readonly name: string;
  /** What it is, such as "field of Payload". */
  readonly what: string;
  /** What it means, without any markup. */
  readonly text: string;
  /** What else is told there: it is found by that too, after all that is nearer. */
  readonly more: string;
  /** Whether few look for it. */
  readonly isMinor: boolean;
  /** From the folder of the site. */
  readonly path: string;
}

/** The global variable that holds the entries. */
export const searchIndexName = "searchIndex";

export interface PlaygroundData {
  /** The example to begin with. */
  readonly start: string;
  /** By the name that a link gives: `near_miss_key`, `payload.1`. */
  readonly examples: Readonly<Record<string, PlaygroundExample>>;
  /** What follows for a payload with the deciding key and for one without it, by family: `contract`, `wire`. */
  readonly outcomes: Readonly<Record<string, readonly Outcome[]>>;
}

export interface PlaygroundExample {
  readonly text: string;
  /** What it is judged by: a family or a schema's name. */
  readonly by: string;
}

/** The id of the element that holds the playground's data. */
export const playgroundDataId = "playground-data";
