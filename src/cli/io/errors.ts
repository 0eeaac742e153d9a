import { CommanderError } from "commander";
import { printable } from "../report/text.ts";
import { exit, UsageError } from "./exit.ts";
import { OutputError } from "./output.ts";

/** Tells of what ended the run, and says what the exit code is. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.ok;
    if (error.code !== "commander.help") tell(`${usageMessage(error)}\n(event-schema --help says more)`);
  } else if (error instanceof UsageError || error instanceof OutputError) tell(error.message);
  else tell(`this is a mistake of the tool itself; please report it\n${traceOf(error)}`);
  return exit.trouble;
}

const tell = (message: string): boolean => process.stderr.write(`event-schema: ${message}\n`);

/** What the user has typed may drive a terminal; what is suggested is our own. */
function usageMessage({ message }: CommanderError): string {
  const [, text = "", suggestion = ""] = /^(?:error: )?(.*?)(\n\(Did you mean [^\n]*\?\))?$/s.exec(message) ?? [];
  return `${printable(text, 400)}${suggestion.replace("\n", " ")}`;
}

/** Where an unexpected error came from, without its message, which may hold anything. */
const traceOf = (error: unknown): string =>
  error instanceof Error ? [error.name, ...(error.stack?.match(/^ {4}at .*$/gm) ?? [])].join("\n") : typeof error;
