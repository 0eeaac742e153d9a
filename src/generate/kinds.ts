import { contractOf } from "../schemas/families.ts";
import { titleOf } from "../schemas/keys.ts";
import { type Kind, payloadKinds } from "../schemas/kinds.ts";
import type { SchemaModel, SchemaNode } from "../schemas/model.ts";
import { header, typeName } from "./names.ts";

/** The kinds of payloads and of documents: the types of their values, their titles, and a count of each. */
export function kindsModule(model: SchemaModel): string {
  const payloads = payloadKinds(model);
  const contract = contractOf(model);
  const all = contract ? [...payloads, { kind: "request", schema: model.root(contract.request) }] : payloads;
  const each = (kinds: readonly Kind[], line: (key: string, schema: SchemaNode) => string) =>
    kinds.map(({ kind, schema }) => `  ${line(JSON.stringify(kind), schema)}\n`).join("");
  const keys = payloads.map(({ kind }) => JSON.stringify(kind));
  return `${header("schemas/")}import type * as types from "./types.ts";

/** What a payload can be (\`x-kind\`). */
export type PayloadKind = ${keys.join(" | ") || "never"};
export const payloadKinds: readonly PayloadKind[] = [${keys.join(", ")}];

/** The payloads of each kind. */
export interface PayloadsByKind {
${each(payloads, (key, { file }) => `${key}: types.${typeName(file)};`)}}

/** What a document of each kind is called. */
export const kindTitles = {
${each(all, (key, schema) => `${key}: ${JSON.stringify(titleOf(schema) ?? schema.file)},`)}} as const;

/** How many documents and payloads there are of each kind. They are written out, because a lookup by name takes far longer. */
export class KindCounts {
${each(all, (key) => `${key} = 0;`)}
  static of(count: (kind: keyof typeof kindTitles) => number): KindCounts {
    const counts = new KindCounts();
${each(all, (key) => `  counts[${key}] = count(${key});`)}    return counts;
  }

  add(counts: Readonly<KindCounts>): void {
${each(all, (key) => `  this[${key}] += counts[${key}];`)}  }
}
`;
}
