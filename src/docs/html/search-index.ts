import { decisionRows, decisionText } from "../decision.ts";
import type { Docs, SchemaDoc } from "../model.ts";
import { fieldAnchor } from "../places.ts";
import { type SearchEntry, searchIndexName } from "./data.ts";
import { homeTitle } from "./layout.ts";
import { hasPlayground, overviewPath, pathTo, playgroundPath, type Site } from "./site.ts";

/** The entries as a script, because a page that is a file may read nothing else. */
export const searchIndexScript = (site: Site): string =>
  `globalThis.${searchIndexName} = ${JSON.stringify(searchIndex(site), null, 1)};\n`;

/** An entry as far as it is special. */
type Told = Pick<SearchEntry, "name" | "what" | "text" | "path"> & Partial<SearchEntry>;

/** Of equal entries, those come first that more people look for. */
function searchIndex(site: Site): SearchEntry[] {
  const { codes, schemas } = site.docs;
  const discriminators = schemas.filter(({ decision }) => decision);
  const others = schemas.filter(({ decision }) => !decision);
  const told = [
    ...pagesIn(site),
    ...codesIn(codes),
    ...[...discriminators, ...others].flatMap(fieldsIn),
    ...schemas.map(schemaEntry),
  ];
  return told.map((entry, id) => ({ id, more: "", isMinor: false, ...entry }));
}

function pagesIn(site: Site): Told[] {
  const decision = site.docs.schemas.find((one) => one.decision)?.decision;
  const playground = {
    name: "Playground",
    what: "page",
    text: "Paste a payload and read what the validators say.",
    path: playgroundPath,
  };
  return [
    ...(hasPlayground(site) ? [playground] : []),
    ...(decision
      ? [
          {
            name: homeTitle,
            what: "page",
            text: decisionText(decision),
            more: plain(decisionRows(decision).flat().join(" ")),
            path: `${overviewPath}#decision`,
          },
        ]
      : []),
  ];
}

const codesIn = (codes: Docs["codes"]): Told[] =>
  codes.map(({ code, group, meaning, why, when = "" }) => ({
    name: code,
    what: "issue code",
    text: plain(meaning),
    more: plain(`${why} ${when}`),
    // The first table is of what is sent; the others are of tools.
    isMinor: group !== codes[0]?.group,
    path: pathTo({ code }),
  }));

const schemaEntry = ({ name, title, description, source = "" }: SchemaDoc): Told => ({
  name: title,
  what: `schema ${name}`,
  text: plain(description),
  more: plain(source),
  path: pathTo({ schema: name, pointer: "" }),
});

const fieldsIn = ({ name, title, fields }: SchemaDoc): Told[] =>
  fields.map(({ path, type, description, constraints }) => ({
    name: path,
    what: `field of ${title}`,
    text: plain(description),
    more: plain([type, ...constraints].join(" ")),
    path: `${pathTo({ schema: name, pointer: "" })}#${fieldAnchor(path)}`,
  }));

const plain = (markdown: string): string => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
