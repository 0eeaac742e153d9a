import type { DeadLetter } from "../../generated/types.ts";
import { guard } from "../../generated/validators/dead-letter.ts";
import { offsetsOf, type Position, positionsOf, shifted } from "../runtime/json/position.ts";
import { recordOf } from "../runtime/records/record-buffer.ts";
import { originalOf } from "../runtime/route/dead-letter.ts";
import { envelopedIn } from "../runtime/route/envelope.ts";
import type { RawRecord } from "../runtime/text/raw-record.ts";
import type { TextIssue } from "../runtime/text/text.ts";
import type { Verdict } from "../runtime/text/verdict.ts";
import { toPointer } from "../runtime/validate/path.ts";

/** A line that `route` has written, by what holds the payload in it. */
export type RoutedAs = "envelope" | "letter";

/** The verdict on what a line holds that `route` has written. */
export interface RoutedVerdict extends Verdict {
  readonly routedAs: RoutedAs;
}

/** Validates a record by the schema of an event of that name or, without a name, as any other record. */
type VerdictOf = (record: RawRecord, name: string | undefined) => Verdict;

const isLetter = guard as (value: unknown) => value is DeadLetter;

/** The verdict on the payload of an envelope or on the original of a dead letter; `undefined` for any other record. */
export function routedVerdict(value: unknown, record: RawRecord, verdictOf: VerdictOf): RoutedVerdict | undefined {
  const { content } = record;
  if (!(content instanceof Uint8Array)) return undefined;
  const enveloped = envelopedIn(value, record, content);
  if (enveloped !== undefined) return inEnvelope(verdictOf(enveloped.record, enveloped.name));
  return isLetter(value) ? inLetter(value, record, content, verdictOf) : undefined;
}

/** Paths lead from the record, so they begin with the key of the payload. */
function inEnvelope(verdict: Verdict): RoutedVerdict {
  const moved = (issue: TextIssue): TextIssue => {
    const path = ["payload", ...issue.path];
    return { ...issue, path, pointer: toPointer(path) };
  };
  return { ...verdict, issues: verdict.issues.map(moved), warnings: verdict.warnings.map(moved), routedAs: "envelope" };
}

/** Paths begin at the original, as those of the letter itself do. The place is that of the original, which is a string. */
function inLetter(letter: DeadLetter, record: RawRecord, content: Uint8Array, verdictOf: VerdictOf): RoutedVerdict {
  const [original] = offsetsOf(content, [["original"]]);
  const [place] = positionsOf(content, [original?.value ?? 0]);
  const position = shifted(place as Position, record);
  const bytes = originalOf(letter) ?? new Uint8Array();
  const start = { offset: 0, line: 1, column: 1 };
  const held: RawRecord = recordOf(bytes, 0, bytes.length, start, Number.POSITIVE_INFINITY) ?? {
    ...record,
    content: missing,
  };
  const verdict = verdictOf(held, letter.name);
  const moved = (issue: TextIssue): TextIssue => ({ ...issue, ...position });
  return { ...verdict, issues: verdict.issues.map(moved), warnings: verdict.warnings.map(moved), routedAs: "letter" };
}

const missing = { code: "too_large", what: "the dead letter does not hold its original" } as const;
