import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** README's recipes for a new field and a new schema. */
export interface Recipes {
  /** The new property by its name, as JSON. */
  readonly field: string;
  /** The path of the schema file to which the property is added. */
  readonly fieldFile: string;
  readonly schema: string;
  /** The path of the new schema file. */
  readonly schemaFile: string;
  /** Shell commands that write the new schema's fixtures. */
  readonly fixtures: string;
  /** The line to add to `src/index.ts`. */
  readonly exportLine: string;
}

/** Reads the recipes from README's section "Change the schemas". */
export function recipesIn(readme: string): Recipes {
  const section = /^## Change the schemas\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
  const found = (pattern: RegExp): string => {
    const text = pattern.exec(section)?.[1];
    if (text === undefined) throw new Error(`README's section "Change the schemas" has no ${pattern}`);
    return text;
  };
  return {
    field: found(/^\*\*A field\*\*.*?^```json\n(.*?)^```$/ms),
    fieldFile: found(/^\*\*A field\*\*[^`]*`([^`]*)`/m),
    schema: found(/^\*\*A schema\*\*.*?^```json\n(.*?)^```$/ms),
    schemaFile: found(/^\*\*A schema\*\*[^`]*`([^`]*)`/m),
    fixtures: found(/^```sh\n(.*?)^```$/ms),
    exportLine: found(/^```ts\n(.*?)^```$/ms),
  };
}

/** Does by README's recipes what is done by hand, in a copy of the project. Doing it again changes nothing. */
export function applyRecipes(recipes: Recipes, copy: string): void {
  const change = (path: string, edit: (text: string) => string) =>
    writeFileSync(join(copy, path), edit(readFileSync(join(copy, path), "utf8")));
  change(recipes.fieldFile, (text) => {
    const schema = JSON.parse(text);
    Object.assign(schema.properties, JSON.parse(recipes.field));
    return JSON.stringify(schema);
  });
  mkdirSync(dirname(join(copy, recipes.schemaFile)), { recursive: true });
  writeFileSync(join(copy, recipes.schemaFile), recipes.schema);
  execFileSync("sh", ["-ec", recipes.fixtures], { cwd: copy });
  const [exported = ""] = recipes.exportLine.split(" from ");
  change("src/index.ts", (text) => (text.includes(exported) ? text : text + recipes.exportLine));
}

/** README with other names in its recipes: a schema in a folder, the first of all, and keys of other shapes. */
export function renamed(readme: string): string {
  const pattern = new RegExp(`(?<![\\w-])(${Object.keys(otherNames).join("|")})(?![\\w-])`, "g");
  return readme.replace(/^## Change the schemas\n.*?^## /ms, (section) =>
    section.replace(pattern, (name) => otherNames[name] ?? name),
  );
}

const otherNames: Readonly<Record<string, string>> = {
  campaignId: "utm_campaign",
  "order-placed": "ads/ad-clicked",
  "behavioral-event": "../behavioral-event",
  "common/identifier": "../common/identifier",
  orderPlaced: "adsAdClicked",
  OrderPlaced: "AdsAdClicked",
  "Order placed": "Ad clicked",
  orderId: "ad no.",
  total: "worth",
  currency: "kind",
};
