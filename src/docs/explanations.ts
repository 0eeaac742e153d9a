import type { IssueCode } from "../runtime/validate/codes.ts";

/** What to know of a code besides its meaning. */
export interface Explanation {
  /** What follows from it in the platform, and what to do. */
  readonly why: string;
  readonly example?: Example;
  /** When it occurs, where no text of a few lines can show it. */
  readonly when?: string;
}

/** Two JSON texts, to be shown as they are: the wrong one draws the code and nothing else, the right one nothing. */
export interface Example {
  /** The schema that judges both, by its path in `schemas/`. */
  readonly schema: string;
  readonly wrong: string;
  readonly right: string;
}

export const explanations: { readonly [code in IssueCode]: Explanation } = {
  required: {
    why: "The platform deduplicates behavioral events by `eventId` and stitches users across devices and sources by `profileId`, so a behavioral event needs both. A catalog item needs neither: with `productId` it is a product. The Node, Python and PHP SDKs send no `profileId`; what the service accepts of them is judged with `--schema wire`. Otherwise add the key that the path names.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "data": {
    "path": "/pricing"
  }
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "data": {
    "path": "/pricing"
  }
}`,
    },
  },
  type: {
    why: 'The number 1024 and the text "1024" can become two users where one was meant, and a long number loses digits in readers that hold numbers as JavaScript does. Identifiers are strings; `data`, `userAttributes` and `accountAttributes` are objects; `timestamp` is an integer or a string. Send what the message asks for. `null` is a type of its own: leave an optional key out instead, but mind that without `productId` the payload is a behavioral event.',
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": 1024
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "1024"
}`,
    },
  },
  blank: {
    why: "A blank identifier names nothing, and all who send one send the same: as `profileId` it would join strangers into one user, as `eventId` it would make different events look like duplicates. White space, control characters and invisible characters do not count. Send the real value, or leave an optional identifier out. A blank `productId` still makes the payload a product, because presence decides.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": ""
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77"
}`,
    },
  },
  format: {
    why: "In the package's own schemas this concerns `timestamp`. A text that systems read differently puts one event at two points in time: without an offset, each reader assumes a time zone of its own. Send an RFC 3339 date-time with its offset or Z, or, as the SDKs do, epoch milliseconds as a number.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "timestamp": "2026-01-31 09:30:00"
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "timestamp": "2026-01-31T09:30:00Z"
}`,
    },
  },
  enum: {
    why: "Where a schema lists the values, another spelling of one would be stored as one more value. In the package's own schemas this concerns `encoding` of a dead letter, which says how its original is to be read. Send a listed value exactly, capitals included, or add yours to the list in the schema.",
    example: {
      schema: "dead-letter",
      wrong: deadLetter("utf8"),
      right: deadLetter("utf-8"),
    },
  },
  minimum: {
    why: "In a payload this concerns `timestamp`, which counts milliseconds since 1970. A negative one puts the event before that; often it comes from a date that was never set. Send the time at which the event happened, in milliseconds (seconds pass too, and put it into January 1970), or leave the key out. In a dead letter, `line` and `column` count from 1 and `offset` from 0.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "timestamp": -1
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "timestamp": 1714631904000
}`,
    },
  },
  min_items: {
    why: "An entry of a track request whose `payload` is empty names an event and holds none, so nothing would be recorded: often a batch or a filter has run empty. Put at least one payload into it, or leave the entry out. `track` itself may be empty. The `issues` of a dead letter are never empty: nothing is rejected without a reason.",
    example: {
      schema: "track-request",
      wrong: `{
  "track": [
    {
      "name": "Purchase",
      "payload": []
    }
  ]
}`,
      right: `{
  "track": [
    {
      "name": "Purchase",
      "payload": [
        {
          "eventId": "evt_98ac13f01a2b",
          "profileId": "usr_12ab45c99d77"
        }
      ]
    }
  ]
}`,
    },
  },
  forbidden: {
    why: "By the productId rule a payload with its own `productId` is a product, whatever the value, and no behavioral event: the platform would not treat it as something that a user did. If it is a catalog item, judge it by the schema `payload` or `product`. If a user did something with a product, put the id into `data`: there it does not make the payload a product. Two other documents forbid keys so as not to be taken for something else: a track document has no identifier beside `track`, and a dead letter has neither.",
    example: {
      schema: "behavioral-event",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "productId": "123"
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "data": {
    "productId": "123"
  }
}`,
    },
  },
  identity: {
    why: "The live service accepts a payload without `productId` only if it says who performed the event. Add `profileId`, which the contract asks for too, or at least `userId` or `accountId`. If the payload is a catalog item, add `productId` instead: a product needs none of them and creates no anonymous user.",
    example: {
      schema: "wire/payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "sessionId": "sess_55f1a4c908e1"
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "sessionId": "sess_55f1a4c908e1",
  "profileId": "usr_12ab45c99d77"
}`,
    },
  },
  unreadable: {
    why: "What cannot be read cannot be judged, so it is not valid. Parsed JSON never has this issue: validate plain data, such as `JSON.parse` returns, and not live objects with getters. A record that the command line tool counts as unreadable is another matter: it has the code `syntax`, `encoding` or `too_large`.",
    when: "A getter throws, a Proxy refuses or is revoked, or the value changes while it is read.",
  },
  duplicate_key: {
    why: "Readers of JSON differ in which of two equal keys counts; most keep the last. So two systems can store one payload as two different ones, and a second `productId` that is `null` can make a behavioral event of a product on its way. Keep one of the keys. A key with escapes is the same key: `\\u0070roductId` is `productId`.",
    example: {
      schema: "payload",
      wrong: `{
  "productId": "123",
  "data": {
    "name": "Wine"
  },
  "productId": "SKU_987"
}`,
      right: `{
  "productId": "123",
  "data": {
    "name": "Wine"
  }
}`,
    },
  },
  syntax: {
    why: "No strict parser reads this text, so its payloads would be lost, the sound ones in it too. Usual causes are the bare words `NaN` and `Infinity` from Python, a comma before a closing bracket, a comment, single quotes, or a text that was cut off. Go to the line and column of the report, and let a serializer write the text: in Python `json.dumps(value, allow_nan=False)` refuses `NaN` where it arises.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "data": {
    "total": NaN
  }
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "data": {
    "total": null
  }
}`,
    },
  },
  encoding: {
    why: "JSON is exchanged in UTF-8. Other bytes are refused by one system and read as other letters by the next, which then stores one user as two. Save or send the text as UTF-8; the message names the byte at which it goes wrong.",
    when: "The text is in UTF-16 or in an older encoding such as Windows-1252, or it was cut in the middle of a character.",
  },
  too_large: {
    why: "A record beyond the limit is not read, so that one input cannot use up the memory, and nothing is known of its payloads. Often a whole export is one JSON object, or a file is embedded in `data`. Write one payload or track request per line (NDJSON) or as elements of a top-level array, which are read and measured one by one; or raise the limit with `--max-bytes`.",
    when: "A record has more bytes than `--max-bytes` allows (16777216 unless set), or a text is longer than a string can be.",
  },
  too_many_issues: {
    why: "The list is cut here: when all that it names is mended, more is left. Often one mistake occurs in every payload. Mend it and validate again, or list more with `--max-issues`, in the library with the option `maxIssues`.",
    when: "There are more issues than `--max-issues` or `maxIssues` allows, 100 unless set.",
  },
  near_miss_key: {
    why: "Only the exact key counts, so the platform ignores this one. A catalog item whose `productId` is misspelled is taken for a behavioral event and creates an anonymous user, the accident that the productId rule exists to prevent; other identifiers are lost to stitching, sessions and accounts. Rename the key. If it is a field of your own, move it into `data`, where any key may stand.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "product_id": "123"
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77",
  "productId": "123"
}`,
    },
  },
  suspicious_identifier: {
    why: "One system trims or repairs such an identifier and the next keeps it as it is, so one user is stored as two, or one event is counted twice. Usual causes are a line break left over from reading a file and characters that came along with copied text. Clean the identifier where it arises, before any system has stored it.",
    example: {
      schema: "payload",
      wrong: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77\\n"
}`,
      right: `{
  "eventId": "evt_98ac13f01a2b",
  "profileId": "usr_12ab45c99d77"
}`,
    },
  },
};

/** The smallest dead letter with an original. */
function deadLetter(encoding: string): string {
  const issue = { code: "type", pointer: "/productId", message: "`productId` must be a string", line: 1, column: 14 };
  const place = { source: "events.ndjson", line: 1, column: 1, offset: 0 };
  const rest = { schemaVersion: "0.1.0", issues: [issue], encoding, original: '{"productId":null}' };
  return JSON.stringify({ ...place, ...rest }, null, 2);
}
