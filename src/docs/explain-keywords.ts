import { keywordNamed } from "../schemas/keywords.ts";
import { refusalOf, refusedKeywords } from "../schemas/refused-keywords.ts";
import { supportedKeywords } from "../schemas/supported-keywords.ts";
import { paragraphs, wrap } from "./explain.ts";

/** The keywords of JSON Schema that schemas may use and, of those that are refused, what to write instead. */
export function keywordsText(width: number): string {
  const groups = supportedKeywords().map(({ title, keywords }) => [
    `For ${title}:`,
    ...wrap(keywords.join(", "), width, "  "),
  ]);
  const column = Math.max(...[...refusedKeywords.keys()].map(({ length }) => length));
  const refused = [...refusedKeywords].flatMap(([keyword, instead]) =>
    wrap(instead, width, " ".repeat(column + 4), `  ${keyword.padEnd(column)}  `),
  );
  return paragraphs([
    ["The keywords of JSON Schema 2020-12 that schemas may use"],
    ...groups,
    ["Not supported, and what to write instead:", ...refused],
  ]);
}

/** What a keyword is here; `undefined` for anything else. */
export function keywordText(keyword: string, width: number): string | undefined {
  const refusal = refusalOf(keyword);
  if (refusal !== undefined) return paragraphs([[keyword], wrap(`This keyword is ${refusal}.`, width)]);
  const group = supportedKeywords().find(({ keywords }) => keywords.some((one) => one === keyword));
  if (group === undefined) return undefined;
  const code = keywordNamed(keyword)?.code;
  const issue = code === undefined ? "" : ` Where it fails, the issue has the code \`${code}\`.`;
  const text = `This keyword of JSON Schema is supported: it is for ${group.title}.${issue}`;
  return paragraphs([[keyword], wrap(text, width)]);
}
