/** What is wrong with an input as a whole. */
export interface Problem {
  /** Not yet escaped for whatever shows it; absent if the problem is not in a file. */
  readonly file?: string;
  /** Safe to show unescaped. */
  readonly message: string;
  /** `error` makes the exit code 2. */
  readonly level: "error" | "warning";
}
