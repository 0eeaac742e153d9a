// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.

/**
 * A payload without `productId`: something a user did. It needs `eventId` and `profileId`.
 */
export interface BehavioralEvent {
  /**
   * Unique per event: deduplication and exactly-once ingestion. Several events of one order may share it.
   */
  eventId: Identifier;
  /**
   * Which user performed the event; mapped to masterId for identity stitching across devices and sources.
   */
  profileId: Identifier;
  /**
   * When it happened: integer epoch milliseconds, or an RFC 3339 date-time.
   */
  timestamp?: Timestamp | undefined;
  productId?: undefined;
  /**
   * Groups events into visits. Set by the JavaScript, iOS and Android SDKs, supplied by hand for server-side events.
   */
  sessionId?: Identifier | undefined;
  /**
   * Account, business entity or workspace (B2B analytics, CRM sync, subscriptions, account journeys).
   */
  accountId?: Identifier | undefined;
  /**
   * Page or screen context, added by SDKs.
   */
  pageId?: Identifier | undefined;
  /**
   * The user as the sender's own systems know them.
   */
  userId?: Identifier | undefined;
  /**
   * A second identifier of the same user, to be joined with the first.
   */
  anotherUserId?: Identifier | undefined;
  /**
   * A second identifier of the same account, to be joined with the first.
   */
  anotherAccountId?: Identifier | undefined;
  /**
   * What happened, or the catalog item's own fields: any JSON inside.
   */
  data?: Attributes | undefined;
  /**
   * Attributes to store on the user.
   */
  userAttributes?: Attributes | undefined;
  /**
   * Attributes to store on the account.
   */
  accountAttributes?: Attributes | undefined;
  [k: string]: unknown;
}

/**
 * A JSON object with any JSON inside.
 */
export interface Attributes {
  [k: string]: any;
  [Symbol.iterator]?: never;
}

/**
 * A non-blank string that names a user, an event, a session, an account, a page or a product. Must hold at least one visible character.
 */
export type Identifier = string;

/**
 * A string with at least one visible character. White space, control characters and invisible characters do not count. Must hold at least one visible character.
 */
export type NonBlank = string;

/**
 * The fields that both kinds of payload share, all optional here. Other keys are allowed.
 */
export interface PayloadFields {
  /**
   * Unique per event: deduplication and exactly-once ingestion. Several events of one order may share it.
   */
  eventId?: Identifier | undefined;
  /**
   * Which user performed the event; mapped to masterId for identity stitching across devices and sources.
   */
  profileId?: Identifier | undefined;
  /**
   * Groups events into visits. Set by the JavaScript, iOS and Android SDKs, supplied by hand for server-side events.
   */
  sessionId?: Identifier | undefined;
  /**
   * Account, business entity or workspace (B2B analytics, CRM sync, subscriptions, account journeys).
   */
  accountId?: Identifier | undefined;
  /**
   * Page or screen context, added by SDKs.
   */
  pageId?: Identifier | undefined;
  /**
   * The user as the sender's own systems know them.
   */
  userId?: Identifier | undefined;
  /**
   * A second identifier of the same user, to be joined with the first.
   */
  anotherUserId?: Identifier | undefined;
  /**
   * A second identifier of the same account, to be joined with the first.
   */
  anotherAccountId?: Identifier | undefined;
  /**
   * What happened, or the catalog item's own fields: any JSON inside.
   */
  data?: Attributes | undefined;
  /**
   * Attributes to store on the user.
   */
  userAttributes?: Attributes | undefined;
  /**
   * Attributes to store on the account.
   */
  accountAttributes?: Attributes | undefined;
  [k: string]: unknown;
}

/**
 * The rule for a timestamp: a number counts milliseconds since 1970 and is not negative; a string is an RFC 3339 date-time. At least 0, if it is a number. Must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number.
 */
export type PointInTime = unknown;

/**
 * The catalog item. Its presence, whatever its value, makes the payload product ingestion. Must hold at least one visible character.
 */
export type ProductId = string;

/**
 * When it happened: integer epoch milliseconds, or an RFC 3339 date-time. An integer, if it is a number. At least 0, if it is a number. Must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number.
 */
export type Timestamp = number | string;

/**
 * How a track request is recognized: it is an object with a track of its own and no identifier. Any other document is a payload. Must not hold an identifier beside `track`.
 */
export interface TrackDocument {
  track: unknown;
  [k: string]: unknown;
}

/**
 * One named entry of a track request. The schema of the request says what its payloads must look like.
 */
export interface TrackEntry {
  /**
   * The name of the event, as it appears in the platform.
   */
  name: NonBlank;
  /**
   * The payloads, at least one. Behavioral events and products may be mixed. At least 1 item.
   */
  payload: unknown[];
  /**
   * The SDK method that was called, such as track, identify, group, alias or product; any string.
   */
  type?: string | undefined;
  [k: string]: unknown;
}

