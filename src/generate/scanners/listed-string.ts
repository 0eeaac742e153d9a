import type { Constraint } from "../../constraints/constraint.ts";
import type { ScannerWriter } from "./scanner-writer.ts";

/** More values, or longer ones, are looked up, which takes less code. */
const mostCompared = 10;
const longestCompared = 50;

/** Passes one of a few strings, each of which JSON writes without escapes: their bytes are compared, closing quotes and all. */
export function listedString(constraint: Constraint, failure: string, writer: ScannerWriter): string | undefined {
  if (constraint.op !== "enum") return undefined;
  const { values } = constraint;
  if (values.length > mostCompared || !values.every(isPlain)) return undefined;
  const cases = values.map((value) => {
    const bytes = [...`${value}"`].map((letter, i) => `bytes[at + ${i + 1}] === ${letter.charCodeAt(0)}`);
    return `    if (${bytes.join(" && ")}) return at + ${value.length + 2};\n`;
  });
  return `${cases.join("")}    const end = ${writer.use("skipText")}(bytes, at + 1);\n    return end < 0 ? end : ${failure};\n`;
}

const isPlain = (value: unknown): value is string =>
  typeof value === "string" && value.length <= longestCompared && /^[ !#-[\]-~]*$/.test(value);
