import type { Readable, Writable } from "node:stream";

/** Everything that the command line tool uses of the process that it runs in. */
export interface Io {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that file names are relative to; `.` leaves them to the system. */
  readonly cwd: string;
  /** Runs `cleanUp` when a signal ends the run. Returns a function that stops listening. */
  readonly onStop: (cleanUp: () => void) => () => void;
}

export type InputStream = Readable & { readonly isTTY?: boolean };

export type OutputStream = Writable & {
  readonly isTTY?: boolean;
  /** The width of the terminal. */
  readonly columns?: number;
  /** The file descriptor, where the stream has one. */
  readonly fd?: number;
};