/**
 * A payload or a record that was rejected while events were routed: where it came from, why it was rejected, and its original, byte for byte. It contains payload content: restrict who can read it. Must not have an identifier or `track` beside its own keys.
 */
export interface DeadLetter {
  /**
   * The name of the input that it came from.
   */
  source: string;
  /**
   * The line in its source on which the original begins. Counts from 1. An integer. Must be 1 or more.
   */
  line: number;
  /**
   * The column in that line. Counts from 1, in UTF-16 code units. An integer. Must be 1 or more.
   */
  column: number;
  /**
   * The same position in bytes from the beginning of the (decompressed) source. An integer. Must not be negative.
   */
  offset: number;
  /**
   * The version of the schemas that rejected it.
   */
  schemaVersion: string;
  /**
   * Why it was rejected. Lines and columns are those of the source, paths start at the original. At least 1 item.
   */
  issues: {
    /**
     * The issue's code.
     */
    code: string;
    /**
     * The path as a JSON Pointer (RFC 6901).
     */
    pointer: string;
    /**
     * What is wrong, for a person.
     */
    message: string;
    /**
     * The line in the source. Counts from 1. An integer.
     */
    line: number;
    /**
     * The column in that line. Counts from 1. An integer.
     */
    column: number;
    /**
     * The keys and indices that lead to it in the original.
     *
     * Items: An integer, if it is a number.
     */
    path?: (string | number)[] | undefined;
    /**
     * A guess at the cause.
     */
    hint?: string | undefined;
    /**
     * The types, limit or values that the message names.
     */
    params?: { [k: string]: any; [Symbol.iterator]?: never } | undefined;
    [k: string]: unknown;
  }[];
  /**
   * Where its source was, in the terms of whoever routed it, such as topic, partition and offset of a message.
   */
  origin?: { [k: string]: any; [Symbol.iterator]?: never } | undefined;
  /**
   * The name of the event, for a payload of a track request.
   */
  name?: string | undefined;
  /**
   * How the original is written: as it is, or in base64 where its bytes are not valid UTF-8.
   */
  encoding?: "utf-8" | "base64" | undefined;
  /**
   * The input, byte for byte. Absent if it was too large to be kept.
   */
  original?: string | undefined;
  [k: string]: unknown;
}

/**
 * One payload of either kind. An own `productId` makes it a product, whatever its value; without it, it is a behavioral event.
 */
export type Payload = BehavioralEvent | Product;

/**
 * A payload with `productId`: a catalog item. It is not a behavioral event, needs no `profileId` and creates no anonymous user.
 */
export interface Product {
  /**
   * The catalog item. Its presence, whatever its value, makes the payload product ingestion.
   */
  productId: ProductId;
  /**
   * When it happened: integer epoch milliseconds, or an RFC 3339 date-time.
   */
  timestamp?: Timestamp | undefined;
  /**
   * Unique per event: deduplication and exactly-once ingestion. Several events of one order may share it.
   */
  eventId?: Identifier | undefined;
  /**
   * Which user performed the event; mapped to masterId for identity stitching across devices and sources.
   */
  profileId?: Identifier | undefined;
  /**
   * Groups events into visits. Set by the JavaScript, iOS and Android SDKs, supplied by hand for server-side events.
   */
  sessionId?: Identifier | undefined;
  /**
   * Account, business entity or workspace (B2B analytics, CRM sync, subscriptions, account journeys).
   */
  accountId?: Identifier | undefined;
  /**
   * Page or screen context, added by SDKs.
   */
  pageId?: Identifier | undefined;
  /**
   * The user as the sender's own systems know them.
   */
  userId?: Identifier | undefined;
  /**
   * A second identifier of the same user, to be joined with the first.
   */
  anotherUserId?: Identifier | undefined;
  /**
   * A second identifier of the same account, to be joined with the first.
   */
  anotherAccountId?: Identifier | undefined;
  /**
   * What happened, or the catalog item's own fields: any JSON inside.
   */
  data?: Attributes | undefined;
  /**
   * Attributes to store on the user.
   */
  userAttributes?: Attributes | undefined;
  /**
   * Attributes to store on the account.
   */
  accountAttributes?: Attributes | undefined;
  [k: string]: unknown;
}

/**
 * The body of `POST …/track`: named entries, each with its payloads. One request mixes kinds freely.
 */
export interface TrackRequest {
  /**
   * The entries; may be empty.
   *
   * Items: One named entry of a track request. The schema of the request says what its payloads must look like.
   */
  track: {
    /**
     * The name of the event, as it appears in the platform.
     */
    name: NonBlank;
    /**
     * The payloads, at least one. At least 1 item.
     *
     * Items: One payload of either kind. An own `productId` makes it a product, whatever its value; without it, it is a behavioral event.
     */
    payload: Payload[];
    /**
     * The SDK method that was called, such as track, identify, group, alias or product; any string.
     */
    type?: string | undefined;
    [k: string]: unknown;
  }[];
  [k: string]: unknown;
}

