const words = (name: string): string[] => {
  const event = eventWords(name);
  return event === undefined ? wordsIn(name.replace(/^common\//, "")) : [...event, "data"];
};

/** What is no letter, digit, `_` or `$` divides words. */
const wordsIn = (path: string): string[] => path.split(/[^\p{ID_Continue}$]+/u).filter(Boolean);

/** The words of the name of an event's file. */
function eventWords(name: string): string[] | undefined {
  if (!name.startsWith("events/")) return undefined;
  const found = wordsIn(name.slice("events/".length));
  return /^[\p{ID_Start}_$]/u.test(found[0] ?? "") ? found : ["event", ...found];
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `wire/track-request` → `WireTrackRequest`; the shared parts in `common/` have only the name of their file. */
export const typeName = (name: string): string => words(name).map(capital).join("");

/** `wire/track-request` → `wireTrackRequest`. Not all scripts have small letters, and the type has the same name otherwise. */
export function validatorName(name: string): string {
  const type = typeName(name);
  const inSmall = type.replace(/^./u, (letter) => letter.toLowerCase());
  return inSmall === type ? `_${type}` : inSmall;
}

/** The type of an event's behavioral events: `events/view-item` → `ViewItem`. */
export function eventTypeName(file: string): string {
  const [first = "", ...rest] = eventWords(file) ?? [];
  const name = [first, ...rest].map(capital).join("");
  // Not all scripts have capitals, and the validator has the name in small letters.
  return capital(first) === first.toLowerCase() ? `${name}Event` : name;
}

/** The name of their validator: `events/view-item` → `viewItem`. */
export const eventValidatorName = (file: string): string => {
  const name = (eventWords(file) ?? []).map(capital).join("");
  return name.replace(/^./u, (letter) => letter.toLowerCase());
};

/** The types that a plan has of a schema file: of the whole value, and of an event's behavioral events. */
export const typesOf = (file: string): string[] =>
  file.startsWith("events/") ? [typeName(file), eventTypeName(file)] : [typeName(file)];

export const modulePath = (name: string): string => `validators/${name}.ts`;
export const scannerPath = (name: string): string => `scanners/${name}.ts`;

/** The relative path from one file under `generated/` to another. */
export function importPath(from: string, to: string): string {
  const up = "../".repeat(from.split("/").length - 1);
  return up === "" && !to.startsWith("../") ? `./${to}` : `${up}${to}`;
}

/** The first line of every generated file. */
export const header = (sources: string): string =>
  `// Generated from ${sources} by \`event-schema generate\`. Do not edit: edit the schema.\n`;

const reserved = new Set(
  "createMembers createValidator default delete do else enum export false for function guard if import in index instanceof isObject isPresent kindOf kinds compiled let new null object package private protected public return static super switch this throw true try typeof undefined unknown validator value var void while with yield arguments async await break case catch class const continue debugger eval extends finally implements interface".split(
    " ",
  ),
);

/** The types that the modules of every tracking plan declare or import, besides those of its files. */
export const planTypes: ReadonlySet<string> = new Set([
  ...[
    "Classify",
    "ClassifyDocument",
    "EventData",
    "EventName",
    "EventPayload",
    "Events",
    "OtherEntry",
    "OtherName",
    "Payload",
    "ProductPayload",
    "TrackEntry",
  ],
  ...["TrackRequest", "WirePayload", "WireTrackRequest", "Arbitrary", "PlannedEvent", "Validator"],
]);

/** What else they declare or import. */
const planValues: ReadonlySet<string> = new Set([
  ...[
    "arbitraryOf",
    "attributes",
    "checkData",
    "classify",
    "classifyDocument",
    "console",
    "contract",
    "createTracker",
    "document",
    "documentValidator",
  ],
  ...["eventValidator", "events", "lint", "payload", "payloadValidator", "plan", "planned", "plannedClassify"],
  ...["plannedClassifyDocument", "plannedContract"],
  ...["plannedLint", "plannedWire", "process", "requestValidator", "schema", "trackRequest", "trackingPlan", "wire"],
]);

/** Why a schema of that name cannot have a module of generated code; `undefined` if it can. */
export function nameProblem(name: string): string | undefined {
  if (!/^\p{L}/u.test(typeName(name)))
    return "the name of a schema file must begin with a letter, because types are named by it";
  const isTaken = isTakenValue(validatorName(name)) || (name.startsWith("events/") && isTakenEvent(name));
  return isTaken ? taken : undefined;
}

export const taken = "this name has a meaning in the generated code: rename the file";

const isTakenEvent = (file: string): boolean =>
  planTypes.has(eventTypeName(file)) ||
  planValues.has(eventValidatorName(file)) ||
  isTakenValue(eventValidatorName(file));

const isTakenValue = (declared: string): boolean =>
  reserved.has(declared) ||
  /^(bits|compiled|guard|issues|items|members|object)\d+$|^(issuesOf|matches)[\da-f]{8}$/.test(declared);
