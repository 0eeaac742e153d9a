import type { Outcome } from "../model.ts";

/** Data that pages hold for their scripts. */

/** A search result: a field, a code, a schema or a page, and its address. */
export interface SearchEntry {
  readonly id: number;
  readonly name: string;
  /** What it is, such as "field of Payload". */
  readonly what: string;
  /** What it means, without markup. */
  readonly text: string;
  /** Further words to find it by. They count less than the others. */
  readonly more: string;
  /** Whether few people look for it. */
  readonly isMinor: boolean;
  /** Relative to the folder of the site. */
  readonly path: string;
}

/** The global variable that holds the entries. */
export const searchIndexName = "searchIndex";

export interface PlaygroundData {
  /** The name of the first example. */
  readonly start: string;
  /** By the name that a link gives: `near_miss_key`, `payload.1`. */
  readonly examples: Readonly<Record<string, PlaygroundExample>>;
  /** What follows for a payload with the deciding key and for one without it, by family. */
  readonly outcomes: Readonly<Record<string, readonly Outcome[]>>;
  /** The family of each schema that is in the folder of one. */
  readonly families: Readonly<Record<string, string>>;
}

export interface PlaygroundExample {
  readonly text: string;
  /** What validates it: a family or a schema's name. */
  readonly by: string;
}

/** The id of the element that holds the playground's data. */
export const playgroundDataId = "playground-data";
