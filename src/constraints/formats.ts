import {
  isDate,
  isDateTime,
  isDuration,
  isEmail,
  isHostname,
  isIpv4,
  isIpv6,
  isTime,
  isUri,
  isUuid,
} from "../runtime/validate/formats.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { SchemaError } from "../schemas/schema.ts";

interface Format {
  readonly test: (text: string) => boolean;
  /** The name of this function, by which generated code imports it. */
  readonly name: string;
  /** As messages name a string that has it. */
  readonly inWords: string;
}

/** The formats that can be assertions. */
export const formatsByName = {
  "date-time": {
    test: isDateTime,
    name: "isDateTime",
    inWords: "a date-time (RFC 3339), such as 2026-01-31T09:30:00Z",
  },
  date: { test: isDate, name: "isDate", inWords: "a date (RFC 3339), such as 2026-01-31" },
  time: { test: isTime, name: "isTime", inWords: "a time with an offset (RFC 3339), such as 09:30:00Z" },
  duration: { test: isDuration, name: "isDuration", inWords: "a duration (RFC 3339), such as P1DT12H" },
  email: { test: isEmail, name: "isEmail", inWords: "an email address (RFC 5321)" },
  uri: { test: isUri, name: "isUri", inWords: "a URI with its scheme (RFC 3986)" },
  uuid: { test: isUuid, name: "isUuid", inWords: "a UUID (RFC 4122)" },
  ipv4: { test: isIpv4, name: "isIpv4", inWords: "an IPv4 address" },
  ipv6: { test: isIpv6, name: "isIpv6", inWords: "an IPv6 address (RFC 4291)" },
  hostname: { test: isHostname, name: "isHostname", inWords: "a host name (RFC 1123)" },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formatsByName;

export const hasFormat = (name: FormatName, value: string): boolean => formatsByName[name].test(value);

/** The format that a schema asks to be checked; `undefined` where its file takes formats for annotations, as JSON Schema does. */
export function assertedFormat({ model, file, pointer, keywords }: SchemaNode): FormatName | undefined {
  const stated = model.root(file).keywords["x-formats"];
  if (stated === undefined) return undefined;
  if (stated !== "assertion") throw new SchemaError(file, "/x-formats", 'must be "assertion", or absent');
  const name = String(keywords["format"]);
  if (Object.hasOwn(formatsByName, name)) return name as FormatName;
  const known = Object.keys(formatsByName).join(", ");
  throw new SchemaError(file, `${pointer}/format`, `cannot be checked; the formats that can be are ${known}`);
}
