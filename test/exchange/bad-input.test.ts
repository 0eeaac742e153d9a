import { describe, expect, it } from "vitest";
import { importPlan } from "../../src/exchange/import.ts";
import type { ImportFormat, PlanError } from "../../src/exchange/plan.ts";

function errorOf(text: string, format?: ImportFormat): PlanError {
  const read = importPlan(text, { format });
  if (!("error" in read)) throw new Error("it was read");
  return read.error;
}

/** Aliases of aliases: a few lines that expand to 2 ** 30 values. */
const bomb = `${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? "x, x" : `*a${i - 1}, *a${i - 1}`}]`).join("\n")}
events: { e: { properties: { p: { enum: *a29 } } } }
`;

/** Few aliases, each of many values. */
const large = `a: &a [${"1, ".repeat(20_000)}]\nevents: [${"*a, ".repeat(100)}]\n`;

describe("a plan that cannot be read", () => {
  it.each<
    [what: string, text: string, format: ImportFormat | undefined, message: RegExp, line?: number, column?: number]
  >([
    ["broken JSON", '{"events": [1,\n  }', undefined, /^is not JSON: /, 2, 3],
    ["a repeated key", '{"events": [],\n "events": []}', undefined, /more than once/, 2, 2],
    ["a repeated key deep inside", '{"rules":{"events":[{"a":1,"\\u0061":2}]}}', undefined, /more than once/, 1, 28],
    ["deep JSON", `{"events":${"[".repeat(5000)}${"]".repeat(5000)}}`, undefined, /nested more than/, 1, 111],
    ["broken YAML", "events:\n  a: [b\n", undefined, /^is not YAML: /, 3, 1],
    ["a repeated key of YAML", "events:\n  a: {}\n  a: {}\n", undefined, /^is not YAML: map keys must be unique/, 3, 3],
    ["two documents of YAML", "events: {}\n---\nevents: {}\n", undefined, /^is not YAML: /, 2, 1],
    ["an alias that leads nowhere", "events:\n  a: *b\n", undefined, /alias/, 2, 6],
    ["aliases of aliases", bomb, undefined, /expand to more than/, 2, 10],
    ["aliases of a large value", large, undefined, /more than 1000000 values/],
    ["deep YAML", `events: ${"[".repeat(3000)}${"]".repeat(3000)}\n`, undefined, /nested more than|is not YAML/],
    ["a merge of what is no map", "events:\n  <<: 1\n", undefined, /merge key/, 2, 3],
    ["a key that is no string", "events:\n  [a]: {}\n", undefined, /keys must be strings/, 2, 3],
    ["an unknown tag", "events: !!js/function x\n", undefined, /^is not YAML: /, 1, 9],
    [
      "an open quote in CSV",
      'event,property\n"a,b\n',
      undefined,
      /^is not CSV: a quote in this row is not closed/,
      2,
      1,
    ],
    ["a quote within a cell", 'event,property\na,b\na"b,c\n', undefined, /^is not CSV: a cell of this row/, 3, 1],
    [
      "an open quote after CRLF and a cell of two lines",
      'event,property\r\n"a\r\nb",c\r\nd,"e',
      undefined,
      /quote in this row/,
      4,
      1,
    ],
    ["CSV without its columns", "name,type\na,b\n", "csv", /`event` and `property`/, 1, 1],
    ["nothing", "", undefined, /no known plan/],
    ["words", "hello", undefined, /no known plan/],
    ["a number", "1", "segment", /`rules.events`/],
    ["an unknown form", '{"a": 1}', undefined, /no known plan/],
    ["a plan of another format", '{"events": {}}', "segment", /`rules.events`/],
    ["a plan of another format", '{"events": {}}', "avo", /`rules` or `eventProperties`/],
    ["a plan of another format", '{"a": {}}', "rudderstack", /list of `events`/],
    ["a plan of another format", '{"events": {}}', "json-schema-bundle", /`\$defs`/],
    ["a plan of another format", "a: 1", "intempt-yaml", /no `events`/],
    ["events that are a word", "events: all", "intempt-yaml", /neither an object by name nor a list/],
    ["no event", "events: {}", undefined, /^holds no event/],
    [
      "only calls without an equivalent",
      '{"rules":[{"type":"PAGE","key":"a","jsonSchema":{}}]}',
      undefined,
      /^holds no event/,
    ],
  ])("gives one message: %s", (_, text, format, message, line, column) => {
    const error = errorOf(text, format);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
    if (line !== undefined) expect([error.line, error.column]).toEqual([line, column]);
  });
});
