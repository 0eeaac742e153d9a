import { isColored } from "../io/color.ts";
import type { Io } from "../io/io.ts";
import { fileOutput, type Output, streamOutput, writeMessage, writeOut } from "../io/output.ts";
import { pathFrom, reportRootOf } from "../io/report-root.ts";
import type { ReportTarget } from "../io/report-targets.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";
import { jsonLine } from "../report/json.ts";
import { reportOf } from "../report/render.ts";
import type { RecordResult, Run } from "../report/report.ts";
import { summaryText } from "../report/summary.ts";

/** The reader of a report has gone away, so the rest of the input is not read either. */
export class ReaderGone extends Error {}

interface OpenReport extends ReportTarget {
  readonly to: Output;
}

/** The reports of a run. The files among them are written whole, or none is. */
export class Reports {
  readonly #reports: OpenReport[] = [];
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #root: string;
  /** Whether results are written during the run. */
  readonly isStreamed: boolean;
  #lines = "";

  constructor(settings: Settings, io: Io) {
    this.#settings = settings;
    this.#io = io;
    this.#root = reportRootOf(settings.reportRoot, io.cwd);
    this.isStreamed = settings.reports.some(({ format }) => format === "ndjson");
  }

  async open(): Promise<void> {
    for (const target of this.#settings.reports) {
      const { output } = target;
      const to = output === undefined ? streamOutput(this.#io.stdout) : await fileOutput(output, this.#io);
      this.#reports.push({ ...target, to });
    }
  }

  /** Removes what is incomplete. */
  discard(): void {
    for (const { to } of this.#reports) to.discard();
  }

  /** Takes a result that is written during the run. */
  add(result: RecordResult): void {
    if (this.isStreamed) this.#lines += jsonLine(result);
  }

  /** Writes the results that have come since this was last called. */
  async flush(): Promise<void> {
    if (this.#lines === "") return;
    const text = this.#lines;
    this.#lines = "";
    for (const { format, to } of this.#reports)
      if (format === "ndjson" && !(await to.write(text))) throw new ReaderGone();
  }

  /** Writes the reports of the whole run. */
  async finish(run: Run): Promise<void> {
    const { quiet, color, maxFindings, summary } = this.#settings;
    const pathOf = (file: string) => pathFrom(this.#root, this.#io.cwd, file);
    for (const { format, output, to } of this.#reports) {
      const colored = output === undefined && isColored(color, this.#io);
      const { text, omitted } = reportOf(run, format, { isColored: colored, pathOf, quiet, summary, maxFindings });
      const isRead = await to.write(text);
      await to.close();
      if (omitted !== undefined && isRead && !quiet) await writeMessage(this.#io, `the ${format} report: ${omitted}`);
    }
    for (const { to } of this.#reports) to.publish();
    if (!quiet) await this.#writeSummary(run);
  }

  /** Standard output has the summary where it has no report. */
  async #writeSummary(run: Run): Promise<void> {
    const names = this.#reports.flatMap(({ output }) => output ?? []);
    if (names.length < this.#reports.length) return;
    await writeOut(this.#io.stdout, `${names.map((name) => printable(name)).join(", ")}: ${summaryText(run)}\n`);
  }
}
