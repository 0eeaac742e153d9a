import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { declarations } from "../../generated/declarations.ts";
import { schemas } from "../../generated/schemas.ts";
import { schemaVersion } from "../../generated/version.ts";
import type { DocsFormat } from "../docs/formats.ts";
import { renderDocs } from "../docs/render.ts";
import { judgeExample } from "./example-judge.ts";
import { type ExitCode, exit } from "./exit.ts";
import { tables } from "./explain.ts";
import { printable } from "./formats/text.ts";
import { reasonOf } from "./input/reasons.ts";
import { OutputError, writeOut } from "./output.ts";

/** `event-schema docs`: the documentation of the shipped schemas, written into a folder. */
export async function docs(folder: string, format: DocsFormat): Promise<ExitCode> {
  const pages = shippedDocs(format);
  for (const [path, text] of pages) write(join(folder, path), text);
  const files = pages.size === 1 ? "1 file" : `${pages.size} files`;
  await writeOut(process.stdout, `${files} written to ${printable(folder)}\n`);
  return exit.ok;
}

/** Pages of the documentation of the shipped schemas, by their paths. */
export const shippedDocs = (format: DocsFormat): Map<string, string> =>
  renderDocs(schemas, { format, version: schemaVersion, judge: judgeExample, codes: tables, types: declarations });

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new OutputError(`cannot write ${printable(path)}: ${reasonOf(error)}`);
  }
}
