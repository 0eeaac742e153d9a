import { type MemberVisitor, visitMembers } from "../../runtime/json/visitor.ts";

/** A byte order mark stays where it is. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Strings by their keys. */
export type StringMembers = Readonly<Record<string, string>>;

/** Where an object of a JSON text is, in bytes. */
interface ObjectPlace {
  start: number;
  /** After its closing bracket. */
  end: number;
  /** Where its first key begins, and where its last value ends; absent in an empty object. */
  firstKey?: number;
  lastEnd?: number;
}

/**
 * The JSON text with more members at the end of the object that a key of the root holds. Everything else stays as it is written; the
 * new members are laid out as those before them. The text must be an object, and the key must hold one or be absent.
 */
export function withMembers(text: string, key: string, members: StringMembers): string {
  if (Object.keys(members).length === 0) return text;
  const bytes = Buffer.from(text);
  const { root, inner } = placesIn(bytes, key);
  const gap = gapOf(bytes, root) ?? (text.includes("\r\n") ? "\r\n  " : "\n  ");
  const lines = linesOf(members);
  if (inner !== undefined) return inserted(bytes, inner, lines, gapOf(bytes, inner) ?? deeper(gap), gap);
  const added = lines.map((line) => deeper(gap) + line).join(",");
  return inserted(bytes, root, [`${JSON.stringify(key)}: {${added}${gap}}`], gap, gap.replace(/[ \t]*$/, ""));
}

const linesOf = (members: StringMembers): string[] =>
  Object.entries(members).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);

/** The white space before the first member: a line break and an indentation, unless all is in one line. */
function gapOf(bytes: Buffer, { start, firstKey }: ObjectPlace): string | undefined {
  if (firstKey === undefined) return undefined;
  const gap = decoder.decode(bytes.subarray(start + 1, firstKey));
  return /\r?\n[ \t]*$/.exec(gap)?.[0] ?? gap;
}

/** The gap of a level below that of the root. */
const deeper = (gap: string): string => gap + (/\n([ \t]*)$/.exec(gap)?.[1] ?? "");

/** Adds lines after the last member, or into an empty object, with `closing` before its bracket. */
function inserted(
  bytes: Buffer,
  { start, end, lastEnd }: ObjectPlace,
  lines: readonly string[],
  gap: string,
  closing: string,
): string {
  const added = lines.map((line) => gap + line).join(",");
  const [from, to, between] =
    lastEnd === undefined ? [start + 1, end - 1, added + closing] : [lastEnd, lastEnd, `,${added}`];
  return decoder.decode(bytes.subarray(0, from)) + between + decoder.decode(bytes.subarray(to));
}

function placesIn(bytes: Buffer, key: string): { readonly root: ObjectPlace; readonly inner: ObjectPlace | undefined } {
  const root: ObjectPlace = { start: bytes.indexOf("{"), end: 0 };
  let inner: ObjectPlace | undefined;
  visitMembers(
    bytes,
    visitorOf(root, (step, at) => {
      if (step !== key) return undefined;
      inner = { start: at, end: 0 };
      return visitorOf(inner, () => undefined);
    }),
  );
  return { root, inner };
}

/** Notes where an object is. `below` gives the visitors of its values. */
function visitorOf(
  place: ObjectPlace,
  below: (step: string | number, at: number) => MemberVisitor | undefined,
): MemberVisitor {
  return {
    member(step, keyAt, valueAt) {
      place.firstKey ??= keyAt;
      const visitor = below(step, valueAt) ?? {};
      return {
        ...visitor,
        end(at) {
          visitor.end?.(at);
          place.lastEnd = at;
        },
      };
    },
    end(at) {
      place.end = at;
    },
  };
}
