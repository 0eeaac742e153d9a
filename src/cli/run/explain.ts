import { schemas } from "../../../generated/schemas.ts";
import { withConcerned } from "../../docs/concerned.ts";
import { type CodeTable, explanationText, overviewText } from "../../docs/explain.ts";
import { explanations } from "../../docs/explanations.ts";
import { fixtureCodes } from "../../fixtures/codes.ts";
import { fixtureExplanations } from "../../fixtures/explanations.ts";
import { issueCodes } from "../../runtime/validate/codes.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import { printable } from "../io/text.ts";
import { validateExample } from "./example-validator.ts";

/** All codes that this tool reports. */
export const tables: readonly CodeTable[] = [
  {
    title: "Issues and warnings of payloads",
    meanings: issueCodes,
    explanations: withConcerned(explanations, schemas),
  },
  { title: "Findings of event-schema test", meanings: fixtureCodes, explanations: fixtureExplanations },
];

/** `event-schema explain`: the meaning of a code, or of all codes. */
export async function runExplain(code: string | undefined, { stdout }: Io): Promise<ExitCode> {
  const width = Math.max(40, Math.min(stdout.columns || 80, 100));
  const text = code === undefined ? overviewText(tables, width) : explanationText(code, tables, validateExample, width);
  if (text === undefined) throw new UsageError(`unknown code ${printable(code ?? "")}; ${suggestion(code ?? "")}`);
  await writeOut(stdout, text);
  return exit.ok;
}

function suggestion(code: string): string {
  const codes = tables.flatMap(({ meanings }) => Object.keys(meanings));
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  const near = codes.find((known) => letters(known).includes(letters(code)) && letters(code).length > 2);
  return near === undefined ? `available: ${codes.join(", ")}` : `did you mean ${near}?`;
}
