import type { Position } from "../../runtime/json/position.ts";
import type { RawRecord } from "../../runtime/text/raw-record.ts";
import { printable } from "../io/text.ts";

const width = 72;
const around = 1;

/** The text of a record, and where it begins. */
export interface Source extends Position {
  readonly lines: readonly string[];
}

/** The text of a record, if it was read. */
export function sourceOf({ content, line, column }: RawRecord): Source | undefined {
  if (!(content instanceof Uint8Array)) return undefined;
  return { lines: new TextDecoder().decode(content).trimEnd().split("\n"), line, column };
}

/**
 * The lines around a place in a record, with a mark below the place. It shows payload content, so it is made on request
 * only.
 */
export function frameOf(source: Source, { line, column }: Position): string {
  const { lines, line: firstLine, column: firstColumn } = source;
  const at = line - firstLine;
  const first = Math.max(0, at - around);
  const gutter = String(line + around).length;
  return lines
    .slice(first, at + around + 1)
    .flatMap((text, i) => {
      const number = firstLine + first + i;
      // The record's first line may begin inside a line of the file.
      const before = number === firstLine ? firstColumn - 1 : 0;
      const mark = number === line ? column - 1 - before : undefined;
      return shown(text, mark).map(
        (part, j) => `${j === 0 ? String(number).padStart(gutter) : " ".repeat(gutter)} | ${part}`,
      );
    })
    .map((text) => text.trimEnd())
    .join("\n");
}

/** A line, cut to what fits around the mark, and the mark below it. */
function shown(text: string, mark: number | undefined): string[] {
  const start = Math.max(0, Math.min((mark ?? 0) - width / 2, text.length - width));
  const end = start + width;
  const left = start > 0 ? "..." : "";
  const right = end < text.length ? "..." : "";
  const safe = (part: string) => printable(part.replace(/[\t\r]/g, " "), width * 6);
  const line = left + safe(text.slice(start, end)) + right;
  if (mark === undefined) return [line];
  return [line, `${" ".repeat(left.length + safe(text.slice(start, mark)).length)}^`];
}
