/** What a careful engineer would write by hand for this one schema: the yardstick of the generated code. */
import { readFileSync } from "node:fs";

const schema = (name) =>
  JSON.parse(readFileSync(new URL(`../../schemas/common/${name}.json`, import.meta.url), "utf8"));
export const visible = new RegExp(schema("non-blank").pattern, "u");
export const dateTime = new RegExp(schema("point-in-time").allOf[0].pattern, "u");

function isIdentifier(value) {
  if (typeof value !== "string") return false;
  const first = value.charCodeAt(0);
  return (first > 32 && first < 127) || visible.test(value);
}

const isTimestamp = (value) =>
  typeof value === "number" ? Number.isInteger(value) && value >= 0 : typeof value === "string" && dateTime.test(value);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** One pass over the keys. */
export function isPayloadForIn(d) {
  if (!isObject(d)) return false;
  let bits = 0;
  for (const key in d) {
    switch (key) {
      case "eventId":
        if (!isIdentifier(d[key])) return false;
        bits |= 1;
        break;
      case "profileId":
        if (!isIdentifier(d[key])) return false;
        bits |= 2;
        break;
      case "productId":
        if (!isIdentifier(d[key])) return false;
        bits |= 4;
        break;
      case "sessionId":
      case "accountId":
      case "pageId":
      case "userId":
      case "anotherUserId":
      case "anotherAccountId":
        if (!isIdentifier(d[key])) return false;
        break;
      case "timestamp":
        if (!isTimestamp(d[key])) return false;
        break;
      case "data":
      case "userAttributes":
      case "accountAttributes":
        if (!isObject(d[key])) return false;
        break;
    }
  }
  return (bits & 4) !== 0 || (bits & 3) === 3;
}

const optional = (test, value) => value === undefined || test(value);

/** Property by property. */
export function isPayloadByKey(d) {
  return (
    isObject(d) &&
    (d.productId === undefined
      ? isIdentifier(d.eventId) && isIdentifier(d.profileId)
      : isIdentifier(d.productId) && optional(isIdentifier, d.eventId) && optional(isIdentifier, d.profileId)) &&
    optional(isIdentifier, d.sessionId) &&
    optional(isIdentifier, d.accountId) &&
    optional(isIdentifier, d.pageId) &&
    optional(isIdentifier, d.userId) &&
    optional(isIdentifier, d.anotherUserId) &&
    optional(isIdentifier, d.anotherAccountId) &&
    optional(isTimestamp, d.timestamp) &&
    optional(isObject, d.data) &&
    optional(isObject, d.userAttributes) &&
    optional(isObject, d.accountAttributes)
  );
}

const identifiers = [
  "eventId",
  "profileId",
  "sessionId",
  "accountId",
  "pageId",
  "userId",
  "anotherUserId",
  "anotherAccountId",
  "productId",
];
const objects = ["data", "userAttributes", "accountAttributes"];

/** A list of issues of the same form as the library's: code, path, pointer and message. */
export function issuesOfPayload(d) {
  const issues = [];
  const add = (code, key, message) =>
    issues.push({ code, path: [key], pointer: `/${key}`, message: `\`${key}\` ${message}` });
  if (!isObject(d)) return [{ code: "type", path: [], pointer: "", message: "the payload must be an object" }];
  if (d.productId === undefined) {
    if (d.eventId === undefined) add("required", "eventId", "is missing");
    if (d.profileId === undefined) add("required", "profileId", "is missing");
  }
  for (const key of identifiers) {
    const value = d[key];
    if (value === undefined) continue;
    if (typeof value !== "string")
      add("type", key, `must be a string, but is ${value === null ? "null" : typeof value}`);
    else if (!isIdentifier(value)) add("blank", key, "must hold at least one visible character");
  }
  for (const key of objects) {
    const value = d[key];
    if (value !== undefined && !isObject(value)) add("type", key, `must be an object, but is ${typeof value}`);
  }
  const { timestamp } = d;
  if (timestamp !== undefined && !isTimestamp(timestamp)) add("format", "timestamp", "must be a point in time");
  return issues;
}
