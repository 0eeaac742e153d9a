import { type Case, titleOf, type Way } from "./cases.ts";
import type { FieldExample } from "./field-examples.ts";
import type { FieldValue } from "./field-value.ts";
import { orList } from "./inline.ts";
import type { Presence } from "./presence.ts";

/** A field in one case. */
export interface CaseField extends FieldValue {
  /** Such as `track[].name`. */
  readonly path: string;
  readonly presence: Presence;
  /** Whether that is what distinguishes the case, and nothing that the schema asks for. */
  readonly isGiven: boolean;
  /** On what else the presence depends (Markdown); empty where on nothing. */
  readonly condition: string;
}

/** A field as a case has it. */
export interface Entry {
  readonly ways: Ways;
  readonly field: CaseField;
}

/** The ways that a case takes, by the positions of the choices. */
type Ways = ReadonlyMap<string, Way>;

/** The fields of several cases by their paths: each as every case has it. */
export function byCase(cases: readonly Case[], lists: readonly (readonly CaseField[])[]): Entry[][] {
  const paths = new Set(lists.flatMap((list) => list.map(({ path }) => path)));
  return [...paths].map((path) =>
    cases.map(({ ways }, i) => ({
      ways,
      field: lists[i]?.find((one) => one.path === path) ?? unsaid(path, lists[i]),
    })),
  );
}

/** A nested field of which a case says nothing: it must be absent where that is so of what would hold it. */
function unsaid(path: string, list: readonly CaseField[] = []): CaseField {
  const isAbsent = list.some((one) => one.presence === "absent" && path.startsWith(one.path));
  const value = { type: "", constraints: [], description: "", examples: [] };
  return { path, presence: isAbsent ? "absent" : "optional", isGiven: false, condition: "", ...value };
}

/** A field as all cases have it. What is so in some of them only is said with their titles. */
export function inAllCases(entries: readonly Entry[]): CaseField {
  const present = entries.filter(({ field }) => field.presence !== "absent");
  const texts = (of: (field: CaseField) => string) => present.map(({ ways, field }) => ({ ways, text: of(field) }));
  const constraints = new Set(present.flatMap(({ field }) => field.constraints));
  const descriptions = texts(({ description }) => description).filter(({ text }) => text !== "");
  return {
    path: entries[0]?.field.path ?? "",
    ...presenceOf(entries),
    type: joined(texts(({ type }) => type)),
    constraints: [...constraints].map((one) => joined(texts((field) => (field.constraints.includes(one) ? one : "")))),
    description: joined(descriptions),
    examples: examplesIn(present),
  };
}

/** Each example once; it is valid if it is so in one of the cases. */
function examplesIn(entries: readonly Entry[]): FieldExample[] {
  const found = new Map<string, FieldExample>();
  for (const example of entries.flatMap(({ field }) => field.examples)) {
    const key = JSON.stringify(example.value);
    if (!found.get(key)?.isValid) found.set(key, example);
  }
  return [...found.values()];
}

const presenceWords: Readonly<Record<Presence, string>> = {
  required: "required",
  optional: "optional",
  absent: "must be absent",
};

/** How the table of fields says it. */
export const presenceText = (presence: Presence, condition: string): string => condition || presenceWords[presence];

function presenceOf(all: readonly Entry[]): Pick<CaseField, "presence" | "condition" | "isGiven"> {
  const entries = all.filter(({ field }) => !field.isGiven);
  const presences = new Set(entries.map(({ field }) => field.presence));
  const [only = "optional", ...others] = presences;
  const told = entries.map(({ ways, field }) => ({ ways, text: presenceText(field.presence, field.condition) }));
  if (new Set(told.map(({ text }) => text)).size <= 1) {
    return { presence: only, isGiven: false, condition: entries[0]?.field.condition ?? "" };
  }
  return {
    presence: others.length === 0 ? only : "optional",
    isGiven: false,
    condition: joined(told, presenceWords.optional),
  };
}

interface TextOfCase {
  readonly ways: Ways;
  readonly text: string;
}

/** Texts of cases as one: once where all are equal, and otherwise each with what its cases have in common. */
function joined(texts: readonly TextOfCase[], rest = ""): string {
  const distinct = [...new Set(texts.map(({ text }) => text))];
  if (distinct.length <= 1) return distinct[0] ?? "";
  const places = decidingPlaces(texts);
  const parts = distinct
    .filter((text) => text !== rest && text !== "")
    .map((text) => {
      const titles = texts.filter((one) => one.text === text).map(({ ways }) => titleOf(waysAt(ways, places)));
      return `${orList([...new Set(titles)])}: ${text}`;
    });
  return [...parts, ...(rest !== "" && distinct.includes(rest) ? [`otherwise ${rest}`] : [])].join("; ");
}

/** The choices that are enough to tell which text it is. */
function decidingPlaces(texts: readonly TextOfCase[]): string[] {
  let places = [...new Set(texts.flatMap(({ ways }) => [...ways.keys()]))];
  for (const place of [...places].reverse()) {
    const fewer = places.filter((one) => one !== place);
    if (decide(fewer, texts)) places = fewer;
  }
  return places;
}

function decide(places: readonly string[], texts: readonly TextOfCase[]): boolean {
  const found = new Map<string, string>();
  return texts.every(({ ways, text }) => {
    const key = JSON.stringify(places.map((place) => ways.get(place)?.title));
    const known = found.get(key) ?? text;
    found.set(key, known);
    return known === text;
  });
}

const waysAt = (ways: Ways, places: readonly string[]): Way[] => places.flatMap((place) => ways.get(place) ?? []);
