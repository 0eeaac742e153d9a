import { schemas } from "../../../generated/schemas.ts";
import { changeCodes } from "../../compat/change.ts";
import { changeExplanations } from "../../compat/explanations.ts";
import { withConcerned } from "../../docs/concerned.ts";
import { docOf } from "../../docs/docs.ts";
import { type CodeTable, explanationText, overviewText } from "../../docs/explain.ts";
import { keywordsText, keywordText } from "../../docs/explain-keywords.ts";
import { schemaText } from "../../docs/explain-schema.ts";
import { explanations } from "../../docs/explanations.ts";
import { andList } from "../../docs/inline.ts";
import { fixtureCodes } from "../../fixtures/codes.ts";
import { fixtureExplanations } from "../../fixtures/explanations.ts";
import { issueCodes } from "../../runtime/validate/codes.ts";
import { type AnySchemas, SchemaModel } from "../../schemas/model.ts";
import { slipsBetween } from "../../schemas/slips.ts";
import { supportedKeywords } from "../../schemas/supported-keywords.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";
import { validateExample } from "./example-validator.ts";

/** All codes that this tool reports, and the fields of these schemas that they concern. */
export const codeTables = (of: AnySchemas = schemas, where?: string): readonly CodeTable[] => [
  {
    title: "Issues and warnings of payloads",
    meanings: issueCodes,
    explanations: withConcerned(explanations, of, where),
  },
  { title: "Findings of event-schema test", meanings: fixtureCodes, explanations: fixtureExplanations },
  { title: "What is a breaking change (event-schema compat)", meanings: changeCodes, explanations: changeExplanations },
];

/** What can be explained besides codes. */
export interface Explained {
  readonly schemas: AnySchemas;
  /** What sentences call the schemas. */
  readonly where?: string;
  /** The names of schemas by those of events on the wire. */
  readonly events: ReadonlyMap<string, string>;
  readonly descriptions: Readonly<Record<string, string>>;
}

const shipped: Explained = { schemas, events: new Map(), descriptions: {} };

/** `event-schema explain`: the meaning of a code, what a schema says, the keywords of schemas, or a list of codes. */
export async function runExplain(
  subject: string | undefined,
  { schemas: folder, unknownEvents }: Pick<Settings, "schemas" | "unknownEvents">,
  { stdout, cwd }: Io,
): Promise<ExitCode> {
  const explained =
    folder === undefined
      ? shipped
      : await (await import("./plan-explained.ts")).explainedIn(folder, unknownEvents, cwd);
  const width = Math.max(40, Math.min(stdout.columns || 80, 100));
  await writeOut(stdout, subject === undefined ? listOf(explained, width) : textOf(subject, explained, width));
  return exit.ok;
}

function listOf({ descriptions }: Explained, width: number): string {
  const events = { title: "Events of the tracking plan", meanings: descriptions, explanations: {} };
  return overviewText([...(Object.keys(descriptions).length > 0 ? [events] : []), ...codeTables()], width);
}

function textOf(subject: string, { schemas: known, events, where }: Explained, width: number): string {
  const text = explanationText(subject, codeTables(known, where), validateExample, width);
  if (text !== undefined) return text;
  const name = events.get(subject) ?? subject;
  if (known.has(name)) return schemaText(docOf(new SchemaModel(known), name), width);
  if (subject === "keywords") return keywordsText(width);
  const keyword = keywordText(subject, width);
  if (keyword !== undefined) return keyword;
  const codes = codeTables().flatMap(({ meanings }) => Object.keys(meanings));
  throw new UsageError(
    `unknown code ${printable(subject)}; ${suggestion(subject, [...codes, ...events.keys(), ...known.keys()])}`,
  );
}

function suggestion(subject: string, names: readonly string[]): string {
  const typed = lettersOf(subject);
  const near = names.find((known) => lettersOf(known).includes(typed) && typed.length > 2);
  if (near !== undefined) return `did you mean ${printable(near)}?`;
  const all = [...names, ...supportedKeywords().flatMap(({ keywords }) => keywords)];
  return `the nearest names are ${andList(nearest(typed, all).map((name) => printable(name)))}; event-schema explain lists all`;
}

/** The five names that are most like what was typed. */
function nearest(typed: string, names: readonly string[]): string[] {
  const slips = new Map(names.map((name) => [name, slipsBetween(lettersOf(name), typed)]));
  return [...slips]
    .sort(([, a], [, b]) => a - b)
    .slice(0, 5)
    .map(([name]) => name);
}

/** The letters by which names are compared: no name is longer. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "")
    .slice(0, 200);
