import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import { characterLength } from "../runtime/json/characters.ts";
import { otherEncoding } from "../runtime/json/encodings.ts";
import { type Position, positionsOf } from "../runtime/json/position.ts";
import { maxDepth, tooDeep } from "../runtime/json/strict.ts";
import { fromPointer } from "../runtime/validate/path.ts";
import type { FileFormat, ParsedFile } from "./schema-file.ts";

/** Schema files in YAML 1.2, and merge keys (`<<`) as in 1.1. What JSON cannot say is an error. */
export const yamlFormat: FileFormat = { parsed: parsedYaml, positionsIn: positionsInYaml };

function parsedYaml(bytes: Uint8Array): ParsedFile {
  const invalid = otherEncoding(bytes) === undefined ? invalidByte(bytes) : 0;
  if (invalid !== undefined) {
    const [position] = positionsOf(bytes, [invalid]);
    return { problem: "this is not UTF-8; save the file as UTF-8", pointer: "", position };
  }
  const { document, lines } = read(bytes);
  const failAt = (offset: number, problem: string): ParsedFile => ({
    problem,
    pointer: "",
    position: at(lines, offset),
  });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) return failAt(error.pos[0], yamlProblem(error));
  try {
    const value: unknown = document.toJS({ maxAliasCount });
    const problem = problemOf(value);
    return problem === undefined ? { value } : failAt(firstAlias(document), problem);
  } catch (thrown) {
    // The library throws these for aliases and merge keys, which it resolves last.
    if (!(thrown instanceof Error)) throw thrown;
    return failAt(firstAlias(document), tooManyAliases);
  }
}

/** Values that aliases may expand to, by the count of the library, and in all. */
const maxAliasCount = 1000;
const maxValues = 1_000_000;

const tooManyAliases = "has aliases or merge keys that lead nowhere or to too many values; write them out";

function read(bytes: Uint8Array): { readonly document: Document.Parsed; readonly lines: LineCounter } {
  const lines = new LineCounter();
  const text = new TextDecoder().decode(bytes);
  const options = { lineCounter: lines, merge: true, prettyErrors: false, stringKeys: true } as const;
  return { document: parseDocument(text, options), lines };
}

function yamlProblem({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === "DUPLICATE_KEY") return "this key occurs more than once in this object; keep one";
  if (code === "MULTIPLE_DOCS") return "a second document begins here; a schema file holds one";
  if (/call stack/i.test(message)) return tooDeep;
  const [sentence = ""] = message.split("\n");
  return `this is not YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

const at = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
};

/** Where the first alias is, or else the beginning: what is wrong with the value as a whole mostly comes from aliases. */
function firstAlias(document: Document.Parsed): number {
  let offset = document.contents?.range?.[0] ?? 0;
  visit(document, {
    Alias(_, { range }) {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** What a value has that JSON or the readers of schemas cannot take. Without recursion, because it may lead back to itself. */
function problemOf(root: unknown): string | undefined {
  const waiting: [value: unknown, depth: number][] = [[root, 0]];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (++values > maxValues) return tooManyAliases;
    if (depth > maxDepth) return tooDeep;
    if (!isOfJson(value)) return "holds a value that JSON does not have, such as .inf or !!binary";
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) waiting.push([inner, depth + 1]);
  }
  return undefined;
}

/** Whether a value, whatever it holds, is one of JSON. */
function isOfJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** The first byte that begins no character. */
function invalidByte(bytes: Uint8Array): number | undefined {
  for (let i = 0; i < bytes.length; ) {
    const length = (bytes[i] as number) < 0x80 ? 1 : characterLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return undefined;
}

function positionsInYaml(bytes: Uint8Array): (pointer: string) => Position {
  const { document, lines } = read(bytes);
  return (pointer) => at(lines, offsetOf(document, pointer));
}

function offsetOf(document: Document.Parsed, pointer: string): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of fromPointer(pointer)) {
    const member = memberOf(node, step, document);
    if (member === undefined) break;
    const start = isPair(member) ? (member.key as Node).range : (member as Node).range;
    offset = start?.[0] ?? offset;
    node = isPair(member) ? member.value : member;
  }
  return offset;
}

/** The member of an object, also one that is merged into it, or the item of an array. */
function memberOf(node: unknown, step: string, document: Document.Parsed): Pair | Node | undefined {
  const value = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(value)) return value.items[Number(step)] as Node | undefined;
  if (!isMap(value)) return undefined;
  const own = value.items.find(({ key }) => isScalar(key) && String(key.value) === step);
  if (own !== undefined) return own;
  const merged = value.items.filter(({ key }) => isScalar(key) && key.value === "<<").map((pair) => pair.value);
  const sources = merged.flatMap((one) => (isSeq(one) ? one.items : [one]));
  return sources.map((one) => memberOf(one, step, document)).find((member) => member !== undefined);
}
