import type { Docs } from "../model.ts";
import { type SearchEntry, searchIndexName } from "./data.ts";
import { fieldAnchor } from "./schema-page.ts";
import { pathTo } from "./site.ts";

/** The entries as a script, because a page that is a file may read nothing else. */
export const searchIndexScript = (docs: Docs): string =>
  `globalThis.${searchIndexName} = ${JSON.stringify(searchIndex(docs), null, 1)};\n`;

function searchIndex({ schemas, codes }: Docs): SearchEntry[] {
  const fields = schemas.flatMap(({ name, title, fields }) =>
    fields.map(({ path, description }) => ({
      name: path,
      what: `field of ${title}`,
      text: plain(description),
      path: `${pathTo({ schema: name, pointer: "" })}#${fieldAnchor(path)}`,
    })),
  );
  const entries = [
    ...codes.map(({ code, meaning }) => ({
      name: code,
      what: "issue code",
      text: plain(meaning),
      path: pathTo({ code }),
    })),
    ...schemas.map(({ name, title, description }) => ({
      name: title,
      what: `schema ${name}`,
      text: plain(description),
      path: pathTo({ schema: name, pointer: "" }),
    })),
    ...fields,
  ];
  return entries.map((entry, id) => ({ id, ...entry }));
}

const plain = (markdown: string): string => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
