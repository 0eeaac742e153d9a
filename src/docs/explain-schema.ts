import { indented, paragraphs, wrap } from "./explain.ts";
import { presenceText } from "./field-cases.ts";
import type { Field } from "./fields.ts";
import { remark } from "./inline.ts";
import { withoutLinks } from "./links.ts";
import type { SchemaDoc } from "./model.ts";

/** A schema file explained for a terminal of `width` columns: what it describes, its fields, and an example. Ends with a line break. */
export function schemaText(
  { name, title, description, source, fields, cases, examples }: SchemaDoc,
  width = 80,
): string {
  const example = examples.find(({ isValid }) => isValid);
  return paragraphs([
    [title === name ? title : `${title} (${name})`],
    ...[description, source === undefined ? "" : remark(source)]
      .filter((text) => text !== "")
      .map((text) => wrap(withoutLinks(text), width)),
    ...(fields.length === 0 ? [] : [["Fields:", ...fields.flatMap((field) => fieldLines(field, cases, width))]]),
    ...(example === undefined ? [] : [["Example:"], indented(example.text)]),
  ]);
}

function fieldLines(field: Field, cases: readonly string[], width: number): string[] {
  const { path, type, presence, conditions, description, constraints } = field;
  const texts = presence.map((one, i) => presenceText(one, conditions[i] ?? ""));
  const isSame = texts.every((text) => text === texts[0]);
  const presences = isSame ? texts.slice(0, 1) : texts.map((text, i) => `${cases[i]}: ${text}`);
  const head = [path, [type, presences.join("; ")].filter((text) => text !== "").join(", ")].join("  ");
  const body = [description, ...constraints.map((text) => `Constraint: ${text}.`)].filter((text) => text !== "");
  return [
    ...wrap(withoutLinks(head), width, "    ", "  "),
    ...body.flatMap((text) => wrap(withoutLinks(text), width, "      ")),
  ];
}
