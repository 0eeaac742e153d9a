import { eventValidatorName, header } from "../names.ts";
import { eventPath, own, type PlanCode, quoted, runtime } from "./plan-code.ts";

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
