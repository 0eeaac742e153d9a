import type { Family } from "../../schemas/families.ts";
import { folderOf } from "../addresses.ts";
import type { PlaygroundData, PlaygroundExample } from "./data.ts";
import type { Site } from "./site.ts";

export function playgroundData({ docs, examples }: Site, families: readonly Family[]): PlaygroundData {
  const validatedBy = (schema: string): string =>
    families.find(({ payload, request }) => schema === payload || schema === request)?.title ?? schema;
  const given = [...examples].map(([{ text }, { name, schema }]): [string, PlaygroundExample] => [
    name,
    { text, by: validatedBy(schema) },
  ]);
  const outcomes = families.flatMap(({ title, payload }) => {
    const decision = docs.schemas.find(({ name }) => name === payload)?.decision;
    return decision ? [[title, decision.outcomes] as const] : [];
  });
  const inFamilies = docs.schemas.flatMap(({ name }) => {
    const family = families.find(({ payload }) => folderOf(payload) === folderOf(name));
    return family ? [[name, family.title] as const] : [];
  });
  const start = given.find(([, { text }]) =>
    docs.codes.some(({ example }) => example?.wrong.isValid && example.wrong.text === text),
  );
  return {
    start: start?.[0] ?? "",
    examples: Object.fromEntries(given),
    outcomes: Object.fromEntries(outcomes),
    families: Object.fromEntries(inFamilies),
  };
}
