import type { RawRecord } from "../text/raw-record.ts";
import { beginningSize } from "./diagnosis.ts";

/** The result for a record, whatever else is in it. */
interface Result {
  readonly status: string;
  readonly issues: readonly { readonly hint?: string | undefined }[];
}

/** Gives the first record that comes from elsewhere, among those at the beginning of a file, a hint that says so. */
export class RecordHints {
  #isGiven = false;

  /** The result with the hint, if the record is the one. */
  addTo<T extends Result>(result: T, { content, offset }: RawRecord): T {
    const [first, ...others] = result.issues;
    if (this.#isGiven || result.status !== "invalid" || offset >= beginningSize) return result;
    if (!(content instanceof Uint8Array) || first === undefined || first.hint !== undefined) return result;
    const hint = hintOf(JSON.parse(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content)));
    if (hint === undefined) return result;
    this.#isGiven = true;
    return { ...result, issues: [{ ...first, hint }, ...others] };
  }
}

/** What an invalid record may be, by its keys; `undefined` for a record that looks like none of them. */
function hintOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  return envelopes.find(([isEnvelope]) => isEnvelope(value))?.[1] ?? foreignNamesHint(value);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const eachItem = (key: string): string =>
  `\`${key}\` is the envelope of another platform; send each of its items as a payload, or all of them in a track request`;

/** What other systems wrap around payloads. */
const envelopes: readonly (readonly [isEnvelope: (record: Record<string, unknown>) => boolean, hint: string])[] = [
  [({ summary, results }) => isObject(summary) && Array.isArray(results), "this looks like a report of event-schema"],
  [({ batch }) => Array.isArray(batch), eachItem("batch")],
  [({ events }) => Array.isArray(events), eachItem("events")],
  [({ Records }) => Array.isArray(Records), eachItem("Records")],
  [({ specversion, data }) => specversion !== undefined && isObject(data), "this is a CloudEvent; send its `data`"],
  [({ _source }) => isObject(_source), "this is a document of a search index; send its `_source`"],
];

/** The identifiers by their names on other platforms. */
const foreignNames: Readonly<Record<string, "eventId" | "profileId">> = {
  messageId: "eventId",
  message_id: "eventId",
  insert_id: "eventId",
  $insert_id: "eventId",
  anonymousId: "profileId",
  anonymous_id: "profileId",
  distinct_id: "profileId",
  $distinct_id: "profileId",
};

function foreignNamesHint(record: Record<string, unknown>): string | undefined {
  const { properties } = record;
  const keys = [...Object.keys(record), ...(isObject(properties) ? Object.keys(properties) : [])];
  const found = [...new Set(keys)].filter((key) => {
    const name = Object.hasOwn(foreignNames, key) ? foreignNames[key] : undefined;
    return name !== undefined && !Object.hasOwn(record, name);
  });
  const pairs = found.map((key) => `\`${key}\` is \`${foreignNames[key]}\``);
  return pairs.length === 0 ? undefined : `this looks like an event of another platform; here, ${pairs.join(", ")}`;
}
