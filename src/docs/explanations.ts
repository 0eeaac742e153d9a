import type { IssueCode } from "../runtime/validate/codes.ts";
import { placeholders } from "../runtime/validate/placeholders.ts";
import { code, laidOut, orList } from "./inline.ts";
import * as trials from "./trials.ts";

/** Why a code matters, with an example. */
export interface Explanation {
  /** Its consequences in the platform, and what to do. */
  readonly why: string;
  /** What is listed after it, from the schemas: the fields that can have the issue, or the titles of the documents. */
  readonly concerns?: "fields" | "documents";
  readonly example?: Example;
  /** When it occurs, where no payload alone can show it. */
  readonly when?: string;
  /** What is said after that, where the schemas give the issue to no field and no document. */
  readonly unused?: string;
  /** What shows it then. */
  readonly trial?: Trial;
}

/** Two texts that are run: the wrong one draws the code, the right one does not. */
export interface Trial {
  /** JSON texts for a schema that is shown with them, commands for a shell, or calls of the library. */
  readonly language: "json" | "sh" | "ts";
  /** The schema as JSON, where it is none of the package. */
  readonly schema?: string;
  readonly wrong: string;
  readonly right: string;
}

/** Two JSON texts, shown as they are: the wrong one has an issue with this code and no other, the right one has none. */
export interface Example {
  /** The schema that validates both, by its path in `schemas/`. */
  readonly schema: string;
  readonly wrong: string;
  readonly right: string;
}

/** What is said of a keyword that a team's schemas may use, and the package's do not. */
const ofOtherSchemas = { concerns: "fields", unused: "The schemas of this package never do." } as const;

/** The smallest valid behavioral event. */
const event = { eventId: "evt_98ac13f01a2b", profileId: "usr_12ab45c99d77" };

