import type { Command } from "commander";
import type { ExitCode } from "../io/exit.ts";
import type { Io } from "../io/io.ts";

/** A command of the tool. */
export interface ToolCommand {
  readonly name: string;
  /** Adds the help texts, arguments and flags. */
  define(command: Command): void;
  /** The body. It gets the arguments and flags as `define` declares them. */
  run(io: Io, ...args: never[]): Promise<ExitCode>;
}

/** What exit code 2 means, in help texts. */
export const errorMeaning = `the command line or the configuration is wrong, a file cannot be read or
       written, or nothing was validated`;

/** The exit codes of the validating commands, in help texts. */
export const exitCodes = `Exit codes:
  0    every record is valid
  1    there are findings: an invalid or unreadable record; with --strict, a warning
  2    ${errorMeaning}
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`;
