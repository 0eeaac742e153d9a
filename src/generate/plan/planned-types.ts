import type { EventFile } from "../../schemas/plan.ts";
import { eventTypeName, typeName } from "../names.ts";
import { type PlanCode, quoted } from "./plan-code.ts";

/** The types of payloads and track requests, by the plan. */
export function plannedTypes({ events, product, attributes, isRequired, unknownEvents }: PlanCode): string {
  const shared = attributes.map(({ key, file }) => `${key}?: ${typeName(file)}`);
  const withMembers = (base: string, members: readonly string[]) =>
    members.length === 0 ? base : `${base} & { ${members.join("; ")} }`;
  const data = (file: string) => `data${isRequired(file) ? "" : "?"}: ${typeName(file)}`;
  const ofEvents = events.map(
    (event) =>
      `/** ${commentOf(event)} */\nexport type ${eventTypeName(event.file)} = ${withMembers("intempt.BehavioralEvent", [...shared, data(event.file)])};\n`,
  );
  const named = (name: string, of: (event: EventFile) => string) =>
    `export interface ${name} {\n${events.map((event) => `  ${quoted(event.name)}: ${of(event)};\n`).join("")}}\n`;
  const wirePayload = withMembers("intempt.WirePayload", shared);
  const others =
    unknownEvents === "forbid"
      ? "/** An entry of a name that the plan does not have. Only products may come in it. */\nexport interface OtherEntry {\n  name: OtherName;\n  type?: string;\n  payload: [ProductPayload, ...ProductPayload[]];\n  [k: string]: unknown;\n}\n"
      : "/** An entry of a name that the plan does not have. */\nexport interface OtherEntry {\n  name: OtherName;\n  type?: string;\n  payload: [Payload, ...Payload[]];\n  [k: string]: unknown;\n}\n";
  return [
    ...ofEvents,
    `/** The behavioral events of each event, by its name on the wire. */\n${named("Events", ({ file }) => eventTypeName(file))}`,
    `/** The \`data\` of each event, by its name on the wire. */\n${named("EventData", ({ file }) => typeName(file))}`,
    "/** The names of the events, as they are on the wire. */\nexport type EventName = keyof Events;\n",
    `/** A catalog item. */\nexport type ProductPayload = ${withMembers("intempt.Product", [...shared, ...(product === undefined ? [] : [data(product)])])};\n`,
    `/** A behavioral event of which no name is known. */\nexport type EventPayload = ${withMembers("intempt.BehavioralEvent", shared)};\n`,
    "/** A payload of which no name is known. */\nexport type Payload = ProductPayload | EventPayload;\n",
    '/** Any name that the plan does not have: a type of its own, so that a comparison with a planned name narrows that of an entry. */\nexport declare enum OtherName {\n  any = "",\n}\n',
    others,
    "/** An entry of a track request: its name decides what its payloads are. */\nexport type TrackEntry =\n  | {\n      [Name in EventName]: {\n        name: Name;\n        type?: string;\n        payload: [Events[Name] | ProductPayload, ...(Events[Name] | ProductPayload)[]];\n        [k: string]: unknown;\n      };\n    }[EventName]\n  | OtherEntry;\n",
    "/** The body of `POST …/track`. */\nexport interface TrackRequest {\n  track: TrackEntry[];\n  [k: string]: unknown;\n}\n",
    `/** A payload as the live service accepts it. */\nexport type WirePayload = ${wirePayload};\n`,
    "/** A track request as the live service accepts it. */\nexport type WireTrackRequest = intempt.WireTrackRequest;\n",
  ].join("\n");
}

const commentOf = ({ name, description, isDeprecated, replacedBy }: EventFile): string =>
  `${isDeprecated ? `@deprecated ${replacedBy === undefined ? "" : `Send \`${replacedBy}\` instead. `}` : ""}${description || name}`
    .replaceAll("*/", "* /")
    .replace(/\s+/g, " ");
