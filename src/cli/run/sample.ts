import { schemas } from "../../../generated/schemas.ts";
import { type SampleOptions, sampler } from "../../sample/sample.ts";
import { type ExitCode, exit } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";

/** In UTF-16 units. */
const writeSize = 64 * 1024;

/** `event-schema sample`: writes payloads to standard output, until there are enough or the reader has gone away. */
export async function runSample(count: number, options: SampleOptions, { stdout }: Io): Promise<ExitCode> {
  const next = sampler(schemas, options);
  let text = "";
  for (let i = 0; i < count; i++) {
    text += `${next()}\n`;
    if (text.length < writeSize) continue;
    if (!(await writeOut(stdout, text))) return exit.ok;
    text = "";
  }
  await writeOut(stdout, text);
  return exit.ok;
}
