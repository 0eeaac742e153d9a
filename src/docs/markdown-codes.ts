import { anchor } from "./addresses.ts";
import { fenced, issueLines, place } from "./blocks.ts";
import type { Trial } from "./explanations.ts";
import { code } from "./inline.ts";
import { codeLink, schemaLink } from "./links.ts";
import type { CodeDoc, Docs } from "./model.ts";

/** The page of issue codes in Markdown. */
export function* codesBlocks({ codes }: Docs): Generator<string> {
  yield "# Issue codes";
  yield "Codes are stable. Messages are for people and may change.";
  for (const group of new Set(codes.map((one) => one.group))) {
    const links = codes.filter((one) => one.group === group).map((one) => codeLink(one.code, code(one.code)));
    yield `${group}: ${links.join(", ")}.`;
  }
  for (const group of new Set(codes.map((one) => one.group))) {
    yield `## ${group}`;
    for (const one of codes.filter((one) => one.group === group)) yield* codeBlocks(one);
  }
}

function* codeBlocks({ code: name, meaning, why, when, example, trial }: CodeDoc): Generator<string> {
  yield `### ${place(anchor(name))}${code(name)}`;
  yield meaning;
  yield why;
  if (when !== undefined) yield `It occurs when: ${when}`;
  if (trial !== undefined) yield* trialBlocks(trial);
  if (example === undefined) return;
  yield `Wrong, by the schema ${schemaLink(code(example.schema), example.schema)}:`;
  yield fenced("json", example.wrong.text);
  yield issueLines(example.wrong.found);
  yield "Right:";
  yield fenced("json", example.right.text);
}

function* trialBlocks({ language, schema, wrong, right }: Trial): Generator<string> {
  if (schema !== undefined) yield* ["With this schema:", fenced("json", schema)];
  yield* ["Wrong:", fenced(language, wrong), "Right:", fenced(language, right)];
}
