import type { Input } from "./input/inputs.ts";
import { isSystemError, reasonOf } from "./input/reasons.ts";
import { recordsOf } from "./input/records.ts";
import type { RecordResult } from "./report.ts";
import { resultOf } from "./result.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { type Judging, type Verdict, verdictOf } from "./verdict.ts";

/** Who hears of the records of an input. */
export interface Listener {
  /** The input can be read. */
  begin(): void;
  /** Whether anybody will read the details of the next record; if not, it is only counted. */
  readonly isDetailed: boolean;
  count(verdict: Verdict): void;
  take(result: RecordResult, verdict: Verdict): void;
}

/** Judges every record of an input. What is wrong with the input as a whole goes to the session. Says whether it was read to its end. */
export async function judgeInput(
  input: Input,
  judging: Judging,
  { maxBytes, showSource }: Pick<Settings, "maxBytes" | "showSource">,
  session: Session,
  listener: Listener,
): Promise<boolean> {
  const file = input.name;
  const warnings: string[] = [];
  let records = 0;
  let isBegun = false;
  try {
    for await (const batch of recordsOf(file, told(input, warnings, session), maxBytes)) {
      if (!isBegun) listener.begin();
      isBegun = true;
      for (const raw of batch) {
        const { isDetailed } = listener;
        const verdict = verdictOf(raw, judging, isDetailed);
        records++;
        if (isDetailed) listener.take(resultOf(file, records, raw, verdict, showSource), verdict);
        else listener.count(verdict);
      }
      await session.flush();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const how = isBegun ? "cannot be read to its end" : "cannot be read";
    await session.problem({ file, message: `${how}: ${reasonOf(error)}`, level: "error" });
    return false;
  }
  if (records === 0) warnings.push("holds no record");
  for (const message of warnings) await session.problem({ file, message, level: "warning" });
  return true;
}

async function* told(input: Input, warnings: string[], session: Session): AsyncGenerator<Uint8Array> {
  for await (const chunk of input.bytes((message) => warnings.push(message))) {
    session.progress(chunk.length);
    yield chunk;
  }
}
