/** How code is written for a package that is not this one. */
export interface Target {
  readonly language: "ts" | "js";
  /** What generated code imports the runtime from. */
  readonly runtime: string;
}

const importStatement = /^import (type )?\{ ([^}]*) \} from "([^"]+)";\n/gm;

/**
 * Code that was generated beside the sources of this package, as it is written for another one: the runtime comes from one place,
 * other modules have the names that they have when they are compiled, and JavaScript has no types.
 */
export function retargeted(code: string, { language, runtime }: Target): string {
  const ofRuntime: string[] = [];
  const others: string[] = [];
  const body = code
    .replace(/^(export .* from "\.[^"]*)\.ts";$/gm, '$1.js";')
    .replace(importStatement, (_, type: string | undefined, names: string, from: string) => {
      const kept = names
        .split(", ")
        .flatMap((name) => importedName(type === undefined ? name : `type ${name}`, language));
      if (kept.length === 0) return "";
      if (/\/src\//.test(from)) ofRuntime.push(...kept);
      else others.push(importCode(kept, from.replace(/\.ts$/, ".js")));
      return "";
    });
  const imports = [...(ofRuntime.length > 0 ? [importCode(sorted(ofRuntime), runtime)] : []), ...others].join("");
  const [head = "", rest = ""] = headAndRest(body);
  return language === "js"
    ? untyped(head.replace("// @ts-nocheck\n", "") + lintOff + imports + rest)
    : head + lintOff + imports + rest;
}

function importCode(names: readonly string[], from: string): string {
  const areTypes = names.every((name) => name.startsWith("type "));
  const list = areTypes ? names.map((name) => name.replace("type ", "")) : names;
  return `import ${areTypes ? "type " : ""}{ ${list.join(", ")} } from "${from}";\n`;
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** Linters and formatters need not look at generated code. */
const lintOff = `/* eslint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
`;

/** The comments at the beginning, and what follows. */
function headAndRest(code: string): [string, string] {
  const [head = ""] = /^(\/\/ .*\n)*/.exec(code) ?? [];
  return [head, code.slice(head.length)];
}

const importedName = (name: string, language: Target["language"]): string[] =>
  language === "js" && name.startsWith("type ") ? [] : [name];

/** The few types that generated code has. */
const untyped = (code: string): string =>
  code
    .replace(/^export type .*;\n/gm, "")
    .replace(/^declare .*;\n\n?/gm, "")
    .replace(/^(export function \w+)<.*>\((\w+): .*\{$/gm, "$1($2) {")
    .replace(/^(const \w+ = \(\)): .* =>/gm, "$1 =>")
    .replace(/^((?:export )?const [\w$\p{ID_Continue}]+): [^=]+ = /gmu, "$1 = ")
    .replace(/^(export function \w+)\((\w+): string\): boolean \{/gm, "$1($2) {");

/** The declarations of a module's exports, for its form in JavaScript. */
export function declarationsIn(code: string, target: Target): string {
  const kept =
    /^import [^;]*;\n|^export (?:type )?(?:\*|\{)[^;]*;\n|^(?:\/\*\*[^\n]*\*\/\n|\/\*\*\n(?: \*[^\n]*\n)+)?export (?:const [^=]+(?= = )|function [^\n]*(?= \{\n))/gmu;
  const exported = [...retargeted(code, { ...target, language: "ts" }).matchAll(kept)].map(([text]) =>
    text.endsWith(";\n")
      ? text
      : `${text.replace(/export (const|function)/, "export declare $1").replace(/guard\(\w+\)/, "guard(value: unknown): boolean")};\n`,
  );
  return exported.join("");
}
