import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import { toPointer } from "../../runtime/validate/path.ts";
import { definitionName } from "../../schemas/bundle.ts";
import type { EventFile, PlanFiles } from "../../schemas/plan.ts";
import { payloadFile } from "../../schemas/planned-schemas.ts";
import { asciiOnly } from "../ascii.ts";
import { eventTypeName, eventValidatorName, header, modulePath, typeName } from "../names.ts";

/** What the modules of a tracking plan are written from. */
export interface PlanCode extends PlanFiles {
  /** Whether the `data` that a file describes must be there. */
  readonly isRequired: (file: string) => boolean;
  readonly unknownEvents: UnknownEvents;
}

const runtime = "../../src/runtime.ts";

/** The path of the module of one event. */
export const eventPath = (file: string): string => `events/${eventValidatorName(file)}.ts`;

/** A string as code: in ASCII, so that no editor shows it as another one. */
const quoted = (text: string): string => asciiOnly(JSON.stringify(text));

/** The module of one event: what the plan says of it, and the validator of its behavioral events. */
export function eventModule(event: EventFile, { attributes, isRequired }: PlanCode): string {
  const { file, name, description, isDeprecated, replacedBy } = event;
  const own = eventValidatorName(file);
  const type = eventTypeName(file);
  const deprecated = isDeprecated
    ? [`  deprecated: {${replacedBy === undefined ? "" : ` replacedBy: ${quoted(replacedBy)} `}},\n`]
    : [];
  const comment = `${[isDeprecated ? "@deprecated" : "", description || name].filter(Boolean).join(" ")}`;
  return [
    header(`schemas/${file}.json`),
    `import { eventValidator, type PlannedEvent, type Validator } from "${runtime}";\n`,
    `import { compiled } from "../${modulePath(file)}";\n`,
    ...(attributes.length > 0 ? [`import { attributes } from "../attributes.ts";\n`] : []),
    `import type { ${type} } from "../types.ts";\n`,
    `\n/** What the plan says of the event. */\nexport const planned: PlannedEvent = {\n  name: ${quoted(name)},\n`,
    `  data: { key: "data", compiled, isRequired: ${isRequired(file)} },\n`,
    ...deprecated,
    "};\n",
    `\n/** ${comment.replaceAll("*/", "* /").replace(/\s+/g, " ")} */\n`,
    `export const ${own}: Validator<${type}> = /* @__PURE__ */ eventValidator(${quoted(own)}, planned, ${attributes.length > 0 ? "attributes" : "[]"});\n`,
  ].join("");
}

/** The module of what payloads of all events hold besides. */
export function attributesModule({ attributes }: PlanCode): string {
  const imports = attributes.map(({ file }, i) => `import { compiled as part${i} } from "./${modulePath(file)}";\n`);
  const parts = attributes.map(({ key }, i) => `  { key: "${key}", compiled: part${i}, isRequired: false },\n`);
  return `${header("schemas/")}import { type SchemaPart } from "${own(runtime)}";\n${imports.join("")}\n/** The schemas of attributes, in payloads of any event. */\nexport const attributes: readonly SchemaPart[] = [\n${parts.join("")}];\n`;
}

/** The same from the folder itself. */
const own = (path: string): string => path.replace("../", "");

/** The module of the plan, and of the schemas of its families. */
export function planModule(plan: PlanCode): string {
  const { events, product, attributes, isRequired, unknownEvents } = plan;
  const names = events.map(({ file }) => eventValidatorName(file));
  return [
    header("schemas/"),
    `import { plannedContract, plannedWire, type PlannedFamily, trackingPlan, type TrackingPlan } from "${own(runtime)}";\n`,
    ...(attributes.length > 0 ? [`import { attributes } from "./attributes.ts";\n`] : []),
    ...events.map(({ file }, i) => `import { planned as ${names[i]} } from "./${eventPath(file)}";\n`),
    ...(product === undefined ? [] : [`import { compiled as productData } from "./${modulePath(product)}";\n`]),
    "\n/** What a team says of the payloads that it sends. */\n",
    `export const plan: TrackingPlan = /* @__PURE__ */ trackingPlan(${codeFormat}, {\n`,
    `  events: [${names.join(", ")}],\n`,
    ...(product === undefined
      ? []
      : [`  product: { key: "data", compiled: productData, isRequired: ${isRequired(product)} },\n`]),
    `  attributes${attributes.length > 0 ? "" : ": []"},\n  unknownEvents: "${unknownEvents}",\n});\n`,
    "\n/** The schemas of the contract, by the plan. */\nexport const contract: PlannedFamily = /* @__PURE__ */ plannedContract(plan);\n",
    "\n/** The schemas of what the live service accepts, by the plan. */\nexport const wire: PlannedFamily = /* @__PURE__ */ plannedWire(plan);\n",
  ].join("");
}

