import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import { inputName } from "../io/text.ts";
import { schemaNamed, withCatalog } from "./catalog.ts";
import { RowClassifier, type RowSettings } from "./row-classifier.ts";

/**
 * `event-schema classify`: answers each row of standard input on standard output. The rows that a chunk has ended are answered
 * before the next one is read, because an engine may wait for them before it sends more.
 */
export const runClassify = (
  formats: Pick<RowSettings, "input" | "output">,
  settings: Settings,
  io: Io,
): Promise<ExitCode> =>
  withCatalog(settings, io, async (catalog) => {
    const schema = schemaNamed(settings.schema, catalog);
    const { maxBytes, maxIssues } = settings;
    const rows = new RowClassifier({ ...formats, schema, maxBytes, maxIssues });
    try {
      for await (const chunk of io.stdin) if (!(await answered(rows.push(chunk), io))) return exit.ok;
      await answered(rows.end(), io);
      return exit.ok;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new UsageError(`${inputName("-")} cannot be read to its end: ${reasonOf(error)}`);
    }
  });

/** Writes answers. Returns whether there is still a reader. */
const answered = async (answers: Uint8Array, { stdout }: Io): Promise<boolean> =>
  answers.length === 0 || writeOut(stdout, answers);
