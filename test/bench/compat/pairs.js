import { readFileSync } from "node:fs";

const here = (path) => new URL(path, import.meta.url);
const read = (path) => JSON.parse(readFileSync(here(path), "utf8"));

const contested = new Map(read("../../compat/pairs/contested.json").pairs.map(({ id, ours }) => [id, ours]));

/** Pairs of two registries: `label` is what a registry's tests say, `isIncluded` what is true, with a reason where they differ. */
const registryPairs = ["karapace", "apicurio"].flatMap((name) =>
  read(`../../../../shared/compat-cases/${name}.json`).map(({ id, sub, super: sup, included }) => ({
    ...{ set: name, draft: "draft-07", sub, sup, label: included, isIncluded: contested.get(id) ?? included },
  })),
);

/** Own pairs, both ways. `x-formats` is a keyword of this project alone, so pairs with it are left out. */
const ownPairs = read("../../compat/pairs/own.json")
  .filter((pair) => !JSON.stringify(pair).includes('"x-formats"'))
  .flatMap(({ base, head, backward, forward }) => [
    { set: "own", draft: undefined, sub: base, sup: head, isIncluded: backward },
    { set: "own", draft: undefined, sub: head, sup: base, isIncluded: forward },
  ]);

export const pairs = [...registryPairs, ...ownPairs];
