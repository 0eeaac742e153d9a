import { isAbsolute, relative, resolve, sep } from "node:path";

/** A line of `.gitattributes` for the files in a folder. */
export interface AttributesLine {
  readonly pattern: string;
  readonly line: string;
}

const attribute = "linguist-generated";

/** The line that folds generated code in reviews; `undefined` for a folder that is not in the working directory. */
export function generatedLine(folder: string, cwd: string): AttributesLine | undefined {
  const path = relative(resolve(cwd), resolve(cwd, folder)).split(sep).join("/");
  if (/^\.\.(\/|$)/.test(path) || isAbsolute(path)) return undefined;
  const pattern = path === "" ? "**" : `${patternOf(path)}/**`;
  const quoted = /[\s"]/.test(pattern) ? JSON.stringify(pattern) : pattern;
  return { pattern: quoted, line: `${quoted} ${attribute}=true` };
}

/** The path where git would take a character of it for a wildcard, a comment or a negation. */
const patternOf = (path: string): string => path.replace(/[\\*?[]|^[!#]/g, "\\$&");

/** The file with the line at its end; `undefined` if it says already whether the folder is generated. All its bytes are kept. */
export function withGeneratedLine(bytes: Buffer, { pattern, line }: AttributesLine): Buffer | undefined {
  const text = bytes.toString();
  if (text.split(/\r?\n/).some((one) => isSaidIn(one.trim(), pattern))) return undefined;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const begin = text === "" || text.endsWith("\n") ? "" : lineEnd;
  return Buffer.concat([bytes, Buffer.from(begin + line + lineEnd)]);
}

const isSaidIn = (line: string, pattern: string): boolean =>
  line.startsWith(pattern) && new RegExp(`^\\s(.*\\s)?[-!]?${attribute}(=|\\s|$)`).test(line.slice(pattern.length));
