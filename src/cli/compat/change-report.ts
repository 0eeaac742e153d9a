import type { Change, Level } from "../../compat/change.ts";
import type { Position } from "../../runtime/json/position.ts";
import { SchemaError } from "../../schemas/schema.ts";
import type { SchemaVersion } from "./schema-version.ts";
import type { VersionGate } from "./version-gate.ts";

/** All that `event-schema compat` has found. */
export interface ChangeReport {
  /** What the versions are called. */
  readonly base: string;
  readonly head: string;
  /** The worst ones first. */
  readonly changes: readonly ReportedChange[];
  /** What is wrong with allowances, such as one that nothing needs. */
  readonly warnings: readonly string[];
  /** The version that the changes ask for, where that is asked. */
  readonly gate?: VersionGate;
}

/** A change as it is reported. */
export interface ReportedChange extends Change, Position {
  /** The path of the file in which it is. */
  readonly path: string;
  /** Whether the run fails because of it. */
  readonly fails: boolean;
  /** Why it is allowed. */
  readonly allowed?: string;
}

/** Who is affected in each direction. */
export const directionText = {
  backward: "old payloads, new schema",
  forward: "new payloads, old schema",
} as const;

/** Who is affected in each direction, as a sentence. */
export const affectedText = {
  backward: "stored events, and clients that are not updated",
  forward: "consumers that are not updated",
} as const;

const order: readonly Level[] = ["breaking", "unknown", "narrowing_unknown_key", "annotation", "compatible"];

/** The changes with their places in files, the worst ones first. */
export function placed(changes: readonly Change[], base: SchemaVersion, head: SchemaVersion) {
  return changes
    .map((change) => ({ ...change, ...placeOf(change, base, head) }))
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

/** Where a change is: in the new version at its pointer, or at what held it; in the old one where the file is gone. */
function placeOf({ file, pointer }: Change, base: SchemaVersion, head: SchemaVersion): Position & { path: string } {
  const version = head.schemas.has(file) ? head : base;
  for (let at = pointer; ; at = at.replace(/\/[^/]*$/, "")) {
    const position = version.positionOf(new SchemaError(file, at, ""));
    if (position !== undefined) return { path: version.pathOf(file), line: position.line, column: position.column };
    if (at === "") return { path: version.pathOf(file), line: 1, column: 1 };
  }
}

/** How many changes have each level. */
export function countsOf({ changes }: ChangeReport): Record<Level, number> {
  const counts = Object.fromEntries(order.map((level) => [level, 0])) as Record<Level, number>;
  for (const { level } of changes) counts[level]++;
  return counts;
}

/** The counts in one line. */
export const countsText = (report: ChangeReport): string => {
  const counts = countsOf(report);
  const given = order.filter((level) => counts[level] > 0 || ["breaking", "unknown"].includes(level));
  return given.map((level) => `${counts[level]} ${level}`).join(", ");
};

/** A value of a schema on one line. */
export const valueText = (value: unknown): string => (value === undefined ? "(nothing)" : JSON.stringify(value));

/** What has changed, in one line. */
export const changeText = ({ change, was, is }: Change): string => `${change}: ${valueText(was)} → ${valueText(is)}`;

/** The issue that the rejecting version gives, in one line. */
export function issueText({ witness }: Change): string | undefined {
  const issue = witness?.issue;
  return issue && `${issue.path.map((step) => `/${step}`).join("") || "(whole payload)"} ${issue.code}`;
}

/** What a changelog says of the changes that payloads notice, a sentence for each. */
export const changelogSentences = ({ changes }: ChangeReport): string[] => [
  ...new Set(
    changes.flatMap((change) => {
      const { level, direction, path, pointer } = change;
      if (level === "compatible" || level === "annotation") return [];
      const what = `${path}${pointer === "" ? "" : ` #${pointer}`}: ${changeText(change)}`;
      if (level !== "breaking") return [`Check: ${what}`];
      return [`${direction === "forward" ? "Wider" : "Breaking"}: ${what}`];
    }),
  ),
];
