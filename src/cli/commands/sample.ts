import { schemas } from "../../../generated/schemas.ts";
import { type SampleOptions, sampler } from "../../sample/sample.ts";
import { type ExitCode, exit } from "../io/exit.ts";
import { writeOut } from "../io/output.ts";

const piece = 64 * 1024;

/** `event-schema sample`: writes payloads to standard output, until there are enough or nobody reads them any more. */
export async function sample(count: number, options: SampleOptions): Promise<ExitCode> {
  const next = sampler(schemas, options);
  let text = "";
  for (let i = 0; i < count; i++) {
    text += `${next()}\n`;
    if (text.length < piece) continue;
    if (!(await writeOut(process.stdout, text))) return exit.ok;
    text = "";
  }
  await writeOut(process.stdout, text);
  return exit.ok;
}