/**
 * One payload as the live service accepts it today: `eventId` is optional, and a payload without `productId` needs at least one of `userId`, `profileId` and `accountId`.
 */
export type WirePayload = WireBehavioralEvent | WireProduct;

export type WireBehavioralEvent = {
  productId?: undefined;
  /**
   * When it happened: epoch milliseconds, which may have a fraction, or an RFC 3339 date-time. At least 0, if it is a number. Must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number.
   */
  timestamp?: number | string | undefined;
  /**
   * Unique per event: deduplication and exactly-once ingestion. Several events of one order may share it.
   */
  eventId?: Identifier | undefined;
  /**
   * Which user performed the event; mapped to masterId for identity stitching across devices and sources.
   */
  profileId?: Identifier | undefined;
  /**
   * Groups events into visits. Set by the JavaScript, iOS and Android SDKs, supplied by hand for server-side events.
   */
  sessionId?: Identifier | undefined;
  /**
   * Account, business entity or workspace (B2B analytics, CRM sync, subscriptions, account journeys).
   */
  accountId?: Identifier | undefined;
  /**
   * Page or screen context, added by SDKs.
   */
  pageId?: Identifier | undefined;
  /**
   * The user as the sender's own systems know them.
   */
  userId?: Identifier | undefined;
  /**
   * A second identifier of the same user, to be joined with the first.
   */
  anotherUserId?: Identifier | undefined;
  /**
   * A second identifier of the same account, to be joined with the first.
   */
  anotherAccountId?: Identifier | undefined;
  /**
   * What happened, or the catalog item's own fields: any JSON inside.
   */
  data?: Attributes | undefined;
  /**
   * Attributes to store on the user.
   */
  userAttributes?: Attributes | undefined;
  /**
   * Attributes to store on the account.
   */
  accountAttributes?: Attributes | undefined;
  [k: string]: unknown;
} & (
  | {
      userId: Identifier;
      [k: string]: unknown;
    }
  | {
      profileId: Identifier;
      [k: string]: unknown;
    }
  | {
      accountId: Identifier;
      [k: string]: unknown;
    }
);

export interface WireProduct {
  /**
   * The catalog item. Its presence, whatever its value, makes the payload product ingestion.
   */
  productId: ProductId;
  /**
   * When it happened: epoch milliseconds, which may have a fraction, or an RFC 3339 date-time. At least 0, if it is a number. Must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number.
   */
  timestamp?: number | string | undefined;
  /**
   * Unique per event: deduplication and exactly-once ingestion. Several events of one order may share it.
   */
  eventId?: Identifier | undefined;
  /**
   * Which user performed the event; mapped to masterId for identity stitching across devices and sources.
   */
  profileId?: Identifier | undefined;
  /**
   * Groups events into visits. Set by the JavaScript, iOS and Android SDKs, supplied by hand for server-side events.
   */
  sessionId?: Identifier | undefined;
  /**
   * Account, business entity or workspace (B2B analytics, CRM sync, subscriptions, account journeys).
   */
  accountId?: Identifier | undefined;
  /**
   * Page or screen context, added by SDKs.
   */
  pageId?: Identifier | undefined;
  /**
   * The user as the sender's own systems know them.
   */
  userId?: Identifier | undefined;
  /**
   * A second identifier of the same user, to be joined with the first.
   */
  anotherUserId?: Identifier | undefined;
  /**
   * A second identifier of the same account, to be joined with the first.
   */
  anotherAccountId?: Identifier | undefined;
  /**
   * What happened, or the catalog item's own fields: any JSON inside.
   */
  data?: Attributes | undefined;
  /**
   * Attributes to store on the user.
   */
  userAttributes?: Attributes | undefined;
  /**
   * Attributes to store on the account.
   */
  accountAttributes?: Attributes | undefined;
  [k: string]: unknown;
}

/**
 * The body of `POST …/track` as the live service accepts it today.
 */
export interface WireTrackRequest {
  /**
   * The entries; may be empty.
   *
   * Items: One named entry of a track request. The schema of the request says what its payloads must look like.
   */
  track: {
    /**
     * The name of the event, as it appears in the platform.
     */
    name: NonBlank;
    /**
     * The payloads, at least one. At least 1 item.
     *
     * Items: One payload as the live service accepts it today: `eventId` is optional, and a payload without `productId` needs at least one of `userId`, `profileId` and `accountId`.
     */
    payload: WirePayload[];
    /**
     * The SDK method that was called, such as track, identify, group, alias or product; any string.
     */
    type?: string | undefined;
    [k: string]: unknown;
  }[];
  [k: string]: unknown;
}
