import { asciiOnly } from "../ascii.ts";
import type { ModuleWriter } from "../writer.ts";

/**
 * Drops what nobody reads, so that it is not shipped; tests patterns with the guard's own functions; and writes every
 * character that is not printable ASCII as an escape.
 */
export function tidy(code: string, writer: ModuleWriter): string {
  const kept = code
    .replace(/^"use strict";\n?/, "")
    .replace(/^export (default|const) .*\n?/gm, "")
    .replace(/^\/\*# sourceURL=.*\n/gm, "")
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, "")
    .replace(
      /new RegExp\(("(?:[^"\\]|\\.)*"), "u"\)/g,
      (_, literal) => `{ test: ${writer.pattern(JSON.parse(literal))} }`,
    )
    .split("\n")
    .map(asciiOnly)
    .join("\n");
  return withoutSchemas(
    kept
      .replace(pushedError, (_, _name, error: string) => `vErrors = ${writer.use("addError")}(vErrors, ${error});`)
      .replaceAll(", parentData, parentDataProperty, rootData=data}={}", "}={}")
      .replace(/,parentData(?::\w+)?,parentDataProperty(?::(?:"(?:[^"\\]|\\.)*"|\w+))?,rootData\}/g, "}"),
  );
}

/** Each error is written out with the same five lines around it, which make up most of the code. */
const pushedError =
  /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/** Ajv keeps whole schemas in the code to read a list from them; here the lists themselves stand where they are read. */
function withoutSchemas(code: string): string {
  const schemas = new Map<string, unknown>();
  const rest = code.replace(/^const (schema\d+) = (.*);\n/gm, (_, name: string, json: string) => {
    schemas.set(name, JSON.parse(json));
    return "";
  });
  return rest.replace(
    /(?<![.\w"'/])(schema\d+)((?:\.\w+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])*)/g,
    (text, name: string, way: string) => {
      if (!schemas.has(name)) return text;
      const steps = [...way.matchAll(/\.(\w+)|\[(.*?)\]/g)].map(
        ([, key, index]) => key ?? String(JSON.parse(index as string)),
      );
      return asciiOnly(
        JSON.stringify(
          steps.reduce((value: unknown, step) => (value as Record<string, unknown>)[step], schemas.get(name)),
        ),
      );
    },
  );
}
