import type { Example, Explanation, Trial } from "./explanations.ts";

/** Codes that belong together. */
export interface CodeTable {
  /** A heading for them, without a colon. */
  readonly title: string;
  readonly meanings: Readonly<Record<string, string>>;
  readonly explanations: Readonly<Record<string, Explanation>>;
}

/** Validates a JSON text with the schema of that name. */
export type ExampleValidator = (schema: string, text: string) => ExampleResult;

export interface ExampleResult {
  readonly isValid: boolean;
  /** The issues; the warnings of a valid text. */
  readonly found: readonly ExampleIssue[];
}

/** An issue or a warning as it is printed. */
export interface ExampleIssue {
  readonly code: string;
  /** The keys and indices that `pointer` writes as one string. */
  readonly path?: readonly (string | number)[];
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string;
  /** In the text, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** A result in a few words. */
export function verdictText({ isValid, found: { length } }: ExampleResult): string {
  if (!isValid) return "Invalid";
  if (length === 0) return "Valid";
  return length === 1 ? "Valid, with a warning" : `Valid, with ${length} warnings`;
}

/** A code explained for a terminal of `width` columns, `undefined` if it is in no table. The text ends with a line break. */
export function explanationText(
  code: string,
  tables: readonly CodeTable[],
  validateExample: ExampleValidator,
  width = 80,
): string | undefined {
  const table = tables.find(({ meanings, explanations }) => has(meanings, code) && has(explanations, code));
  const explanation = table?.explanations[code];
  if (table === undefined || explanation === undefined) return undefined;
  const { why, when, example, trial } = explanation;
  const parts = [
    [code],
    wrap(table.meanings[code] ?? "", width),
    wrap(why, width),
    ...(when === undefined ? [] : [["When:"], wrap(when, width, "  ")]),
    ...(example === undefined ? [] : exampleParagraphs(example, validateExample, width)),
    ...(trial === undefined ? [] : trialParagraphs(trial)),
  ];
  return paragraphs(parts);
}

/** All codes and their meanings, for a terminal of `width` columns. The text ends with a line break. */
export function overviewText(tables: readonly CodeTable[], width = 80): string {
  const column = Math.max(...tables.flatMap(({ meanings }) => Object.keys(meanings).map(({ length }) => length)));
  const margin = " ".repeat(2 + column + 2);
  const parts = tables.map(({ title, meanings }) => [
    `${title}:`,
    ...Object.entries(meanings).flatMap(([code, meaning]) =>
      wrap(meaning, width, margin, `  ${code.padEnd(column)}  `),
    ),
  ]);
  return paragraphs(parts);
}

const has = (table: object, code: string): boolean => Object.hasOwn(table, code);

/** Blocks of lines, with an empty line between them. */
export const paragraphs = (parts: readonly (readonly string[])[]): string =>
  `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;

function exampleParagraphs(
  { schema, wrong, right }: Example,
  validateExample: ExampleValidator,
  width: number,
): string[][] {
  const found = validateExample(schema, wrong).found.flatMap(({ code, pointer, message, hint }) => [
    `  ${pointer || "(whole record)"} ${code}`,
    ...wrap(message, width, "    "),
    ...(hint === undefined ? [] : wrap(`hint: ${hint}`, width, "    ")),
  ]);
  return [[`Wrong (--schema ${schema}):`], indented(wrong), found, ["Right:"], indented(right)];
}

const trialParagraphs = ({ schema, wrong, right }: Trial): string[][] => [
  ...(schema === undefined ? [] : [["With the schema:"], indented(schema)]),
  ["Wrong:"],
  indented(wrong),
  ["Right:"],
  indented(right),
];

export const indented = (text: string): string[] => text.split("\n").map((line) => `  ${line}`);

/** Lines of whole words. A part in backticks is one word; a word that is longer than a line has a line of its own. */
export function wrap(text: string, width: number, margin = "", start = margin): string[] {
  const lines: string[] = [];
  let line = start;
  for (const word of text.match(/(?:`[^`]*`|\S)+/g) ?? []) {
    const isFirst = line === start || line === margin;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = margin + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line];
}
