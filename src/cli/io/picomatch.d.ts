/** What this tool uses of picomatch, which has no types of its own. */
declare module "picomatch" {
  interface PicomatchOptions {
    /** The flags of the regular expression. */
    readonly flags: string;
    /** Whether `!` at the beginning is a character like others. */
    readonly nonegate: boolean;
    /** Whether `[!a]` is understood as in a shell. */
    readonly posix: boolean;
  }
  /** Throws a `SyntaxError` for a pattern that is too long. */
  function picomatch(pattern: string, options: PicomatchOptions): (name: string) => boolean;
  export = picomatch;
}
