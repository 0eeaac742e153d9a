import type { FormatName } from "../constraints/formats.ts";
import { Undecidable } from "../constraints/undecidable.ts";

/** The types that JSON values have. They are disjoint, so each is decided by itself. */
export const jsonTypes = ["null", "boolean", "number", "string", "array", "object"] as const;
export type JsonType = (typeof jsonTypes)[number];

/**
 * A boolean combination of literals about values of one type, in negation normal form. Equal formulas of one store are one
 * object: a formula and its negation are known by identity. `and` of nothing is true, `or` of nothing is false.
 */
export interface Formula {
  readonly id: number;
  readonly op: "and" | "or" | "literal";
  readonly of: readonly Formula[];
  readonly literal: Literal | undefined;
}

/** What a schema says, type by type. Equal shapes of one store are one object. */
export interface Shape {
  readonly id: number;
  /** Throws `Undecidable` for a schema that refers to itself in place. */
  readonly parts: Readonly<Record<JsonType, Formula>>;
  /** Whether its parts are found only when they are asked for: a schema may lead back to itself. */
  readonly isLazy: boolean;
}

export type Literal = BooleanLiteral | NumberLiteral | StringLiteral | ArrayLiteral | ObjectLiteral;

interface BooleanLiteral {
  readonly op: "is";
  readonly value: boolean;
}

export type NumberLiteral =
  | { readonly op: "atLeast" | "atMost" | "above" | "below" | "multiple" | "notMultiple"; readonly limit: number }
  | { readonly op: "numbers" | "otherNumbers"; readonly values: readonly number[] };

export type StringLiteral =
  | { readonly op: "pattern" | "notPattern"; readonly pattern: string }
  | { readonly op: "format" | "notFormat"; readonly name: FormatName }
  | { readonly op: "minLength" | "maxLength"; readonly limit: number }
  | { readonly op: "strings" | "otherStrings"; readonly values: readonly string[] };

export type ArrayLiteral =
  | { readonly op: "minItems" | "maxItems"; readonly limit: number }
  | { readonly op: "unique" | "notUnique" }
  /** The item at the index, if there is one, has the shape. */
  | { readonly op: "item"; readonly index: number; readonly shape: Shape }
  /** From an index on, so many items or more have the shape, or so many or fewer. */
  | { readonly op: "some" | "few"; readonly from: number; readonly shape: Shape; readonly limit: number };

export type ObjectLiteral =
  | { readonly op: "minProperties" | "maxProperties"; readonly limit: number }
  | { readonly op: "present"; readonly key: string }
  /** The value of the key, if it is present, has the shape. */
  | { readonly op: "property"; readonly key: string; readonly shape: Shape }
  /** The values of all keys of a class have the shape, or that of some key does. */
  | { readonly op: "every" | "any"; readonly keys: Formula; readonly shape: Shape };

/** The error, if it says that a question has no answer: also where schemas are nested too deeply. Any other error is thrown. */
export function undecidable(error: unknown): Undecidable {
  if (error instanceof Undecidable) return error;
  if (error instanceof RangeError) return new Undecidable("the schemas are nested too deeply", true);
  throw error;
}

/** A limit on the work of one question, counted in steps and not in time: the answer is the same on every machine. */
export class Budget {
  #left: number;
  get left(): number {
    return this.#left;
  }
  constructor(steps: number) {
    this.#left = steps;
  }
  /** Does some of the work with a part of what is left. */
  share<T>(steps: number, action: () => T): T {
    const kept = Math.max(0, this.#left - steps);
    this.#left -= kept;
    try {
      return action();
    } finally {
      this.#left = Math.max(0, this.#left) + kept;
    }
  }

  spend(steps = 1): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Undecidable("the comparison takes too many steps", true);
  }
}
