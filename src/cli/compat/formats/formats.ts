import { styleFor } from "../../report/pretty.ts";
import type { ChangeReport } from "../change-report.ts";
import { githubChanges } from "./github.ts";
import { gitlabChanges } from "./gitlab.ts";
import { jsonChanges } from "./json.ts";
import { junitChanges } from "./junit.ts";
import { markdownChanges } from "./markdown.ts";
import { prettyChanges } from "./pretty.ts";
import { sarifChanges } from "./sarif.ts";

/** The forms that a report of changes can have. */
export const changeFormats = {
  pretty: (report: ChangeReport, isColored: boolean) => prettyChanges(report, styleFor(isColored)),
  json: jsonChanges,
  markdown: markdownChanges,
  github: githubChanges,
  junit: junitChanges,
  sarif: sarifChanges,
  gitlab: gitlabChanges,
} as const;

export type ChangeFormat = keyof typeof changeFormats;