/** The form of the code, which the runtime compares with its own. */
const codeFormat = 1;

/** The module that lists everything. */
export function indexModule({ events }: PlanCode): string {
  const validators = events.map(({ file }) => ({ name: eventValidatorName(file), path: eventPath(file) }));
  const entries = events.map(({ name, file }) => `  ${memberName(name)}: ${eventValidatorName(file)},\n`);
  return [
    header("schemas/"),
    `import { documentValidator, type Lint, payloadValidator, plannedLint, requestValidator, type Validator } from "${own(runtime)}";\n`,
    ...validators.map(({ name, path }) => `import { ${name} } from "./${path}";\n`),
    `import { contract } from "./plan.ts";\n`,
    `import type { EventName, Events, Payload, TrackRequest } from "./types.ts";\n`,
    `\nexport type * from "./types.ts";\n`,
    `export { createTracker } from "./track.ts";\n`,
    `export { classify, classifyDocument } from "./classify.ts";\n`,
    `export { ${validators.map(({ name }) => name).join(", ")} };\n`,
    "\n/** The validators of events by their names on the wire: of behavioral events with the event's own `data`. */\n",
    `export const events: { readonly [Name in EventName]: Validator<Events[Name]> } = {\n${entries.join("")}};\n`,
    "\n/** Payloads of which no name is known. */\n",
    `export const payload: Validator<Payload> = /* @__PURE__ */ payloadValidator("payload", contract);\n`,
    "\n/** Track requests: the name of each entry chooses the schema of its payloads. */\n",
    `export const trackRequest: Validator<TrackRequest> = /* @__PURE__ */ requestValidator("track-request", contract);\n`,
    "\n/** A payload or a track request, whichever its content shows. */\n",
    `export const document: Validator<Payload | TrackRequest> = /* @__PURE__ */ documentValidator("document", payload, trackRequest);\n`,
    "\n/** The warnings of a valid payload or track request. Never throws, whatever the value. */\n",
    "export const lint: Lint = /* @__PURE__ */ plannedLint(contract);\n",
  ].join("");
}

/** The key of a member in code: `__proto__` would be no member at all. */
const memberName = (name: string): string => (name === "__proto__" ? `["__proto__"]` : quoted(name));

/** The module of what the live service accepts. */
export const wireModule = (): string =>
  [
    header("schemas/"),
    `import { documentValidator, payloadValidator, requestValidator, type Validator } from "${own(runtime)}";\n`,
    `import { wire } from "./plan.ts";\n`,
    `import type { WirePayload, WireTrackRequest } from "./types.ts";\n`,
    "\n/** Payloads as the live service accepts them. */\n",
    `export const wirePayload: Validator<WirePayload> = /* @__PURE__ */ payloadValidator("wire/payload", wire);\n`,
    "\n/** Track requests as the live service accepts them. */\n",
    `export const wireTrackRequest: Validator<WireTrackRequest> = /* @__PURE__ */ requestValidator("wire/track-request", wire);\n`,
    "\n/** A payload or a track request as the live service accepts it. */\n",
    `export const wireDocument: Validator<WirePayload | WireTrackRequest> = /* @__PURE__ */ documentValidator("wire/document", wirePayload, wireTrackRequest);\n`,
  ].join("");

