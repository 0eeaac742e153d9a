import { CsvError, parse } from "csv-parse/sync";
import { CsvEntries } from "./csv-entries.ts";
import type { Loss, PlanError, Reading } from "./plan.ts";
import { entryOf, type PlanEntry, type PlanProperties, type PlanValue } from "./property.ts";
import { eachItem, pathText } from "./property-path.ts";

/** The columns, in any order. `event` and `property` must be there. */
const csvColumns = ["event", "property", "type", "required", "enum", "description"] as const;
export type CsvRow = Readonly<Record<(typeof csvColumns)[number], string>>;

const delimiters = [",", ";", "\t"];

/** The delimiter of a file whose first line names the columns; `undefined` where it does not. */
export function csvDelimiter(text: string): string | undefined {
  const [header = ""] = text.replace(/^\ufeff/, "").split(/\r?\n|\r/, 1);
  return delimiters.find((delimiter) => {
    const columns = header.split(delimiter).map(columnName);
    return columns.includes("event") && columns.includes("property");
  });
}

const columnName = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim()
    .toLowerCase();

/** Reads a table with one row for each property. A row without a property describes the event itself. */
export function readCsv(text: string, losses: Loss[]): Reading {
  const delimiter = csvDelimiter(text);
  if (delimiter === undefined) {
    const message = `has a first line that does not name the columns \`event\` and \`property\`; known columns: ${csvColumns.join(", ")}`;
    return { error: { message, line: 1, column: 1 } };
  }
  const table = tableIn(text, delimiter);
  return "error" in table ? table : entriesOf(table, losses).map(entryOf);
}

function tableIn(text: string, delimiter: string): string[][] | { readonly error: PlanError } {
  const format = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true };
  try {
    return parse(text, { ...format, record_delimiter: ["\r\n", "\n", "\r"] });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // In quotes, the parser counts CRLF as two lines.
    return text.includes("\r") ? tableIn(text.replace(/\r\n?/g, "\n"), delimiter) : { error: syntaxError(error) };
  }
}

function entriesOf([header = [], ...rows]: readonly string[][], losses: Loss[]): PlanEntry[] {
  const columns = header.map(columnName);
  const entries = new CsvEntries(losses);
  const unknown = new Set<string>();
  for (const cells of rows) {
    const row = Object.fromEntries(
      csvColumns.map((column) => [column, cells[columns.indexOf(column)] ?? ""]),
    ) as CsvRow;
    for (const [i, cell] of cells.entries())
      if (cell.trim() !== "" && !isKnown(columns[i])) unknown.add(columns[i] ?? `${i + 1}`);
    if (cells.some((cell) => cell.trim() !== "")) entries.add(row);
  }
  for (const column of unknown) losses.push({ what: `the column \`${column}\` has no equivalent` });
  return entries.all();
}

const isKnown = (column: string | undefined): boolean => csvColumns.some((known) => known === column);

/** The parser knows the line that it cannot read. */
const syntaxError = ({ code, lines }: CsvError & { lines?: number }): PlanError => ({
  message: `is not CSV: ${messages[code] ?? "this row cannot be read"}`,
  line: lines ?? 1,
  column: 1,
});

const messages: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote in this row is not closed",
  CSV_INVALID_CLOSING_QUOTE: "something follows a closing quote in this row; write a quote in a cell twice",
  INVALID_OPENING_QUOTE:
    "a cell of this row has a quote in its middle; put the whole cell in quotes and write this one twice",
};

/** Writes the table. Lines end with CRLF (RFC 4180). */
export function writeCsv(entries: readonly PlanEntry[]): string {
  const rows = entries.flatMap((entry) => [
    ...(entry.description !== undefined || entry.properties.size === 0 ? [eventRow(entry)] : []),
    ...propertyRows(entry.name, entry.properties, []),
  ]);
  return [csvColumns, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

const eventRow = ({ name, description = "" }: PlanEntry): string[] => [name, "", "", "", "", description];

const propertyRows = (event: string, properties: PlanProperties, path: readonly (string | number)[]): string[][] =>
  [...properties].flatMap(([name, { required, ...value }]) => valueRows(event, value, [...path, name], required));

function valueRows(event: string, value: PlanValue, path: readonly (string | number)[], required: boolean): string[][] {
  const { type, description = "", enum: values, properties, items } = value;
  return [
    [event, pathText(path), type, required ? "true" : "", values ? enumCell(value) : "", description],
    ...(properties ? propertyRows(event, properties, path) : []),
    ...(items ? valueRows(event, items, [...path, eachItem], false) : []),
  ];
}

/** Values with bars between them where that is read as it was, else as a JSON array. */
function enumCell({ type, enum: values = [] }: PlanValue): string {
  const isPlain = (value: unknown) => typeof value === "string" && /^[^|\s[](?:[^|\r\n]*[^|\s])?$/.test(value);
  const isBarred = ["string", "date", "datetime"].includes(type) && values.length > 0 && values.every(isPlain);
  return isBarred ? values.join("|") : JSON.stringify(values);
}

const cell = (value: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
