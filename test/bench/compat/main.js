import { Contender } from "./contender.js";
import { printTimes } from "./limits.js";
import { pairs } from "./pairs.js";

// Whether every value of one schema is one of another: this project, other libraries and registries on the same pairs.
const files = { ours: "ours.js", jsoncompat: "jsoncompat.js", "json-schema-diff": "json-schema-diff.js" };
const answers = {};
for (const [name, file] of Object.entries(files)) {
  const contender = new Contender(file);
  answers[name] = [];
  for (const pair of pairs) answers[name].push({ ...(await contender.answer(pair)), pair });
  contender.stop();
}

const fromRegistries = ({ set }) => set !== "own";
// The answer of a registry's rules is the label of its own tests.
answers["a registry's rules"] = pairs.filter(fromRegistries).map((pair) => ({ isIncluded: pair.label, pair }));

printTable("pairs of registries", fromRegistries);
printTable("of them whose labels are exact", (pair) => fromRegistries(pair) && pair.label === pair.isIncluded);
printTable("own pairs", (pair) => !fromRegistries(pair));
console.log("\ntimes of comparisons");
printTimes();

function printTable(title, isMeant) {
  const rows = Object.entries(answers).map(([name, all]) => [name, all.filter(({ pair }) => isMeant(pair))]);
  console.log(
    `\n| ${pairs.filter(isMeant).length} ${title} | right | waved through | cried wolf | unknown or failed | with witness | slowest |`,
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const [name, list] of rows) if (list.length > 0) console.log(`| ${[name, ...figuresOf(list)].join(" | ")} |`);
}

function figuresOf(list) {
  const count = (isCounted) => list.filter(isCounted).length;
  const refuted = list.filter(({ pair, isIncluded }) => !pair.isIncluded && isIncluded === false);
  const slowest = Math.max(...list.map(({ ms }) => ms ?? 0));
  return [
    count(({ pair, isIncluded }) => isIncluded === pair.isIncluded),
    count(({ pair, isIncluded }) => isIncluded === true && !pair.isIncluded),
    count(({ pair, isIncluded }) => isIncluded === false && pair.isIncluded),
    count(({ isIncluded }) => isIncluded === undefined),
    `${refuted.filter(({ hasWitness }) => hasWitness).length} of ${refuted.length}`,
    slowest > 0 ? `${(slowest / 1000).toFixed(2)} s` : "",
  ];
}