/** The module of validators over bytes. */
export function bytesModule({ events, product, attributes, isRequired, unknownEvents }: PlanCode): string {
  const parts = [
    ...events.map(({ file }) => file),
    ...(product ? [product] : []),
    ...attributes.map(({ file }) => file),
  ];
  const scanOf = (file: string) => `scan${parts.indexOf(file)}`;
  const entries = events.map(
    ({ name, file, isDeprecated }) =>
      `    [${quoted(name)}, { data: { scan: ${scanOf(file)}, isRequired: ${isRequired(file)} }, isDeprecated: ${isDeprecated} }],\n`,
  );
  return [
    header("schemas/"),
    `import { type BytesValidator, type PlannedBytes, plannedContractBytes, plannedWireBytes, type PlanScanners } from "${own(runtime)}";\n`,
    `import { contract as contractSchemas, wire as wireSchemas } from "./plan.ts";\n`,
    ...parts.map((file) => `import { scan as ${scanOf(file)} } from "./scanners/${file}.ts";\n`),
    `\nconst scanners: PlanScanners = {\n  events: [\n${entries.join("")}  ],\n`,
    ...(product === undefined
      ? []
      : [`  product: { scan: ${scanOf(product)}, isRequired: ${isRequired(product)} },\n`]),
    ...attributes.map(({ key, file }) => `  ${key}: ${scanOf(file)},\n`),
    `  unknownEvents: "${unknownEvents}",\n};\n`,
    "\n/** The validators of the contract, for `route` too. */\n",
    "export const contract: PlannedBytes = /* @__PURE__ */ plannedContractBytes(contractSchemas, scanners);\n",
    "\n/** The validators of what the live service accepts, for `route` too. */\n",
    "export const wire: PlannedBytes = /* @__PURE__ */ plannedWireBytes(wireSchemas, scanners);\n\n",
    ...byteExports.map(([name, code]) => `export const ${name}: BytesValidator = ${code};\n`),
  ].join("");
}

const byteExports = [
  ["payloadBytes", "contract.payload"],
  ["trackRequestBytes", "contract.request"],
  ["documentBytes", "contract.document"],
  ["wirePayloadBytes", "wire.payload"],
  ["wireTrackRequestBytes", "wire.request"],
  ["wireDocumentBytes", "wire.document"],
] as const;

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

/** The module of the typed function that sends events. */
export function trackModule({ events }: PlanCode): string {
  const names = events.map(({ file }) => eventValidatorName(file));
  return [
    header("schemas/"),
    `import { checkData, type PlannedEvent, type SendEvent, type Tracker } from "${own(runtime)}";\n`,
    ...events.map(({ file }, i) => `import { planned as ${names[i]} } from "./${eventPath(file)}";\n`),
    `import type { EventData } from "./types.ts";\n`,
    "\ndeclare const process: { readonly env: { readonly NODE_ENV?: string } } | undefined;\ndeclare const console: { readonly warn: (message: string) => void };\n",
    "\n/**\n * A function that sends events of the plan by `send`, such as a library's own `track`. In development it validates their `data`\n * first, and writes what is wrong to the console; a build for production (`process.env.NODE_ENV`) holds no validator.\n */\n",
    "export function createTracker<Rest extends unknown[], Sent>(send: SendEvent<Rest, Sent>): Tracker<EventData, Rest, Sent> {\n",
    "  return (name, data, ...rest) => {\n",
    `    if (typeof process !== "undefined" && process.env.NODE_ENV !== "production") checkData(planned(), name, data, console.warn);\n`,
    "    return send(name, data, ...rest);\n  };\n}\n",
    `\nconst planned = (): readonly PlannedEvent[] => [${names.join(", ")}];\n`,
  ].join("");
}

/** The module of the bundled schema of track requests. A parser reads it faster than a compiler would. */
export const schemaModule = (bundle: string): string =>
  `${header("schemas/")}\n/** The JSON Schema of track requests, with every rule of the plan. */\nexport const schema: { readonly [keyword: string]: unknown } = JSON.parse(${quoted(bundle)});\n`;

/** The module of arbitraries for tests. */
export function testingModule({ events }: PlanCode): string {
  const types = ["TrackRequest", ...events.map(({ file }) => eventTypeName(file))];
  const arbitrary = (name: string, type: string, pointer: string) =>
    `export const ${name} = (): Arbitrary<${type}> => arbitraryOf(schema${pointer === "" ? "" : `, ${quoted(pointer)}`});\n`;
  return [
    header("schemas/"),
    `import type { Arbitrary } from "fast-check";\n`,
    `import { arbitraryOf } from "intempt-event-schema/testing";\n`,
    `import { schema } from "./schema.ts";\n`,
    `import type { ${types.join(", ")} } from "./types.ts";\n`,
    "\n/** Valid track requests. */\n",
    arbitrary("trackRequest", "TrackRequest", ""),
    ...events.flatMap(({ file, name }) => [
      `\n/** Valid behavioral events: ${name.replaceAll("*/", "* /").replace(/\s+/g, " ")}. */\n`,
      arbitrary(
        eventValidatorName(file),
        eventTypeName(file),
        toPointer(["$defs", definitionName(payloadFile({ file }))]),
      ),
    ]),
  ].join("");
}
