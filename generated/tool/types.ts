// Generated from src/cli/io/config.schema.json and src/cli/report/report.schema.json by `event-schema generate`. Do not edit: edit the schema.

/**
 * Defaults for the command line tool event-schema. Flags on the command line win.
 */
export interface Config {
  /**
   * Where this schema is, for editors: ./node_modules/intempt-event-schema/dist/config.schema.json
   */
  $schema?: string | undefined;
  /**
   * What `event-schema validate` reads when no files are named: files, folders and globs, from the folder of this file.
   *
   * Items: At least 1 character.
   */
  files?: string[] | undefined;
  /**
   * validate by a family of schemas (contract, wire), which detects payloads and track requests, or every record by one schema, named by its path in schemas/
   */
  schema?: string | undefined;
  /**
   * the folder of a tracking plan: the events of a team, in files of JSON Schema (default: the schemas of this package alone). At least 1 character.
   */
  schemas?: string | undefined;
  /**
   * what becomes of entries whose names the tracking plan does not have (unknown_event)
   */
  unknownEvents?: "allow" | "warn" | "forbid" | undefined;
  /**
   * The folder that `event-schema generate` writes to. At least 1 character.
   */
  generated?: string | undefined;
  /**
   * What `event-schema generate` writes: TypeScript, or JavaScript with declarations.
   */
  language?: "ts" | "js" | undefined;
  /**
   * The folder of the suites of fixtures: what `event-schema test` tests when no folder is named, and what `event-schema generate` makes vectors of. At least 1 character.
   */
  fixtures?: string | undefined;
  /**
   * What is asked of schema files: that they are valid, or also a title, a description, a source and examples in each, a description of each property, and open content.
   */
  schemaRules?: "valid" | "strict" | undefined;
  /**
   * Changes that `event-schema compat` accepts, each with a reason.
   */
  allow?:
    | {
        /**
         * The name of the schema file, such as events/purchase.
         */
        schema: string;
        /**
         * The JSON Pointer in that file, as it is reported.
         */
        pointer: string;
        /**
         * What the change is called, such as constraint_added.
         */
        change: string;
        /**
         * Why it is accepted. At least 1 character.
         */
        reason: string;
        /**
         * The day (2027-01-31) or the version (2.0.0) from which on it is no longer accepted.
         */
        until?: string | undefined;
      }[]
    | undefined;
  /**
   * the maximum size of a record in bytes; a larger one is unreadable (too_large). An integer. At least 1.
   */
  maxBytes?: number | undefined;
  /**
   * the number of threads that validate a large NDJSON file (default: one for each processor, at most 4). An integer. At least 1.
   */
  jobs?: number | undefined;
  /**
   * warnings fail too
   */
  strict?: boolean | undefined;
  /**
   * the format of the report: pretty, json, ndjson, junit, sarif, github or gitlab; several if all but one name a file, as junit=report.xml does (default: github in a GitHub Actions job, else pretty). Matches `^(pretty|json|ndjson|junit|sarif|github|gitlab)(=[\s\S]+)?$`, if it is a string. At least 1 item, if it is an array.
   *
   * Items: Matches `^(pretty|json|ndjson|junit|sarif|github|gitlab)(=[\s\S]+)?$`.
   */
  format?: string | string[] | undefined;
  /**
   * write the report to this file, whole or not at all. At least 1 character.
   */
  output?: string | undefined;
  /**
   * the folder that junit, sarif, github and gitlab name files from (default: that of the repository, which has .git). At least 1 character.
   */
  reportRoot?: string | undefined;
  /**
   * list every record, also those without findings
   */
  all?: boolean | undefined;
  /**
   * the maximum number of issues listed for a record. An integer. At least 1.
   */
  maxIssues?: number | undefined;
  /**
   * the maximum number of records listed, those that fail before others; all are counted (ndjson lists all). An integer. At least 0.
   */
  maxResults?: number | undefined;
  /**
   * the maximum number of findings in junit, sarif and gitlab, and of annotations of each level in github (default: what the platform takes). An integer. At least 1.
   */
  maxFindings?: number | undefined;
  /**
   * report only failures: no warnings, no summary line, no progress
   */
  quiet?: boolean | undefined;
  /**
   * report only the counts, by kind and by code, and no findings
   */
  summary?: boolean | undefined;
  /**
   * show the lines around each finding (pretty only); they are payload content: restrict who can read them
   */
  showSource?: boolean | undefined;
  /**
   * color the pretty report (default: on a terminal, subject to NO_COLOR and FORCE_COLOR)
   */
  color?: boolean | undefined;
}

/**
 * What `event-schema validate --format json` and `event-schema test --format json` write. Each line of `--format ndjson` is one result (`#/$defs/result`). Keys may be added; no key is removed or changes its meaning. A report never contains a value of a payload.
 */
