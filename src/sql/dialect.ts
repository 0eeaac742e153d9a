import type { JsonClass } from "../constraints/constraint.ts";
import type { Regex } from "../constraints/regex.ts";

/** An expression of SQL. */
export type Sql = string;

/** A condition that is true or false or, unless `isKnown`, neither: what decides it is not seen by the engine. */
export interface Truth {
  readonly sql: Sql;
  readonly isKnown: boolean;
  /** Its value where it does not depend on the row. */
  readonly constant?: boolean;
}

/** A JSON Pointer in parts: text as it is, and expressions that give text. */
export type Pointer = readonly (string | { readonly sql: Sql })[];

/** The members of an object. The values are JSON; that of an absent key is what `isPresent` says is none. */
export interface Members {
  /** The last value of a key, which counts where it occurs more than once. */
  readonly value: (key: string) => Sql;
  /** Whether one of the keys occurs more than once; without keys, whether any does. */
  readonly hasRepeats: (keys?: readonly string[]) => Sql;
  /** A `duplicate_key` issue for each of the keys that occurs more than once, in the order of their second occurrences. */
  readonly repeats: (keys: readonly string[], pointer: Pointer) => Sql;
  readonly count: Sql;
  /** Whether the condition holds for every key, as text, and its value. */
  readonly every: (test: (key: Sql, value: Sql) => Truth) => Truth;
  /** The issues of all members, in their order. */
  readonly each: (issues: (key: Sql, value: Sql) => Sql) => Sql;
  /** Whether a key is written like the index of an array. JavaScript visits these first. */
  readonly hasIndexKeys: Sql;
}

/**
 * How an engine says what the rules need. Values are JSON in its own representation. Issues are lists of text, a code, a
 * space and a JSON Pointer each; the issue `?` stands for what the engine does not see.
 */
export interface Dialect {
  readonly name: DialectName;
  /** Whether the engine takes a text for JSON. */
  readonly isJson: (text: Sql) => Sql;
  /** Whether the engine may be wrong about that: it refuses some JSON, or accepts some text that is none. */
  readonly mayMisread: { readonly asJson: (text: Sql) => Sql | undefined; readonly asOther: (text: Sql) => Sql };
  /** The value of a text that is JSON. */
  readonly parsed: (text: Sql) => Sql;
  readonly string: (text: string) => Sql;
  readonly number: (value: number) => Sql;

  readonly and: (of: readonly Truth[]) => Sql;
  readonly or: (of: readonly Truth[]) => Sql;
  readonly not: (of: Truth) => Sql;
  /** The number of known conditions that hold. */
  readonly countTrue: (of: readonly Truth[]) => Sql;
  /** Whether a condition is known and true. */
  readonly isCertain: (of: Truth) => Sql;
  /** A condition that is unknown where another one, which is always known, holds, and true elsewhere. */
  readonly unknownIf: (condition: Sql) => Sql;

  readonly isPresent: (value: Sql) => Sql;
  readonly isOf: (value: Sql, to: JsonClass) => Sql;
  readonly isTrue: (value: Sql) => Sql;
  /** The string that a JSON string denotes. */
  readonly text: (value: Sql) => Sql;
  /** Whether a JSON string denotes the text, or `undefined` where it must be decoded for that. */
  readonly isString: (value: Sql, text: string) => Sql | undefined;
  /** The double that a JSON number denotes. */
  readonly double: (value: Sql) => Sql;
  /** Whether it is NULL for some numbers, which the engine cannot hold. */
  readonly mayMissDoubles?: true;
  /** Whether a double is finite; absent where no other one comes from JSON. */
  readonly isFinite?: (double: Sql) => Sql;
  /** The remainder of a division of two whole doubles below 2^53. */
  readonly remainder: (dividend: Sql, divisor: Sql) => Sql;
  /** The number of code points. */
  readonly length: (text: Sql) => Sql;
  /** Whether some part of the text matches; `undefined` where the engine's expressions cannot say it. */
  readonly matches: (text: Sql, regex: Regex) => Sql | undefined;
  /** Whether a JSON string begins with one of these ASCII characters, which is cheap, and false for all others. */
  readonly beginsWithin: (value: Sql, from: string, to: string) => Sql | undefined;

