import type { CompiledSchema, SchemaPart } from "../validate/compiled-schema.ts";
import { displayKey } from "../validate/issue.ts";
import type { CollectIssues } from "../validate/members.ts";
import { nearestName } from "../validate/near-miss.ts";
import { valueAt } from "../validate/path.ts";
import { isObject, ownValue } from "../validate/presence.ts";
import { type Refinement, withChoice, withItems, withParts } from "../validate/refinement.ts";
import { sdkEvents } from "./sdk-events.ts";

/** An event of a tracking plan. */
export interface PlannedEvent {
  /** On the wire. */
  readonly name: string;
  /** The schema of its `data`. */
  readonly data: SchemaPart;
  /** Whether it is no longer to be sent, and which event is to be sent instead. */
  readonly deprecated?: { readonly replacedBy?: string };
}

/** What becomes of entries whose events the plan does not know. */
export type UnknownEvents = "allow" | "warn" | "forbid";

/** What a team says of the payloads that it sends. */
export interface TrackingPlan {
  readonly events: readonly PlannedEvent[];
  /** The schema of the `data` of products. */
  readonly product?: SchemaPart | undefined;
  /** The schemas of the attributes in all payloads. */
  readonly attributes: readonly SchemaPart[];
  readonly unknownEvents: UnknownEvents;
}

/** The schemas of a family: those of the contract, or of what the service accepts. */
export interface FamilySchemas {
  readonly payload: CompiledSchema;
  readonly request: CompiledSchema;
}

/** The schemas of a family with what a tracking plan says more. The name of an entry chooses the schema of its payloads. */
export interface PlannedFamily {
  /** Payloads of which no name is known. */
  readonly payload: CompiledSchema;
  readonly request: CompiledSchema;
  /** Payloads of an entry with that name, which are rejected if the plan forbids it. */
  readonly payloadOf: (name: string | undefined) => CompiledSchema;
}

export function plannedFamily(plan: TrackingPlan, { payload, request }: FamilySchemas): PlannedFamily {
  const payloads = plannedPayloads(plan, payload);
  const unnamed = payloads.of(undefined);
  const entry = (request.items[0] as CompiledSchema["items"][0]).compiled;
  const known = new Map(
    plan.events.map((event) => {
      const held = payloads.of(event);
      return [event.name, { payloads: held, entries: further(withItems(entry, held), deprecation(event)) }];
    }),
  );
  const ofSdk = withItems(entry, unnamed);
  const unknown = unknownEntries(ofSdk, plan, payloads.isEvent);
  const isUnknown = (name: unknown) => !known.has(name as string) && !sdkEvents.has(name);
  const entries = withChoice(entry, (value) => {
    const name = nameOf(value);
    return known.get(name as string)?.entries ?? (isUnknown(name) ? unknown : ofSdk);
  });
  const ofUnknown = plan.unknownEvents === "forbid" ? payloads.forbidden : unnamed;
  return {
    payload: unnamed.compiled,
    request: withItems(request, entries).compiled,
    payloadOf(name) {
      const planned = name === undefined ? unnamed : known.get(name)?.payloads;
      return (planned ?? (isUnknown(name) ? ofUnknown : unnamed)).compiled;
    },
  };
}

interface PlannedPayloads {
  /** Whether a payload is a behavioral event. May throw where reading the value throws. */
  readonly isEvent: (value: unknown) => boolean;
  /** The payloads of an entry, by its event. */
  of(event: PlannedEvent | undefined): Refinement;
  /** The payloads of an entry whose name the plan forbids: only products. */
  readonly forbidden: Refinement;
}

function plannedPayloads({ product, attributes }: TrackingPlan, payload: CompiledSchema): PlannedPayloads {
  const isEvent = (value: unknown) => isObject(value) && payload.kindOf?.(value) === "event";
  const products = withParts(payload, product === undefined ? attributes : [...attributes, product]);
  const withEvents = (events: Refinement) => withChoice(payload, (value) => (isEvent(value) ? events : products));
  const collectIssues: CollectIssues = (value, issues) => {
    payload.collectIssues(value, issues);
    issues.add("unknown_event", "belongs to an entry whose name is no event of the tracking plan");
  };
  return {
    isEvent,
    of: (event) => withEvents(withParts(payload, event === undefined ? attributes : [...attributes, event.data])),
    forbidden: withEvents({ compiled: { ...payload, guard: () => false, collectIssues }, test: () => false }),
  };
}

/** Entries whose events the plan does not know. Products need no planned name. */
function unknownEntries(entries: Refinement, plan: TrackingPlan, isEvent: PlannedPayloads["isEvent"]): Refinement {
  const { events, unknownEvents } = plan;
  if (unknownEvents === "allow") return entries;
  const holdsEvent = (entry: unknown) =>
    (valueAt(entry, entries.compiled.items[0]?.at ?? []) as unknown[]).some(isEvent);
  const hint = (entry: unknown) => {
    const nearest = nearestName(
      String(nameOf(entry)),
      events.map(({ name }) => name),
    );
    return nearest === undefined ? undefined : `did you mean ${displayKey(nearest)}?`;
  };
  const what = "is no event of the tracking plan";
  if (unknownEvents === "warn")
    return further(entries, {
      warn: (entry, path, report) => {
        if (holdsEvent(entry)) report.add("unknown_event", [...path, "name"], `\`name\` ${what}`, hint(entry));
      },
    });
  const isAllowed = (entry: unknown) => !holdsEvent(entry);
  const collectIssues: CollectIssues = (entry, issues) => {
    entries.compiled.collectIssues(entry, issues);
    if (readOr(() => holdsEvent(entry), false))
      issues.member("name", nameOf(entry), () => issues.add("unknown_event", what, undefined, [], hint(entry)));
  };
  return further(entries, { collectIssues }, isAllowed);
}

/** A refinement with more besides, and perhaps another test. */
const further = (
  { compiled, test }: Refinement,
  more: Partial<CompiledSchema>,
  also?: Refinement["test"],
): Refinement =>
  also === undefined
    ? { compiled: { ...compiled, ...more }, test }
    : {
        compiled: { ...compiled, ...more, guard: (value) => compiled.guard(value) && also(value) },
        test: (value) => test(value) && also(value),
      };

/** Reading a value may throw. */
function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** May throw where reading the entry throws. */
const nameOf = (entry: unknown): unknown => (isObject(entry) ? ownValue(entry, "name") : undefined);

/** The warning of an event that is no longer to be sent. */
function deprecation({ deprecated }: PlannedEvent): Partial<CompiledSchema> {
  if (deprecated === undefined) return {};
  const { replacedBy } = deprecated;
  const hint = replacedBy === undefined ? undefined : `send ${displayKey(replacedBy)} instead`;
  return {
    warn: (_, path, report) =>
      report.add("deprecated_event", [...path, "name"], "the event is deprecated in the tracking plan", hint),
  };
}