export const explanations: { readonly [code in IssueCode]: Explanation } = {
  required: {
    why: "The platform deduplicates behavioral events by `eventId` and stitches users across devices and sources by `profileId`, so a behavioral event needs both. A catalog item needs neither: with `productId` it is a product. The Node, Python and PHP SDKs send no `profileId`; use `--schema wire` to validate what the service accepts from them. Otherwise add the key that the path names.",
    example: {
      schema: "payload",
      wrong: laidOut({ eventId: "evt_98ac13f01a2b", data: { path: "/pricing" } }),
      right: laidOut({ ...event, data: { path: "/pricing" } }),
    },
  },
  type: {
    why: 'The number 1024 and the string "1024" can become two users instead of one, and a long number loses digits in parsers that store numbers as JavaScript does. Identifiers are strings; `data`, `userAttributes` and `accountAttributes` are objects; `timestamp` is an integer or a string. Send what the message asks for. `null` is a type of its own: omit an optional key instead. Without `productId`, however, the payload is a behavioral event.',
    example: {
      schema: "payload",
      wrong: laidOut({ eventId: "evt_98ac13f01a2b", profileId: 1024 }),
      right: laidOut({ eventId: "evt_98ac13f01a2b", profileId: "1024" }),
    },
  },
  blank: {
    why: "A blank identifier identifies nothing, and every sender of one sends the same: a blank `profileId` would merge strangers into one user, a blank `eventId` would make different events look like duplicates. White space, control characters and invisible characters do not count. Send the real value, or omit an optional identifier. A blank `productId` still makes the payload a product, because only its presence counts.",
    example: {
      schema: "payload",
      wrong: laidOut({ eventId: "evt_98ac13f01a2b", profileId: "" }),
      right: laidOut(event),
    },
  },
  format: {
    why: "If systems read a timestamp differently, one event gets two points in time: without an offset, each system assumes its own time zone. Send an RFC 3339 date-time with an offset or Z, or, as the SDKs do, epoch milliseconds as a number.",
    concerns: "fields",
    example: {
      schema: "payload",
      wrong: laidOut({ ...event, timestamp: "2026-01-31 09:30:00" }),
      right: laidOut({ ...event, timestamp: "2026-01-31T09:30:00Z" }),
    },
  },
  enum: {
    why: "Where a schema lists the allowed values, another spelling would be stored as a new value. Send a listed value exactly, capitals included, or add yours to the list in the schema. The `encoding` of a dead letter says how to decode its original.",
    concerns: "fields",
    example: {
      schema: "dead-letter",
      wrong: deadLetter("utf8"),
      right: deadLetter("utf-8"),
    },
  },
  const: {
    why: "The one allowed value often says what kind of data this is, so another spelling makes it another kind. Send the value exactly, capitals included.",
    when: "The schema says `const`.",
    ...ofOtherSchemas,
    trial: trials.constant,
  },
  minimum: {
    why: "The number of a `timestamp` counts milliseconds since 1970. A negative number is a time before that; often it comes from a date that was never set. Send the time of the event in milliseconds (seconds are valid too, but mean January 1970), or omit the key. In a dead letter, `line` and `column` count from 1 and `offset` from 0.",
    concerns: "fields",
    example: {
      schema: "payload",
      wrong: laidOut({ ...event, timestamp: -1 }),
      right: laidOut({ ...event, timestamp: 1714631904000 }),
    },
  },
  maximum: {
    why: "A number above the limit of its schema is often in another unit, such as cents for euros, or a counter that has run over. Compare the unit with what the schema describes.",
    when: "The schema says `maximum` or `exclusiveMaximum`.",
    concerns: "fields",
    unused: "The schemas of this package limit no number from above.",
    trial: trials.maximum,
  },
  multiple_of: {
    why: "An amount with more decimals than its currency has, or a count that is not whole, is usually the result of a computation that was never rounded. The numbers are compared as decimals, so 0.07 is a multiple of 0.01. Round the value before you send it.",
    when: "The schema says `multipleOf`.",
    ...ofOtherSchemas,
    trial: trials.multipleOf,
  },
  min_length: {
    why: "A string that is too short is usually empty: a form field that was not filled in, or a value that was cut. Characters are counted as Unicode code points. Send the real value, or omit an optional key.",
    when: "The schema says `minLength`.",
    concerns: "fields",
    unused: "The schemas of this package ask for a visible character instead (`blank`).",
    trial: trials.minLength,
  },
  max_length: {
    why: "A string that is too long is often a value of another field, or a paragraph that was pasted into a name. Characters are counted as Unicode code points. Send the real value, or move long content to a field for it.",
    when: "The schema says `maxLength`.",
    concerns: "fields",
    unused: "The schemas of this package limit no string, because no page of the platform states a limit.",
    trial: trials.maxLength,
  },
  min_items: {
    why: "An entry of a track request with an empty `payload` names an event but contains none, so nothing would be recorded: often a batch or a filter has run empty. Add at least one payload, or omit the entry. `track` itself may be empty. The `issues` of a dead letter are never empty: nothing is rejected without a reason.",
    concerns: "fields",
    example: {
      schema: "track-request",
      wrong: laidOut({ track: [{ name: "Purchase", payload: [] }] }),
      right: laidOut({ track: [{ name: "Purchase", payload: [event] }] }),
    },
  },
  max_items: {
    why: "A list that is too long is often a batch that was never sent, or one that is sent twice. Split it.",
    when: "The schema says `maxItems`.",
    concerns: "fields",
    unused: "The schemas of this package limit no list.",
    trial: trials.maxItems,
  },
  not_unique: {
    why: "A list without repetition is read as a set: an item that occurs twice is counted twice, or the list is rejected further on. Two items are equal if they are equal as JSON, whatever the order of keys. Send each item once.",
    when: "The schema says `uniqueItems`.",
    ...ofOtherSchemas,
    trial: trials.uniqueItems,
  },
  contains: {
    why: "Some item of the list must be of a certain kind, such as one owner among the roles, and not more of them than the schema says. Compare the items with what `contains` describes.",
    when: "The schema says `contains`, with or without `minContains` and `maxContains`.",
    ...ofOtherSchemas,
    trial: trials.contains,
  },
  additional_item: {
    why: "The schema describes each item of the list by its position, so a further one would be ignored. Often the list has one item too many, or the value belongs to another kind of data.",
    when: "The schema says `items: false` beside `prefixItems`, or `unevaluatedItems: false`.",
    ...ofOtherSchemas,
    trial: trials.additionalItem,
  },
  min_properties: {
    why: "An object with too few keys says nothing: often it was meant to hold what has changed, and nothing has. Add a key, or omit the object.",
    when: "The schema says `minProperties`.",
    ...ofOtherSchemas,
    trial: trials.minProperties,
  },
  max_properties: {
    why: "Keys that are made of data, such as one for each identifier, grow without end and become columns that nobody asked for. Move such data into a list.",
    when: "The schema says `maxProperties`.",
    ...ofOtherSchemas,
    trial: trials.maxProperties,
  },
  property_name: {
    why: "Keys become names of columns and of attributes, where other characters or other lengths are not possible. Rename the key as the message says.",
    when: "The schema says `propertyNames`.",
    ...ofOtherSchemas,
    trial: trials.propertyNames,
  },
  forbidden: {
    why: "By the productId rule a payload with a `productId` of its own is a product, whatever the value, and not a behavioral event: the platform would not treat it as something that a user did. If it is a catalog item, validate it with the schema `payload` or `product`. If a user did something with a product, put the id into `data`, where it does not make the payload a product. Other documents forbid keys so that they cannot be mistaken for something else: a track document has no identifier beside `track`, and a dead letter has neither an identifier nor `track`.",
    concerns: "documents",
    example: {
      schema: "behavioral-event",
      wrong: laidOut({ ...event, productId: "123" }),
      right: laidOut({ ...event, data: { productId: "123" } }),
    },
  },
  additional_property: {
    why: "A schema with `additionalProperties: false` lists all the keys that an object may have, so another key is probably misspelt. Compare it with the known keys, or add it to the schema. With `unevaluatedProperties: false`, keys of the other cases of a choice count as unknown, too.",
    when: "The schema says `additionalProperties: false` or `unevaluatedProperties: false`.",
    concerns: "fields",
    unused: "The content of payloads is open, so the schemas of this package never do.",
    trial: trials.additionalProperty,
  },
  any_of: {
    why: "The value must be as at least one of several alternatives says. Where it shows which of them is meant, the issues are those of this alternative, and the hint says so; this code is left where it shows none.",
    when: "The schema says `anyOf`, and the alternatives are too deep inside each other, or are of other types.",
    concerns: "fields",
    unused: "The schemas of this package name the issue of each `anyOf`.",
    trial: trials.anyOf,
  },
  one_of: {
    why: "The value must be as exactly one of several alternatives says. This one is as several of them say, so a reader cannot know which is meant. Remove what belongs to the other one.",
    when: "The schema says `oneOf`.",
    ...ofOtherSchemas,
    trial: trials.oneOf,
  },
  not: {
    why: "The schema excludes this kind of value, often a placeholder or what another schema is for. Send another value, or omit the key.",
    when: "The schema says `not`.",
    concerns: "fields",
    unused: "The schemas of this package name the issue of each `not`.",
    trial: trials.not,
  },
  identity: {
    why: "The live service accepts a payload without `productId` only if it says who performed the event. Add `profileId`, which the contract requires anyway, or at least `userId` or `accountId`. If the payload is a catalog item, add `productId` instead: a product needs none of these and creates no anonymous user.",
    example: {
      schema: "wire/payload",
      wrong: laidOut({ eventId: "evt_98ac13f01a2b", sessionId: "sess_55f1a4c908e1" }),
      right: laidOut({ eventId: "evt_98ac13f01a2b", sessionId: "sess_55f1a4c908e1", profileId: "usr_12ab45c99d77" }),
    },
  },
  unknown_event: {
    why: "A tracking plan lists the events of a team by their names. A name that it does not have is usually misspelt, so that the event is counted apart from the others and its data is validated by no schema. Send the name that the plan has, or add the event to the plan. Entries that hold only products need no planned name, and neither do those that the platform's libraries send by themselves, such as `View Page`.",
    when: "Payloads are validated by a tracking plan. It is a warning, unless `unknownEvents` says `forbid`, or `allow`.",
    trial: trials.unknownEvent,
  },
  unreadable: {
    why: "What cannot be read cannot be validated, so it is not valid. Parsed JSON never has this issue: validate plain data, such as `JSON.parse` returns, not live objects with getters. Records that the command line tool counts as unreadable are different: they have the code `syntax`, `encoding` or `too_large`.",
    when: "A getter throws, a Proxy refuses or is revoked, or the value changes while it is read.",
    trial: trials.unreadable,
  },
  too_deep: {
    why: "A schema that leads back to itself, such as a category in a category, is followed through 200 levels. Deeper values do not occur in real data; often a program has put an object into itself again and again.",
    when: "The schema refers to itself.",
    ...ofOtherSchemas,
    trial: trials.tooDeep,
  },
  duplicate_key: {
    why: "JSON parsers differ in which of two equal keys they use; most use the last. So two systems can store one payload as two different ones, and a second `productId` that is `null` can turn a product into a behavioral event on its way. Keep one of the keys. Escapes do not make another key: `\\u0070roductId` is `productId`.",
    example: {
      schema: "payload",
      wrong: `{
  "productId": "123",
  "data": {
    "name": "Wine"
  },
  "productId": "SKU_987"
}`,
      right: laidOut({ productId: "123", data: { name: "Wine" } }),
    },
  },
  syntax: {
    why: "No strict parser reads this input, so its payloads would be lost, valid ones included. Common causes are the bare words `NaN` and `Infinity` from Python, a trailing comma, a comment, single quotes, or truncated input. Go to the reported line and column, and let a serializer write the JSON: in Python `json.dumps(value, allow_nan=False)` rejects `NaN` at its source.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "data": {
    "total": NaN
  }
}`,
      right: laidOut({ ...event, data: { total: null } }),
    },
  },
  encoding: {
    why: "JSON is exchanged in UTF-8. One system rejects other bytes, and the next reads them as other characters and so stores one user as two. Save or send the JSON as UTF-8; the message names the first invalid byte.",
    when: "The input is in UTF-16 or an older encoding such as Windows-1252, or it was cut in the middle of a character.",
    trial: trials.encoding,
  },
  too_large: {
    why: "A record beyond the limit is not read, so that one input cannot use up the memory; its payloads are not validated. Often a whole export is one JSON object, or a file is embedded in `data`. Write one payload or track request per line (NDJSON), or as elements of a top-level array, which are read and measured one by one; or raise the limit with `--max-bytes`.",
    when: "A record has more bytes than `--max-bytes` allows (16777216 unless set), or is longer than a string can be.",
    trial: trials.tooLarge,
  },
  too_many_issues: {
    why: "The list ends here, and there are more issues than it shows. Often one mistake occurs in every payload. Fix it and validate again, or raise the limit with `--max-issues`, in the library with the option `maxIssues`.",
    when: "There are more issues than `--max-issues` or `maxIssues` allows, 100 unless set.",
    trial: trials.tooManyIssues,
  },
  near_miss_key: {
    why: "Only the exact key counts, so the platform ignores this one. A catalog item whose `productId` is misspelled becomes a behavioral event and creates an anonymous user, which is what the productId rule exists to prevent; other misspelled identifiers are lost to stitching, sessions and accounts. Rename the key. If it is a field of your own, move it into `data`, where every key is allowed.",
    example: {
      schema: "payload",
      wrong: laidOut({ ...event, product_id: "123" }),
      right: laidOut({ ...event, productId: "123" }),
    },
  },
  suspicious_identifier: {
    why: "One system trims or repairs such an identifier and the next stores it unchanged, so one user becomes two, or one event is counted twice. Common causes are a line break left over from reading a file, and characters that were copied along with it. Clean the identifier at its source, before any system has stored it.",
    example: {
      schema: "payload",
      wrong: laidOut({ eventId: "evt_98ac13f01a2b", profileId: "usr_12ab45c99d77\n" }),
      right: laidOut(event),
    },
  },
  placeholder_identifier: {
    why: `A program that has no identifier often sends the name of nothing instead, or a template that was never filled in. Identity stitching takes it for an identifier, so that everybody who sends it becomes one profile, which can hardly be undone. Send the real identifier, or omit the key. An identifier of a person or account is a placeholder if it is, in any case and with white space around it, ${orList(placeholders.map(code))}, or a template such as ${orList(["{{userId}}", `\${userId}`, "<userId>"].map(code))}.`,
    example: {
      schema: "payload",
      wrong: laidOut({ ...event, userId: "undefined" }),
      right: laidOut({ ...event, userId: "customer-4711" }),
    },
  },
  deprecated_event: {
    why: "The team that owns the event has marked it as `deprecated`: it will be removed, and reports may no longer count it. Send the event that the message names.",
    when: "A warning: payloads are validated by a tracking plan in which the event is `deprecated`.",
    trial: trials.deprecatedEvent,
  },
  suspicious_timestamp: {
    why: "A number counts milliseconds since 1970. Read as milliseconds, seconds are a time in January 1970, and microseconds a time in the year 56,000: the event disappears from every report of recent days. Multiply seconds by 1000, divide microseconds, or send an RFC 3339 date-time. If the time is not known, omit the key.",
    example: {
      schema: "payload",
      wrong: laidOut({ ...event, timestamp: 1714631904 }),
      right: laidOut({ ...event, timestamp: 1714631904000 }),
    },
  },
  not_json: {
    why: "Validators accept an object of any class, because JSON has no classes. But `JSON.stringify` makes an empty object of a Map or a Set and a string of a Date, so the receiver gets something else than what was validated: no attributes, or a string where an object is required. Make a plain object first, or validate what `JSON.parse(JSON.stringify(value))` returns. `data`, `userAttributes` and `accountAttributes` are looked at, and their own members; what is deeper is not.",
    when: "The value was not parsed from JSON. Files, strings and bytes never have this warning.",
    trial: trials.notJson,
  },
};

/** The smallest dead letter with an original. */
function deadLetter(encoding: string): string {
  const issue = { code: "type", pointer: "/productId", message: "`productId` must be a string", line: 1, column: 14 };
  const place = { source: "events.ndjson", line: 1, column: 1, offset: 0 };
  const rest = { schemaVersion: "0.1.0", issues: [issue], encoding, original: '{"productId":null}' };
  return laidOut({ ...place, ...rest });
}
