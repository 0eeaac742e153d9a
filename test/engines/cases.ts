import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schemas as shipped } from "../../generated/schemas.ts";
import { readPlan } from "../../src/cli/run/plan.ts";
import { openPlan } from "../../src/cli/run/plan-catalog.ts";
import { sentByPlan } from "../../src/cli/run/plan-sample.ts";
import { routingOf } from "../../src/library/routing.ts";
import { findSchema } from "../../src/library/schema-names.ts";
import type { Routing } from "../../src/runtime/route/router.ts";
import type { BytesSchema } from "../../src/runtime/text/bytes.ts";
import { verdictOf } from "../../src/runtime/text/verdict.ts";
import { type Sent, sampler } from "../../src/sample/sample.ts";
import type { SqlPlan } from "../../src/sql/planned.ts";
import { root } from "../oracle.ts";
import { documentsIn, hostile, mutated, withEachFault } from "./rows.ts";

/** Documents by one schema: how the library validates them, and what is sent. */
export interface Case {
  readonly title: string;
  readonly family: "contract" | "wire";
  readonly plan: SqlPlan | undefined;
  readonly schema: BytesSchema;
  /** How the library routes by it. */
  readonly routing: Routing;
  readonly sent: Sent | undefined;
  readonly keys: readonly string[];
}

const payloadKeys = [
  ...["eventId", "profileId", "sessionId", "accountId", "pageId", "userId", "anotherUserId", "productId", "timestamp"],
  ...["data", "userAttributes", "accountAttributes", "track", "name", "payload", "type", "x", "a/b~c", "0"],
];

/** The contract, what the live service accepts, and the events of a shop. */
export async function casesToTry(): Promise<Case[]> {
  const folder = join(root, "test/fixtures/teams/shop/schemas");
  const { plan, model } = await readPlan(folder, "forbid", "/");
  const catalog = await openPlan(folder, "forbid", "/");
  const ofShop = {
    plan: { plan, model, unknownEvents: "forbid" as const },
    sent: (await sentByPlan(folder, "/")).get("contract"),
  };
  const most = { maxIssues: Number.POSITIVE_INFINITY };
  const [contract, wire] = (["contract", "wire"] as const).map((schema) => routingOf({ ...most, schema })) as [
    Routing,
    Routing,
  ];
  const shop = await catalog.routing("contract", contract.maxBytes, contract.maxIssues);
  const ofPackage = { plan: undefined, sent: undefined, keys: payloadKeys };
  return [
    {
      title: "the contract",
      family: "contract",
      schema: findSchema("contract") as BytesSchema,
      routing: contract,
      ...ofPackage,
    },
    {
      title: "what the live service accepts",
      family: "wire",
      schema: findSchema("wire") as BytesSchema,
      routing: wire,
      ...ofPackage,
    },
    {
      ...{
        title: "the events of a shop",
        family: "contract",
        schema: catalog.find("contract") as BytesSchema,
        routing: shop,
        ...ofShop,
      },
      keys: [
        ...payloadKeys,
        ...["sku", "price", "quantity", "lines", "total", "orderId", "currency", "method", "line", "category"],
      ],
    },
  ];
}

/** Texts as they are sent, a part of them with one fault. */
export function sampled({ sent }: Case, count: number, seed: number, invalid: number): string[] {
  const next = sampler(shipped, { seed, invalid, ...(sent && { sent }) });
  return Array.from({ length: count }, next);
}

/** Everything that is known to be hard, and what comes of it by small changes. */
export function hard(one: Case, count: number, seed: number): string[] {
  const texts = [...sampled(one, 300, seed, 0.3), ...documents];
  const asked = sampled(one, 60, seed + 1, 0.2).filter((text) => !text.startsWith('{"track"'));
  texts.push(
    ...asked.map(
      (text, i) =>
        `{"track":[{"name":"A","type":"t","payload":[${text},${asked[(i * 7) % asked.length]}]},{"name":"Purchase","payload":[${text}]}]}`,
    ),
  );
  const all = [...hostile, ...texts];
  for (const text of mutated(texts, one.keys, seed)) {
    if (all.length >= count) break;
    all.push(text);
  }
  return all.slice(0, count);
}

/** Documents with nearly all members that there are, one of each sort, and what becomes of them by one fault each. */
export function faulty(one: Case): string[] {
  const longest = new Map<string, string>();
  for (const text of [...sampled(one, 600, 1, 0), ...(one.plan ? ofShop : [])]) {
    if (!verdictByLibrary(text, one.schema).startsWith("valid")) continue;
    const short = one.plan
      ? text.replaceAll(/"(?:sessionId|pageId|\w*ccount\w*|userId|anotherUserId)":(?:"[^"]*"|\{[^{}]*\}),/g, "")
      : text;
    const sort =
      /^.*"userAttributes":|"name":"[^"]*","payload"|"productId":/.exec(short)?.[0].replace(/.*(?="userA)/, "") ?? "";
    if (short.length > (longest.get(sort)?.length ?? 0)) longest.set(sort, short);
  }
  const payloads = [...longest.values()].filter((text) => !text.startsWith('{"track"'));
  const request = `{"track":[{"name":"A","type":"track","payload":[${payloads.join()}]}]}`;
  const values = [...longest.values(), ...(one.plan ? [] : [request])].map((text) => JSON.parse(text) as unknown);
  return values.flatMap((value) => [value, ...withEachFault(value)].map((each) => JSON.stringify(each)));
}

interface Vector {
  readonly tests: readonly { readonly data: unknown }[];
}

const vectors = JSON.parse(readFileSync(join(root, "generated/vectors.json"), "utf8")) as Vector[];
const ofShop = documentsIn(join(root, "test/fixtures/teams/shop/fixtures"));
const documents = [
  ...documentsIn(join(root, "test/fixtures/examples")),
  ...ofShop,
  ...vectors.flatMap(({ tests }) => tests.map(({ data }) => JSON.stringify(data))),
];

/** What the library says of a text: verdict, kind and issues, each as its code and pointer. */
export function verdictByLibrary(text: string, { compiledSchemaOf }: BytesSchema): string {
  const record = { content: new TextEncoder().encode(text), line: 1, column: 1, offset: 0 };
  const { status, kind, issues } = verdictOf(record, { compiledSchemaOf, maxIssues: Number.POSITIVE_INFINITY }, true);
  return said(status === "valid" ? "valid" : "invalid", kind, issues);
}

/** A verdict as one line of text. */
export const said = (
  verdict: string,
  kind: string | undefined,
  issues: readonly { readonly code: string; readonly pointer: string }[],
): string => [verdict, kind ?? "", ...issues.map(({ code, pointer }) => `${code} ${pointer}`)].join("\n");
