import { type DraftPlan, SampledPlan } from "../../exchange/samples.ts";
import type { LineSink } from "../../runtime/records/line-splitter.ts";
import { readRecords } from "../../runtime/records/read.ts";
import { parseText } from "../../runtime/text/parse.ts";
import type { SchemaSet } from "../../schemas/schema.ts";
import { UsageError } from "../io/exit.ts";
import { inputsOf } from "../io/inputs.ts";
import type { Io } from "../io/io.ts";
import { writeMessage } from "../io/output.ts";
import { settingsOf } from "../io/settings.ts";
import { inputName, plural, printable } from "../io/text.ts";
import { openInput, readInput } from "./validate-input.ts";

/** Adds the records of an input to the samples, and counts them. */
class SampleSink implements LineSink {
  records = 0;
  unreadable = 0;
  readonly #plan: SampledPlan;

  constructor(plan: SampledPlan) {
    this.#plan = plan;
  }

  pass = (): number => -1;

  take({ content }: Parameters<LineSink["take"]>[0]): void {
    this.records++;
    const parsed = content instanceof Uint8Array ? parseText(content, content, false) : { error: content };
    if ("error" in parsed) this.unreadable++;
    else this.#plan.add(parsed.value);
  }
}

/** The draft of a plan from the records of files. */
export async function draftOf(args: readonly string[], shipped: SchemaSet, io: Io): Promise<DraftPlan> {
  const { inputs, problems } = inputsOf(args, io);
  const report = async ({ file = "", message, level }: (typeof problems)[number]) => {
    const text = `${inputName(file)}: ${message}`;
    if (level === "error") throw new UsageError(`${text}; nothing is written`);
    await writeMessage(io, text);
  };
  for (const problem of problems) await report(problem);
  const { maxBytes } = settingsOf({}, io);
  const plan = new SampledPlan();
  const sink = new SampleSink(plan);
  for (const input of inputs)
    await readInput(input.name, { problem: report }, async (begin, warn) => {
      const before = sink.records;
      const opened = await openInput(input, warn);
      if (opened === undefined) return undefined;
      begin();
      for await (const _ of readRecords(input.name, opened.chunks, maxBytes, sink));
      return sink.records - before;
    });
  if (sink.unreadable > 0)
    await writeMessage(
      io,
      `${plural(sink.unreadable, "record")} cannot be read and ${sink.unreadable === 1 ? "is" : "are"} left out`,
    );
  const draft = plan.draft(shipped);
  if (draft.schemas.size === 0)
    throw new UsageError(`${printable(args.join(", "), 400)}: no event with a name and no product; nothing is written`);
  return draft;
}
