import type { ExampleIssue } from "./explain.ts";
import { code, visible } from "./inline.ts";
import { codeLink } from "./links.ts";

/** Blocks of Markdown. */

/** In a cell of a table, for GitHub and for MDX. */
export const lineBreak = "<br/>";

/** A place that links lead to. */
export const place = (id: string): string => `<a id="${id}"></a>`;

export const issueLines = (found: readonly ExampleIssue[]): string =>
  found
    .map(({ code: name, pointer, message, hint, line, column }) => {
      const where = pointer === "" ? "the whole document" : code(pointer);
      return `- ${codeLink(name, code(name))} at ${where}${line === undefined ? "" : `, line ${line}, column ${column}`}: ${message}${hint === undefined ? "" : `\n  (hint: ${hint})`}`;
    })
    .join("\n");

export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function fenced(language: string, text: string): string {
  const shown = text.split("\n").map(visible).join("\n");
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}
