import { familiesOf } from "../../schemas/families.ts";
import type { SchemaModel } from "../../schemas/model.ts";
import type { Docs } from "../model.ts";
import { codesPage } from "./codes-page.ts";
import { overviewPage } from "./overview-page.ts";
import { playgroundPage } from "./playground-page.ts";
import { schemaPage } from "./schema-page.ts";
import { searchIndexScript } from "./search-index.ts";
import { codesPath, hasPlayground, overviewPath, playgroundPath, schemaPath, siteOf } from "./site.ts";

/** A static site: its pages and what they load, by their paths. */
export function htmlPages(docs: Docs, model: SchemaModel, scripts: ReadonlyMap<string, string>): Map<string, string> {
  const bare = siteOf(docs, scripts);
  const assets = new Map(scripts).set("search-index.js", searchIndexScript(bare));
  const site = { ...bare, assets };
  const pages = new Map([[overviewPath, overviewPage(site)]]);
  for (const schema of docs.schemas) pages.set(schemaPath(schema.name), schemaPage(site, schema));
  if (docs.codes.length > 0) pages.set(codesPath, codesPage(site));
  if (hasPlayground(site)) pages.set(playgroundPath, playgroundPage(site, familiesOf(model)));
  for (const [path, text] of assets) pages.set(`assets/${path}`, text);
  return pages;
}
