import type { KeywordName } from "../schemas/keywords.ts";
import type { CodeTable, ExampleResult, ExampleValidator } from "./explain.ts";
import type { Trial } from "./explanations.ts";
import type { Field } from "./fields.ts";
import type { Rule } from "./rule.ts";

/**
 * All that the documentation says, for pages and for other generators. Texts are Markdown on one line, in which links to
 * schemas are `<schema:name#pointer>` and those to issue codes `<code:name>`.
 */
export interface Docs {
  /** The title of the first page. */
  readonly title: string;
  /** What the documentation is of, at the head of every page of a site. */
  readonly brand: string;
  /** The version of the schemas. */
  readonly version: string;
  readonly schemas: readonly SchemaDoc[];
  readonly codes: readonly CodeDoc[];
  /** How payloads are sent, where a schema says what a request is. */
  readonly sending?: Sending;
}

/** A request to copy. */
export interface Sending {
  /** The schema of the request. */
  readonly schema: string;
  readonly snippets: readonly Snippet[];
}

/** A piece of code with a heading. */
export interface Snippet {
  /** Markdown on one line. */
  readonly title: string;
  readonly language: "sh" | "ts" | "python";
  readonly text: string;
}

/** One schema file. */
export interface SchemaDoc {
  /** Its path in the schema folder, without `.json`. */
  readonly name: string;
  readonly id?: string;
  readonly title: string;
  readonly description: string;
  /** Where its rules come from, and why they are as they are. */
  readonly source?: string;
  /** The titles of the cases that the table of fields has columns for; empty where it has one column. */
  readonly cases: readonly string[];
  readonly decision?: Decision;
  readonly fields: readonly Field[];
  /** Every keyword of the file. */
  readonly rules: readonly Rule[];
  readonly examples: readonly ExampleDoc[];
  /** The TypeScript declaration. */
  readonly type?: string;
}

/** One key that decides what a payload is. */
export interface Decision {
  readonly key: string;
  /** With the key, and without it. */
  readonly outcomes: readonly [Outcome, Outcome];
}

/** What a payload is then, and what follows. */
export interface Outcome {
  readonly title: string;
  readonly description: string;
  readonly kind: string;
  readonly createsAnonymousUsers: boolean;
  readonly profileRequired: boolean;
  readonly required: readonly string[];
  readonly alternatives: readonly Alternatives[];
  readonly absent: readonly string[];
}

/** Keys of which at least one (`anyOf`) or exactly one (`oneOf`) must be there, or a group of them. */
export interface Alternatives {
  readonly keyword: KeywordName;
  readonly groups: readonly (readonly string[])[];
}

/** A JSON text, and what the validators say of it. */
export interface ExampleDoc extends ExampleResult {
  readonly text: string;
}

export interface CodeDoc {
  readonly code: string;
  /** The title of its table. */
  readonly group: string;
  readonly meaning: string;
  readonly why: string;
  readonly when?: string;
  /** A text with this issue and a right one, both validated with the schema. */
  readonly example?: { readonly schema: string; readonly wrong: ExampleDoc; readonly right: ExampleDoc };
  /** What shows it where no payload can. */
  readonly trial?: Trial;
}

/** What the documentation is made of besides the schemas. */
export interface DocsParts {
  readonly version: string;
  /** The title of the first page. Default: "What must I send?". */
  readonly title?: string;
  /** What the documentation is of. Default: "Payload schemas". */
  readonly brand?: string;
  /**
   * Validates every example; a valid one must be valid, and a wrong one must have its issue. Default: by the schemas themselves,
   * as far as the validators of this package support their keywords, without issues.
   */
  readonly validateExample?: ExampleValidator;
  /** The issue codes that the documentation explains. Default: none. */
  readonly codes?: readonly CodeTable[];
  /** TypeScript declarations by schema name. */
  readonly types?: ReadonlyMap<string, string>;
  /** How a library for senders sends a payload. */
  readonly sdk?: Snippet;
}
