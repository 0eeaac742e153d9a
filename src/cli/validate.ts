import { type ExitCode, exit, UsageError } from "./exit.ts";
import { type Input, inputsOf, reasonOf } from "./inputs.ts";
import { writeOut } from "./output.ts";
import { prettyReport, printable } from "./pretty.ts";
import { recordsOf } from "./records.ts";
import { RunReport } from "./report.ts";
import { type SchemaName, schemaNames, verdictOf } from "./verdict.ts";

export interface ValidateOptions {
  readonly schema?: string;
  readonly format: "pretty" | "json";
}

/** `event-schema validate`: reads every input, reports once, and says by its exit code what was found. */
export async function validate(args: readonly string[], options: ValidateOptions): Promise<ExitCode> {
  const schema = schemaOf(options.schema);
  const { inputs, problems } = await inputsOf(args);
  const report = new RunReport();
  let isTrouble = problems.length > 0;
  for (const problem of problems) await complain(problem);
  for (const input of inputs) {
    const problem = await addInput(report, input, schema);
    if (problem === undefined) continue;
    isTrouble ||= problem.isTrouble;
    await complain(`${input.name === "-" ? "standard input" : printable(input.name)}: ${problem.message}`);
  }
  const isNothing = report.summary.records === 0;
  if (isNothing) await complain("nothing was validated");
  if (!isNothing || options.format === "json") await writeOut(process.stdout, render(report, options.format));
  if (isTrouble || isNothing) return exit.trouble;
  return report.summary.valid === report.summary.records ? exit.ok : exit.findings;
}

function schemaOf(name: string | undefined): SchemaName | undefined {
  if (name === undefined || (schemaNames as string[]).includes(name)) return name as SchemaName | undefined;
  throw new UsageError(`there is no schema ${printable(name)}; there are ${schemaNames.join(", ")}`);
}

interface Problem {
  readonly message: string;
  readonly isTrouble: boolean;
}

async function addInput(report: RunReport, input: Input, schema: SchemaName | undefined): Promise<Problem | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await input.read();
  } catch (error) {
    return { message: `cannot be read: ${reasonOf(error)}`, isTrouble: true };
  }
  const records = recordsOf(input.name, bytes);
  report.addFile(
    input.name,
    records.map((record) => verdictOf(record, schema, {})),
  );
  return records.length === 0 ? { message: "holds no record", isTrouble: false } : undefined;
}

const complain = (line: string): Promise<void> => writeOut(process.stderr, `event-schema: ${line}\n`);

function render({ summary, results }: RunReport, format: ValidateOptions["format"]): string {
  if (format === "json") return `${JSON.stringify({ summary, results }, null, 2)}\n`;
  return prettyReport({ summary, results }, process.stdout);
}
