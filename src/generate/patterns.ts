import { everySchemaIn, isSchemaObject, type SchemaSet } from "../schemas/schema.ts";
import { asciiOnly } from "./ascii.ts";
import { header } from "./names.ts";

/** Every pattern of the schemas once, as a function that tests a text against it. */
export function patternsModule(set: SchemaSet): string {
  const patterns = new Set<string>();
  for (const [name, schema] of set) {
    for (const { schema: inner } of everySchemaIn({ schema, file: name, pointer: "" })) {
      if (isSchemaObject(inner) && typeof inner["pattern"] === "string") patterns.add(inner["pattern"]);
    }
  }
  return `${header("schemas/")}\n${[...patterns].sort().map(patternCode).join("\n\n")}\n`;
}

/** A name that depends on the pattern alone (FNV-1a), so that other patterns may come and go. */
export function patternName(pattern: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < pattern.length; i++) hash = Math.imul(hash ^ pattern.charCodeAt(i), 0x01000193) >>> 0;
  return `matches${hash.toString(16).padStart(8, "0")}`;
}

/**
 * A single character class asks only for some character that it admits, so a first character in the part of ASCII that it
 * admits settles it without the regular expression.
 */
function patternCode(pattern: string): string {
  const name = patternName(pattern);
  const regex = new RegExp(pattern, "u");
  const literal = `/${asciiOnly(regex.source)}/u`;
  const admitted = /^\[(?:[^\]\\[]|\\.)+\]$/.test(pattern)
    ? longestRun((code) => regex.test(String.fromCharCode(code)))
    : [];
  const fast =
    admitted.length === 0
      ? ""
      : `  const first = text.charCodeAt(0);\n  if (first >= ${admitted[0]} && first <= ${admitted.at(-1)}) return true;\n`;
  return `const ${name}Regex = ${literal};\nexport function ${name}(text: string): boolean {\n${fast}  return ${name}Regex.test(text);\n}`;
}

function longestRun(isIn: (code: number) => boolean): number[] {
  let longest: number[] = [];
  let run: number[] = [];
  for (let code = 0; code < 128; code++) {
    run = isIn(code) ? [...run, code] : [];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
