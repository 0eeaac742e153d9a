import { fieldAnchor } from "../addresses.ts";
import { decisionRows, decisionText } from "../decision.ts";
import { plain } from "../links.ts";
import type { Docs, SchemaDoc } from "../model.ts";
import { type SearchEntry, searchIndexName } from "./data.ts";
import { hasPlayground, overviewPath, pathTo, playgroundPath, type Site } from "./site.ts";

/** The entries as a script, because a page that is a file may read nothing else. */
export const searchIndexScript = (site: Site): string =>
  `globalThis.${searchIndexName} = ${JSON.stringify(searchIndex(site), null, 1)};\n`;

/** An entry without what the others share. */
type NewEntry = Pick<SearchEntry, "name" | "what" | "text" | "path"> & Partial<SearchEntry>;

/** Of equal entries, those come first that more people look for. */
function searchIndex(site: Site): SearchEntry[] {
  const { codes, schemas } = site.docs;
  const deciding = schemas.filter(({ decision }) => decision);
  const others = schemas.filter(({ decision }) => !decision);
  const entries = [
    ...pageEntries(site),
    ...codeEntries(codes),
    ...fieldEntries([...deciding, ...others]),
    ...schemas.map(schemaEntry),
  ];
  return entries.map((entry, id) => ({ id, more: "", isMinor: false, ...entry }));
}

function pageEntries(site: Site): NewEntry[] {
  const decision = site.docs.schemas.find((one) => one.decision)?.decision;
  const playground = {
    name: "Playground",
    what: "page",
    text: "Paste a payload, and the validators check it as you type.",
    path: playgroundPath,
  };
  return [
    ...(hasPlayground(site) ? [playground] : []),
    ...(decision
      ? [
          {
            name: site.docs.title,
            what: "page",
            text: decisionText(decision),
            more: plain(decisionRows(decision).flat().join(" ")),
            path: `${overviewPath}#decision`,
          },
        ]
      : []),
  ];
}

const codeEntries = (codes: Docs["codes"]): NewEntry[] =>
  codes.map(({ code, group, meaning, why, when = "" }) => ({
    name: code,
    what: "issue code",
    text: plain(meaning),
    more: plain(`${why} ${when}`),
    // The first table is of what is sent; the others are of tools.
    isMinor: group !== codes[0]?.group,
    path: pathTo({ code }),
  }));

const schemaEntry = ({ name, title, description, source = "" }: SchemaDoc): NewEntry => ({
  name: title,
  what: `schema ${name}`,
  text: plain(description),
  more: plain(source),
  path: pathTo({ schema: name, pointer: "" }),
});

/** One entry for a field of several schemas, unless they describe it differently. It leads to the first that describes it. */
function fieldEntries(schemas: readonly SchemaDoc[]): NewEntry[] {
  const all = schemas.flatMap((schema) => schema.fields.map((field) => ({ schema, field })));
  // A schema that describes a field comes before one that only mentions it.
  const inOrder = [...all.filter(({ field }) => field.description), ...all.filter(({ field }) => !field.description)];
  const groups = new Map<string, FieldOfSchema[]>();
  for (const one of inOrder) {
    const { path, description } = one.field;
    const key =
      [...groups.keys()].find((known) => known.startsWith(`${path}\n${description}`)) ?? `${path}\n${description}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => fieldEntry(group as [FieldOfSchema, ...FieldOfSchema[]]));
}

interface FieldOfSchema {
  readonly schema: SchemaDoc;
  readonly field: SchemaDoc["fields"][number];
}

function fieldEntry(group: readonly [FieldOfSchema, ...FieldOfSchema[]]): NewEntry {
  const [{ schema, field }] = group;
  const titles = group.map((one) => one.schema.title);
  const more = group.flatMap((one) => [one.field.type, ...one.field.constraints]);
  return {
    name: field.path,
    what: `field of ${titles.join(", ")}`,
    text: plain(field.description),
    more: plain([...new Set(more)].filter(Boolean).join(" ")),
    path: `${pathTo({ schema: schema.name, pointer: "" })}#${fieldAnchor(field.path)}`,
  };
}
