import { type SchemaObject as Fields, isSchemaObject as isRecord } from "../schemas/schema.ts";
import { type Entry, type Loss, objectsIn, type Reading, type Subject, unread } from "./plan.ts";
import { entryOfRule } from "./rule.ts";

/** Reads a tracking plan of Segment: the export of Protocols, or the rules as the Public API returns them. */
export function readSegment(plan: unknown, losses: Loss[]): Reading {
  const found = rulesIn(plan);
  if (found === undefined)
    return { error: { message: "has neither `rules.events` nor a list of rules with `type`, `key` and `jsonSchema`" } };
  for (const holder of [plan, isRecord(plan) ? plan["data"] : undefined].filter(isRecord))
    losses.push(...unread(holder, ["data", "rules", "pagination"]));
  if (isRecord(found)) return protocolEntries(found, losses);
  const page = isRecord(plan) && isRecord(plan["data"]) ? plan["data"]["pagination"] : undefined;
  if (isRecord(page) && page["next"] !== undefined && page["next"] !== null)
    losses.push({ what: "the rules on further pages, which `pagination` says there are, are not in this file" });
  return latest(objectsIn(found, "a rule", losses), losses).flatMap((rule) => apiEntry(rule, losses));
}

/** Whether it is a plan of Segment in one of its forms. */
export const isSegment = (plan: unknown): boolean => rulesIn(plan) !== undefined;

/** The rules: an object in the export of Protocols, a list of the Public API. */
function rulesIn(plan: unknown): Fields | readonly unknown[] | undefined {
  if (Array.isArray(plan)) return plan.length > 0 && plan.every(isApiRule) ? plan : undefined;
  if (!isRecord(plan)) return undefined;
  const { rules, data } = plan;
  if (isRecord(rules) && Array.isArray(rules["events"])) return rules;
  if (Array.isArray(rules) && rules.every(isApiRule)) return rules;
  return rulesIn(data);
}

const isApiRule = (rule: unknown): boolean => isRecord(rule) && "type" in rule && "jsonSchema" in rule;

function protocolEntries(rules: Fields, losses: Loss[]): Entry[] {
  losses.push(...unread(rules, ["events", "identify", "group"]));
  const events = latest(objectsIn(rules["events"], "an event", losses), losses).flatMap((event) => {
    const { name, description, rules: schema } = event;
    if (typeof name !== "string") {
      losses.push({ what: "an event has no name" });
      return [];
    }
    losses.push(...unread(event, ["name", "description", "rules", "version"], { event: name }));
    return entryOfRule({ subject: "event", name, description, schema, section: ["properties"] }, losses);
  });
  const attributes = Object.entries(traitCalls).filter(([call]) => isRecord(rules[call.toLowerCase()]));
  const others = attributes.map(([call, subject]) => traitEntry(subject, undefined, rules[call.toLowerCase()], losses));
  // The export has rules for these calls in any case, which may say nothing.
  return [...events, ...others.filter(({ schema }) => Object.keys(schema).some((keyword) => keyword !== "type"))];
}

const traitCalls: Readonly<Record<string, Subject>> = { IDENTIFY: "user-attributes", GROUP: "account-attributes" };

const traitEntry = (subject: Subject, description: unknown, schema: unknown, losses: Loss[]): Entry =>
  entryOfRule({ subject, name: subject, description, schema, section: ["traits"] }, losses);

function apiEntry(rule: Fields, losses: Loss[]): Entry[] {
  const { type, key, jsonSchema: schema, deprecatedAt } = rule;
  const name = typeof key === "string" ? key : "";
  const description = isRecord(schema) ? schema["description"] : undefined;
  const subject = traitCalls[String(type)];
  if (type !== "TRACK" && subject === undefined) {
    losses.push({ ...(name && { event: name }), what: `a rule of type ${String(type)} has no equivalent` });
    return [];
  }
  losses.push(...unread(rule, ["type", "key", "jsonSchema", "version", "deprecatedAt"], { event: subject ?? name }));
  if (subject !== undefined) return [traitEntry(subject, description, schema, losses)];
  const isDeprecated = deprecatedAt !== undefined && deprecatedAt !== null;
  return [entryOfRule({ subject: "event", name, description, isDeprecated, schema, section: ["properties"] }, losses)];
}

/** The rules without those that have a later version. */
function latest(rules: readonly Fields[], losses: Loss[]): Fields[] {
  const kept = new Map<string, Fields>();
  for (const rule of rules) {
    const name = String(rule["key"] ?? rule["name"] ?? "");
    const id = JSON.stringify([rule["type"] ?? "TRACK", name]);
    const other = kept.get(id);
    if (other !== undefined) losses.push({ event: name, what: "has several versions; the latest was carried over" });
    if (other === undefined || Number(rule["version"] ?? 0) > Number(other["version"] ?? 0)) kept.set(id, rule);
  }
  return [...kept.values()];
}
