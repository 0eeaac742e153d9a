import { LineCounter, parseDocument, type YAMLError } from "yaml";
import { scan } from "../runtime/json/grammar.ts";
import { positionsOf } from "../runtime/json/position.ts";
import { type MemberVisitor, visitMembers } from "../runtime/json/visitor.ts";
import type { PlanError } from "./plan.ts";

export type Parsed = { readonly value: unknown } | { readonly error: PlanError };

/** Levels of nesting that a plan may have: more than any real one, and far from the end of the stack. */
const maxDepth = 100;
const tooDeep = `is nested more than ${maxDepth} levels deep`;

/** The value of a JSON document. A repeated key is an error, because only one of its values would be read. */
export function parseJson(text: string): Parsed {
  const bytes = new TextEncoder().encode(text);
  const errorAt = (at: number, message: string): Parsed => {
    const [position] = positionsOf(bytes, [at]);
    return { error: { message, ...position } };
  };
  const syntax = scan(bytes);
  if (syntax !== undefined) return errorAt(syntax.at, `is not JSON: ${syntax.what}`);
  const { repeated, deep } = oddMembers(bytes);
  if (deep !== undefined) return errorAt(deep, tooDeep);
  if (repeated !== undefined) return errorAt(repeated, "has this key more than once in one object; keep one of them");
  return { value: JSON.parse(text.replace(/^\ufeff/, "")) };
}

/** Where the first key is repeated, and where nesting becomes too deep. */
function oddMembers(bytes: Uint8Array): { repeated?: number; deep?: number } {
  const found: { repeated?: number; deep?: number } = {};
  const visitor = (depth: number): MemberVisitor => {
    const keys = new Set<string>();
    return {
      member(step, keyAt, valueAt) {
        if (depth > maxDepth) {
          found.deep ??= valueAt;
          return undefined;
        }
        if (typeof step === "string") {
          if (keys.has(step)) found.repeated ??= keyAt;
          keys.add(step);
        }
        return visitor(depth + 1);
      },
    };
  };
  visitMembers(bytes, visitor(1));
  return found;
}

/** Aliases that a plan may expand to. */
const maxAliasCount = 1000;

/** The value of a YAML document, with merge keys (`<<`). */
export function parseYaml(text: string): Parsed {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false, stringKeys: true });
    const [error] = [...document.errors, ...document.warnings];
    if (error !== undefined) return { error: yamlError(error, lineCounter) };
    const value: unknown = document.toJS({ maxAliasCount });
    const message = sizeProblem(value);
    return message === undefined ? { value } : { error: { message } };
  } catch (error) {
    if (error instanceof RangeError) return { error: { message: tooDeep } };
    const isMerge = error instanceof Error && error.message.startsWith("Merge ");
    if (!isMerge && !(error instanceof ReferenceError)) throw error;
    const { line, col } = lineCounter.linePos(text.search(isMerge ? /<</ : /(?<=[\s[{,:-])\*/));
    return { error: { message: isMerge ? wrongMerge : wrongAlias, line, column: col } };
  }
}

const wrongMerge = "has a merge key (`<<`) whose value is not a map or a list of maps";
const wrongAlias = `has aliases that expand to more than ${maxAliasCount} values, or that lead nowhere; write them out`;

function yamlError({ message, pos }: YAMLError, lines: LineCounter): PlanError {
  const { line, col } = lines.linePos(pos[0]);
  const [sentence = ""] = message.split("\n");
  return { message: `is not YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`, line, column: col };
}

/** Values that aliases may expand to. */
const maxValues = 1_000_000;

/** Whether a value is too deep or too large once its aliases are written out. Without recursion, because it may be deep. */
function sizeProblem(root: unknown): string | undefined {
  const waiting: [value: unknown, depth: number][] = [[root, 0]];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (++values > maxValues) return `has more than ${maxValues} values`;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= maxDepth) return tooDeep;
    for (const inner of Object.values(value)) waiting.push([inner, depth + 1]);
  }
  return undefined;
}
