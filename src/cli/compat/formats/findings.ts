import { escapeUnsafe } from "../../io/text.ts";
import { type ChangeReport, changeText, directionText, issueText, type ReportedChange } from "../change-report.ts";

/** Changes that formats of findings list: those that fail are errors, the others that concern payloads are warnings. */
export const listedChanges = ({ changes }: ChangeReport): readonly ReportedChange[] =>
  changes.filter(({ level }) => level !== "compatible" && level !== "annotation");

/** A change in one line: what it was and is, whom it affects, and a payload that shows it. */
export function lineOf(change: ReportedChange): string {
  const { level, direction, witness, reason } = change;
  const issue = issueText(change);
  const parts = [
    `${level}: ${changeText(change)}`,
    ...(direction === undefined ? [] : [directionText[direction]]),
    ...(witness === undefined
      ? []
      : [`payload ${JSON.stringify(witness.payload)}${issue === undefined ? "" : `: ${issue}`}`]),
    ...(reason === undefined ? [] : [reason]),
  ];
  return escapeUnsafe(parts.join("; "));
}
