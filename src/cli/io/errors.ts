import { CommanderError } from "commander";
import { type ExitCode, exit, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { OutputError, writeMessage } from "./output.ts";
import { printable } from "./text.ts";

/** Reports the error that ended the run, and returns the exit code. */
export async function reportError(error: unknown, io: Io): Promise<ExitCode> {
  const message = messageOf(error);
  if (message !== undefined) await writeMessage(io, message);
  return error instanceof CommanderError && error.exitCode === 0 ? exit.ok : exit.error;
}

/** `undefined` if help was asked for, or shown in place of a message. */
function messageOf(error: unknown): string | undefined {
  if (error instanceof CommanderError) {
    const isHelp = error.exitCode === 0 || error.code === "commander.help";
    return isHelp ? undefined : `${usageMessage(error)}\n(event-schema --help says more)`;
  }
  if (error instanceof UsageError || error instanceof OutputError) return error.message;
  if ((error as NodeJS.ErrnoException | undefined)?.syscall === "uv_cwd") return lostFolder;
  return `internal error; please report it\n${traceOf(error)}`;
}

const lostFolder = "the working directory cannot be found: it was removed, or a folder above it cannot be read";

/** What the user has typed is escaped; the suggestion is our own. */
function usageMessage({ message }: CommanderError): string {
  const [, text = "", suggestion = ""] = /^(?:error: )?(.*?)(\n\(Did you mean [^\n]*\?\))?$/s.exec(message) ?? [];
  return `${printable(text, 400)}${suggestion.replace("\n", " ")}`;
}

/** Where an unexpected error came from, without its message, which may contain anything. */
const traceOf = (error: unknown): string =>
  error instanceof Error ? [error.name, ...(error.stack?.match(/^ {4}at .*$/gm) ?? [])].join("\n") : typeof error;
