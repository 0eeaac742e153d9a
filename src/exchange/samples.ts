import type { Path } from "../runtime/validate/path.ts";
import { isObject, ownValue } from "../runtime/validate/presence.ts";
import type { SchemaSet } from "../schemas/schema.ts";
import { assembled, type ImportedPlan } from "./import.ts";
import { looksLikeValue } from "./name-like.ts";
import { Observed, type Review } from "./observed.ts";
import type { Entry, Loss, Subject } from "./plan.ts";
import { pathText } from "./property-path.ts";

/** Values that a draft lists: they are from the samples. */
interface ListedValues {
  readonly event: string;
  readonly property: string;
  readonly values: readonly string[];
}

/** A draft of a plan, made from samples. */
export interface DraftPlan extends ImportedPlan {
  readonly listed: readonly ListedValues[];
}

/** With fewer samples, what is always there may be so by chance. */
const fewSamples = 20;
const maxEvents = 2000;

/** A part of payloads that has a schema of its own. */
interface Seen {
  readonly subject: Subject;
  readonly name: string;
  count: number;
  readonly data: Observed;
}

/** Makes a draft of a plan from payloads and track requests. Nothing of a payload is kept but keys, types and listed values. */
export class SampledPlan {
  readonly #seen = new Map<string, Seen>();
  #nameless = 0;
  #hidden = 0;
  #others = 0;

  /** Takes a track request, a payload, or a payload with the name of its event, as `event-schema route` writes it. */
  add(record: unknown): void {
    if (!isObject(record)) {
      this.#others++;
      return;
    }
    const [track, payload] = [ownValue(record, "track"), ownValue(record, "payload")];
    if (Array.isArray(track)) for (const entry of track) this.#addEntry(entry);
    else if (isObject(payload)) this.#addPayload(payload, ownValue(record, "name"));
    else this.#addPayload(record, undefined);
  }

  #addEntry(entry: unknown): void {
    const payloads = isObject(entry) ? ownValue(entry, "payload") : undefined;
    if (!isObject(entry) || !Array.isArray(payloads)) this.#others++;
    else for (const payload of payloads) this.#addPayload(payload, ownValue(entry, "name"));
  }

  #addPayload(payload: unknown, name: unknown): void {
    if (!isObject(payload)) {
      this.#others++;
      return;
    }
    const [product, profile] = [
      stringIn(payload, "productId"),
      stringIn(payload, "profileId") ?? stringIn(payload, "userId"),
    ];
    const data = ownValue(payload, "data");
    if (ownValue(payload, "productId") !== undefined) this.#observe("product", "product", data, product);
    else if (typeof name !== "string") this.#nameless++;
    else if (looksLikeValue(name)) this.#hidden++;
    else this.#observe("event", name, data ?? {}, profile);
    const account = stringIn(payload, "accountId") ?? profile;
    this.#observe("user-attributes", "user-attributes", ownValue(payload, "userAttributes"), profile);
    this.#observe("account-attributes", "account-attributes", ownValue(payload, "accountAttributes"), account);
  }

  #observe(subject: Subject, name: string, data: unknown, sender: string | undefined): void {
    if (!isObject(data)) return;
    const id = `${subject} ${name}`;
    const seen = this.#seen.get(id) ?? { subject, name, count: 0, data: new Observed() };
    if (this.#seen.size >= maxEvents && seen.count === 0) this.#hidden++;
    else this.#seen.set(id, seen);
    seen.count++;
    seen.data.add(data, sender);
  }

  /** The draft of everything that was added. */
  draft(shipped: SchemaSet): DraftPlan {
    const losses: Loss[] = this.#lossesOfAll();
    const listed: ListedValues[] = [];
    const entries = [...this.#seen.values()].map(({ subject, name, count, data }): Entry => {
      if (count < fewSamples) losses.push({ event: name, what: `is drafted from fewer than ${fewSamples} samples` });
      const review: Review = {
        leaveOut: (path, what) => losses.push({ event: name, ...propertyOf(path), what }),
        list: (path, values) => listed.push({ event: name, property: pathText(path), values }),
      };
      const schema = data.schema([], review);
      return subject === "event"
        ? { subject, name, schema: { title: name, ...schema } }
        : { subject, name, file: subject, schema };
    });
    return { ...assembled(entries, losses, shipped), listed };
  }

  #lossesOfAll(): Loss[] {
    const counts = [
      [this.#others, "are neither payloads nor track requests"],
      [
        this.#nameless,
        "are payloads of events without a name; only track requests, and what `route` writes, have names",
      ],
      [this.#hidden, `are of events whose names look like values, or of more than ${maxEvents} events`],
    ] as const;
    return counts.filter(([count]) => count > 0).map(([count, what]) => ({ what: `${count} of the samples ${what}` }));
  }
}

const propertyOf = (path: Path): { property?: string } => (path.length > 0 ? { property: pathText(path) } : {});

function stringIn(payload: object, key: string): string | undefined {
  const value = ownValue(payload, key);
  return typeof value === "string" ? value : undefined;
}
