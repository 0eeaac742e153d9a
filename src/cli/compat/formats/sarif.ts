import { schemaVersion } from "../../../../generated/version.ts";
import { changeCodes } from "../../../compat/change.ts";
import { safeJson } from "../../io/text.ts";
import { fingerprints, hostPath } from "../../report/findings.ts";
import { messageText, uriOf } from "../../report/sarif.ts";
import type { ChangeReport, ReportedChange } from "../change-report.ts";
import { lineOf, listedChanges } from "./findings.ts";
import { gateText } from "./gate-text.ts";

/** The changes as SARIF 2.1.0. */
export function sarifChanges(report: ChangeReport): string {
  const changes = listedChanges(report);
  const codes = [...new Set(changes.map(({ change }) => change))];
  const rules = codes.map((id) => ({ id, shortDescription: { text: messageText(changeCodes[id]) } }));
  const notes = [...report.warnings, ...(report.gate === undefined ? [] : [gateText(report.gate)])];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "event-schema compat", semanticVersion: schemaVersion, rules } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notes.map((text) => ({
              level: "warning",
              message: { text: messageText(text) },
            })),
          },
        ],
        results: resultsOf(changes, codes),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
}

function resultsOf(changes: readonly ReportedChange[], codes: readonly string[]) {
  const fingerprint = fingerprints();
  return changes.map((one) => ({
    ruleId: one.change,
    ruleIndex: codes.indexOf(one.change),
    level: one.fails ? "error" : "warning",
    message: { text: messageText(lineOf(one)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(one.path) },
          region: { startLine: one.line, startColumn: one.column },
        },
        ...(one.pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: one.pointer }] }),
      },
    ],
    partialFingerprints: {
      "finding/v1": fingerprint(hostPath(one.path), one.change, one.pointer, one.direction ?? ""),
    },
  }));
}
