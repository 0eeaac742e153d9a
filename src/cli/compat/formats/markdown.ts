import { tableText } from "../../../docs/blocks.ts";
import { code } from "../../../docs/inline.ts";
import {
  type ChangeReport,
  changelogSentences,
  countsText,
  directionText,
  issueText,
  type ReportedChange,
  valueText,
} from "../change-report.ts";
import { gateText } from "./gate-text.ts";

/** By which a later comment finds and replaces the one before. */
const marker = "<!-- event-schema compat -->";

const mostListed = 100;

/** The report as a comment of a pull request, and as text for a changelog. */
export function markdownChanges(report: ChangeReport): string {
  const notable = report.changes.filter(({ level }) => level !== "compatible" && level !== "annotation");
  const rest = report.changes.length - notable.length;
  return [
    marker,
    `## Schema changes: ${countsText(report)}`,
    ...(report.gate === undefined
      ? []
      : [`${report.gate.isEnough ? "" : "**"}${gateText(report.gate)}${report.gate.isEnough ? "" : "**"}`]),
    ...(notable.length === 0 ? ["Every payload keeps its verdict."] : [table(notable.slice(0, mostListed))]),
    ...(notable.length > mostListed ? [`… and ${notable.length - mostListed} more.`] : []),
    ...(rest > 0 ? [`${rest} more changes keep all verdicts.`] : []),
    ...whoFirst(report),
    ...changelog(report),
    ...report.warnings.map((text) => `⚠ ${text}`),
  ]
    .join("\n\n")
    .concat("\n")
    .replaceAll("##[", "#\\u0023[");
}

function table(changes: readonly ReportedChange[]): string {
  const rows = changes.map((change) => {
    const { level, direction, path, pointer, was, is, witness, reason, allowed } = change;
    const issue = issueText(change);
    const payload =
      witness === undefined
        ? (reason ?? "")
        : `${code(JSON.stringify(witness.payload))} ${issue === undefined ? "" : code(issue)}`;
    return [
      level + (allowed === undefined ? "" : ` (allowed: ${allowed})`),
      direction === undefined ? "" : directionText[direction],
      code(`${path}#${pointer}`),
      `${code(valueText(was))} → ${code(valueText(is))}`,
      payload.trim(),
    ];
  });
  return tableText(["level", "affects", "where", "was → is", "payload whose verdict changes"], rows);
}

/** What a changelog says of the changes. */
function changelog(report: ChangeReport): string[] {
  const sentences = changelogSentences(report).slice(0, mostListed);
  if (sentences.length === 0) return [];
  return ["### For the changelog", sentences.map((sentence) => `- ${code(sentence)}`).join("\n")];
}

/** Who is to be updated first. */
function whoFirst({ changes }: ChangeReport): string[] {
  const has = (direction: string) => changes.some((one) => one.direction === direction && one.level === "breaking");
  if (has("backward") && has("forward")) return ["Producers and consumers must be updated together."];
  if (has("backward")) return ["Update producers first: payloads of older ones are no longer valid."];
  return has("forward") ? ["Update consumers first: older ones reject payloads that are valid now."] : [];
}