  /** What is found in the text of an object without a look at each value; absent where that is not cheaper. */
  readonly quick?: {
    /** An expression of the keys of the object, none or NULL where it is not JSON. */
    readonly withKeys: (text: Sql, name: string, body: (keys: Sql) => Sql) => Sql;
    readonly has: (keys: Sql, key: string) => Sql;
    readonly areUnique: (keys: Sql) => Sql;
    /** Whether some part of the text matches one of the expressions, in the syntax of RE2. */
    readonly matchesSome: (text: Sql, sources: readonly string[]) => Sql;
    /** Whether a text may be more than JSON that the engine takes for it; absent where it takes none. */
    readonly mayBeLenient?: (text: Sql) => Sql;
    /** An expression for the end of a key of plain characters that is written with an escape. */
    readonly keyWithEscape: string;
  };

  /** `then` where a condition holds, and else the body of a text, which is computed for no other rows. */
  readonly unless: (condition: Sql, then: Sql, text: Sql, name: string, body: (text: Sql) => Sql) => Sql;
  readonly bind: (value: Sql, name: string, body: Sql) => Sql;
  readonly withMembers: (value: Sql, keys: readonly string[], name: string, body: (members: Members) => Sql) => Sql;
  readonly itemCount: (value: Sql) => Sql;
  readonly item: (value: Sql, index: number) => Sql;
  readonly everyItem: (value: Sql, from: number, name: string, test: (item: Sql) => Truth) => Truth;
  readonly countItems: (value: Sql, name: string, test: (item: Sql) => Truth) => Sql;
  /** The issues of all items from an index on, in their order. */
  readonly eachItem: (value: Sql, from: number, name: string, issues: (item: Sql, index: Sql) => Sql) => Sql;
  /** The issues of values, each with its pointer, in their order; absent where that is not shorter than one after another. */
  readonly eachOf?: (
    values: readonly Sql[],
    pointers: readonly Sql[],
    name: string,
    issues: (value: Sql, pointer: Sql) => Sql,
  ) => Sql;
  /** Whether no two items are equal; unknown unless all are strings. */
  readonly areUnique: (value: Sql, name: string) => Truth;

  readonly noKind: Sql;
  readonly none: Sql;
  /** A list of one value. */
  readonly single: (value: Sql) => Sql;
  readonly issue: (code: string, pointer: Pointer) => Sql;
  readonly unseen: Sql;
  readonly concat: (lists: readonly Sql[]) => Sql;
  /** The issues of the first known condition that holds, and else the last ones. */
  readonly firstOf: (cases: readonly (readonly [condition: Sql, issues: Sql])[], otherwise: Sql) => Sql;
  /** The issues of a condition: those of `otherwise` where it is false, `?` where it is unknown. */
  readonly choose: (condition: Truth, then: Sql, otherwise: Sql) => Sql;
  readonly isEmpty: (list: Sql) => Sql;
  /** Whether the pointers of a list lead into more than one object. */
  readonly hasSeveralParents: (list: Sql) => Sql;
  readonly hasUnseen: (list: Sql) => Sql;
  /** The issues of a list as rows have them, with `code` and `pointer` apart: the first one of each pointer. */
  readonly issueColumn: (list: Sql) => Sql;
  /** A query of all columns of a table and the three of the verdict, given expressions of a list and of what is made of it. */
  readonly query: (table: string, columns: (found: Sql) => VerdictColumns, found: Sql) => Sql;
  /** The same, where rows that are clean show it by their text. */
  readonly quickQuery?: (table: string, query: QuickQuery) => Sql;
  /** A key as it is in a JSON Pointer. */
  readonly escapedKey: (key: Sql) => Sql;
}

/** A query of rows that are clean for certain, and of others, which are looked at exactly. */
interface QuickQuery {
  readonly column: string;
  /** Whether a text is clean, and its kind, given the column of its keys. */
  readonly isClean: (keys: Sql) => Sql;
  readonly kind: (keys: Sql) => Cases;
  readonly found: (text: Sql) => Sql;
  /** The columns of the verdict, given the kinds or by the value of the text. */
  readonly columns: (found: Sql, kinds?: Cases) => VerdictColumns;
}

/** The value of the first condition that holds, and else the last one. */
export interface Cases {
  readonly cases: readonly (readonly [condition: Sql, value: Sql])[];
  readonly otherwise: Sql;
}

/** The columns that a query adds to those of the table. */
export interface VerdictColumns {
  readonly verdict: Sql;
  readonly kind: Sql;
  readonly issues: Sql;
}

export type DialectName = "clickhouse" | "duckdb" | "postgres";
