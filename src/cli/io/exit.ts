/** The exit codes of `event-schema`. The most severe outcome decides. */
export const exit = {
  /** Everything is valid. */
  ok: 0,
  /** There are findings: an invalid or an unreadable record. */
  findings: 1,
  /** The command line or the configuration is wrong, a file could not be read, or nothing was validated. */
  error: 2,
  /** Stopped by SIGHUP: the terminal is gone. */
  hungUp: 129,
  /** Stopped by SIGINT, as by Ctrl-C. */
  interrupted: 130,
  /** Stopped by SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** A mistake in how the tool was called. It is reported without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
