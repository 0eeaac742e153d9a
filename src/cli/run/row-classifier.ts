import { ByteBuffer } from "../../runtime/route/byte-buffer.ts";
import { type BytesSchema, type BytesValidator, createBytesValidator } from "../../runtime/text/bytes.ts";
import type { RefusedContent } from "../../runtime/text/raw-record.ts";
import { type ValidationSettings, type Verdict, verdictOf } from "../../runtime/text/verdict.ts";
import type { Kind } from "../../runtime/validate/kind.ts";
import type { RowFormat, VerdictFormat } from "./row-formats.ts";
import { framed, type RowReader, rowReader } from "./rows.ts";

/** How rows are classified. */
export interface RowSettings {
  readonly input: RowFormat;
  readonly output: VerdictFormat;
  readonly schema: BytesSchema;
  readonly maxBytes: number;
  readonly maxIssues: number;
}

/** Answers each row with its verdict, as a row of the same format. As many come out as went in, in their order. */
export class RowClassifier {
  readonly #format: RowFormat;
  readonly #output: VerdictFormat;
  readonly #check: BytesValidator["check"];
  readonly #exact: ValidationSettings;
  readonly #rows: RowReader;
  readonly #answers = new ByteBuffer();
  /** The answers to rows that take the fast path. */
  readonly #valid: Readonly<Record<Kind, Uint8Array>>;

  constructor({ input, output, schema, maxBytes, maxIssues }: RowSettings) {
    this.#format = input;
    this.#output = output;
    this.#check = createBytesValidator(schema).check;
    this.#exact = { compiledSchemaOf: schema.compiledSchemaOf, maxIssues };
    this.#rows = rowReader(input, maxBytes, (row) => this.#answers.add(this.#answerTo(row)));
    const valid = (kind: Kind) => this.#answer({ status: "valid", kind, issues: [] });
    this.#valid = { event: valid("event"), product: valid("product"), request: valid("request") };
  }

  /** The answers to the rows that end in the chunk. */
  push(chunk: Uint8Array): Uint8Array {
    this.#rows.push(chunk);
    return this.#answers.take();
  }

  /** The answer to a row that ends with the input. Throws an `InputError` if the input ends within one. */
  end(): Uint8Array {
    this.#rows.end();
    return this.#answers.take();
  }

  #answerTo(row: Uint8Array | undefined): Uint8Array {
    const checked = row === undefined ? "undecided" : this.#check(row);
    if (checked !== "undecided" && checked !== "invalid") return this.#valid[checked];
    const record = { offset: 0, line: 1, column: 1, content: row ?? tooLarge };
    return this.#answer(verdictOf(record, this.#exact, this.#output === "json"));
  }

  #answer({ status, kind, issues }: Pick<Verdict, "status" | "kind" | "issues">): Uint8Array {
    const verdict = status === "valid" ? "valid" : "invalid";
    const text =
      this.#output === "json"
        ? JSON.stringify({
            ...{ verdict, kind: kind ?? null },
            issues: issues.map(({ code, pointer }) => ({ code, pointer })),
          })
        : `${verdict}${kind === undefined ? "" : ` ${kind}`}`;
    return framed(text, this.#format);
  }
}

const tooLarge: RefusedContent = { code: "too_large", what: "it has more bytes than are read (maxBytes)" };
