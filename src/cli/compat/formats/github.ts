import { escapeUnsafe } from "../../io/text.ts";
import { hostPath } from "../../report/findings.ts";
import { command } from "../../report/github.ts";
import { type ChangeReport, countsText } from "../change-report.ts";
import { lineOf, listedChanges } from "./findings.ts";
import { gateText } from "./gate-text.ts";

/** The changes as annotations of GitHub, then the counts as a line. */
export function githubChanges(report: ChangeReport): string {
  const { base, head, warnings, gate } = report;
  const changes = listedChanges(report).map((change) => {
    const { path, line, column, pointer, fails } = change;
    const title = escapeUnsafe(`event-schema compat${pointer === "" ? "" : ` #${pointer}`}`);
    return command(fails ? "error" : "warning", { file: hostPath(path), line, col: column, title }, lineOf(change));
  });
  const others = warnings.map((text) => command("warning", { title: "event-schema compat" }, escapeUnsafe(text)));
  const version = gate && [
    command(gate.isEnough ? "notice" : "error", { title: "event-schema compat" }, gateText(gate)),
  ];
  return [...changes, ...others, ...(version ?? []), escapeUnsafe(`${base} → ${head}: ${countsText(report)}`), ""].join(
    "\n",
  );
}