export interface Report {
  /**
   * The counts of the whole run. Always, records = valid + invalid + unreadable.
   */
  summary: {
    /**
     * Files that were read, standard input included. An integer. At least 0.
     */
    files: number;
    /**
     * JSON documents: files, elements of top-level arrays, lines. An integer. At least 0.
     */
    records: number;
    /**
     * Records without issues; for a suite of fixtures, records that are as expected. An integer. At least 0.
     */
    valid: number;
    /**
     * Records with issues; for a suite of fixtures, records that are not as expected. An integer. At least 0.
     */
    invalid: number;
    /**
     * Records that are not JSON, not UTF-8, or too large. An integer. At least 0.
     */
    unreadable: number;
    /**
     * Warnings of valid records. An integer. At least 0.
     */
    warnings: number;
    /**
     * Behavioral events among the payloads of valid records. An integer. At least 0.
     */
    events: number;
    /**
     * Products among the payloads of valid records. An integer. At least 0.
     */
    products: number;
    /**
     * Valid track requests. An integer. At least 0.
     */
    requests: number;
    /**
     * How many times each code of an issue or a warning occurred, listed or not.
     */
    codes: {
      [k: string]: number;
    };
    /**
     * Records that `route` has written, whose payloads were validated; absent if there are none. An integer. At least 0.
     */
    envelopes?: number | undefined;
    /**
     * Dead letters, whose originals were validated; absent if there are none. An integer. At least 0.
     */
    deadLetters?: number | undefined;
    [k: string]: unknown;
  };
  /**
   * The records with findings (all with `--all`), at most `--max-results`.
   *
   * Items: One record.
   */
  results: {
    /**
     * The input as it was named or found; `-` is standard input.
     */
    file: string;
    /**
     * Which record of its file, counted from 1. An integer. At least 1.
     */
    record: number;
    /**
     * The line on which the record begins, counted from 1. An integer. At least 1.
     */
    line: number;
    /**
     * Where in that line, counted from 1 in UTF-16 code units. An integer. At least 1.
     */
    column: number;
    /**
     * The same place in bytes from the beginning of the unpacked file. An integer. At least 0.
     */
    offset: number;
    /**
     * The kind of the record; null if it is unknown.
     */
    kind: "event" | "product" | "request" | null;
    /**
     * What makes the record invalid or unreadable, at most `--max-issues`.
     */
    issues: {
      /**
       * Stable; `event-schema explain` explains it. Matches `^[a-z][a-z_]*$`.
       */
      code: string;
      /**
       * The keys and indices that lead to the finding, including a missing key. Keys of more than 256 characters are cut.
       *
       * Items: An integer, if it is a number.
       */
      path: (string | number)[];
      /**
       * The path as a JSON Pointer (RFC 6901); `""` is the whole record.
       */
      pointer: string;
      /**
       * What is wrong and what to do, for a person. Its wording may change.
       */
      message: string;
      /**
       * The line of the value, of the object that lacks the key, or of a key that should not be there. An integer. At least 1.
       */
      line: number;
      /**
       * Where in that line, counted from 1 in UTF-16 code units. An integer. At least 1.
       */
      column: number;
      /**
       * A guess at the cause, such as a key that is nearly the missing one.
       */
      hint?: string | undefined;
      /**
       * For programs that word their own messages: `expected` and `found` types, the `limit`, the `allowed` values. Never a value of a payload.
       */
      params?:
        | {
            expected?: string[] | undefined;
            found?: string | undefined;
            limit?: number | undefined;
            allowed?: unknown[] | undefined;
            [k: string]: unknown;
          }
        | undefined;
      [k: string]: unknown;
    }[];
    /**
     * What is valid but probably not intended.
     */
    warnings: {
      /**
       * Stable; `event-schema explain` explains it. Matches `^[a-z][a-z_]*$`.
       */
      code: string;
      /**
       * The keys and indices that lead to the finding, including a missing key. Keys of more than 256 characters are cut.
       *
       * Items: An integer, if it is a number.
       */
      path: (string | number)[];
      /**
       * The path as a JSON Pointer (RFC 6901); `""` is the whole record.
       */
      pointer: string;
      /**
       * What is wrong and what to do, for a person. Its wording may change.
       */
      message: string;
      /**
       * The line of the value, of the object that lacks the key, or of a key that should not be there. An integer. At least 1.
       */
      line: number;
      /**
       * Where in that line, counted from 1 in UTF-16 code units. An integer. At least 1.
       */
      column: number;
      /**
       * A guess at the cause, such as a key that is nearly the missing one.
       */
      hint?: string | undefined;
      /**
       * For programs that word their own messages: `expected` and `found` types, the `limit`, the `allowed` values. Never a value of a payload.
       */
      params?:
        | {
            expected?: string[] | undefined;
            found?: string | undefined;
            limit?: number | undefined;
            allowed?: unknown[] | undefined;
            [k: string]: unknown;
          }
        | undefined;
      [k: string]: unknown;
    }[];
    [k: string]: unknown;
  }[];
  /**
   * What is wrong with inputs as a whole, such as a file that cannot be read.
   */
  problems: {
    /**
     * What is wrong, for a person.
     */
    message: string;
    /**
     * An error makes the exit code 2.
     */
    level: "error" | "warning";
    /**
     * The input; absent if the problem is not in an input.
     */
    file?: string | undefined;
    [k: string]: unknown;
  }[];
  [k: string]: unknown;
}
