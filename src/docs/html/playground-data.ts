import type { Docs } from "../model.ts";
import type { PlaygroundData, PlaygroundExample } from "./data.ts";
import type { Site } from "./site.ts";

/** Families: folders that have both a payload and a track request. */
export const familiesIn = ({ schemas }: Docs): string[] =>
  schemas.flatMap(({ name }) => {
    const folder = folderOf(name);
    return name === `${folder}payload` && schemas.some((other) => other.name === `${folder}track-request`)
      ? [familyName(folder)]
      : [];
  });

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1);

/** The family in the outermost folder is the contract. */
const familyName = (folder: string): string => folder.slice(0, -1) || "contract";

export function playgroundData({ docs, examples }: Site): PlaygroundData {
  const families = familiesIn(docs);
  const validatedBy = (schema: string): string => {
    const family = familyName(folderOf(schema));
    return families.includes(family) && /(^|\/)(payload|track-request)$/.test(schema) ? family : schema;
  };
  const given = [...examples].map(([{ text }, { name, schema }]): [string, PlaygroundExample] => [
    name,
    { text, by: validatedBy(schema) },
  ]);
  const outcomes = docs.schemas.flatMap(({ name, decision }) =>
    decision ? [[familyName(folderOf(name)), decision.outcomes] as const] : [],
  );
  const start = given.find(([, { text }]) =>
    docs.codes.some(({ example }) => example?.wrong.isValid && example.wrong.text === text),
  );
  return { start: start?.[0] ?? "", examples: Object.fromEntries(given), outcomes: Object.fromEntries(outcomes) };
}
