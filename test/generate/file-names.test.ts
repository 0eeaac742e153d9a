import { describe, expect, it } from "vitest";
import { generate } from "../../src/generate/generate.ts";
import { nameProblem } from "../../src/generate/names.ts";
import { generatePlan, type ResolvedPlan, resolvePlan } from "../../src/generate/plan/generate-plan.ts";
import { unsupportedErrors } from "../../src/generate/unsupported.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { schemas as shipped } from "../oracle.ts";
import { failuresIn } from "./failures.ts";

const schema = {
  type: "object",
  required: ["a"],
  properties: { a: { type: "string", minLength: 2 }, b: { type: "array", items: { type: "number" } } },
};

const setOf = (...names: string[]): ReadonlyMap<string, SchemaObject> => new Map(names.map((name) => [name, schema]));
const problemsOf = (...names: string[]) =>
  unsupportedErrors(new SchemaModel(setOf(...names))).map(({ file, problem }) => `${file}: ${problem}`);

/** What a generated module imports or declares by a name. */
function namesIn(text: string): string[] {
  const imported = [...text.matchAll(/^import (?:type )?\{ ([^}]*) \} from/gm)].flatMap(([, list = ""]) =>
    list.split(", ").map((one) => one.replace(/^type |^.* as /, "")),
  );
  const declared = text.matchAll(/^(?:export )?(?:declare )?(?:const|function|type|interface|enum) ([\w$]+)/gm);
  return [...imported, ...[...declared].map(([, name = ""]) => name)];
}

describe("the name of a schema file", () => {
  const names = [
    ...[
      "a b",
      "it's",
      "c`d",
      "d$" + "{x}",
      "e@f",
      "g.h",
      "i&j",
      "(k)",
      "l+m=n,o;p",
      "été",
      "購入",
      "größe/ß",
      "x".repeat(200),
    ],
    ...["constructor", "hasOwnProperty", "toString", "string", "array", "record", "partial", "promise", "common/it"],
  ];

  it("may hold any characters that a file may have, and be that of what objects inherit", async () => {
    const set = setOf(...names);
    expect(unsupportedErrors(new SchemaModel(set))).toEqual([]);
    expect(failuresIn(await generate(set), set)).toEqual([]);
  });

  it.each(["1a", "__proto__", "_a", "-", "common/1"])("must begin with a letter: %s", (name) => {
    expect(problemsOf(name)).toEqual([expect.stringMatching(/must begin with a letter/)]);
  });
});

describe("the name of an event file", () => {
  const taken = [
    ...["events", "event-data", "event-name", "payload", "track-request", "document", "lint", "schema", "contract"],
    ...["create-tracker", "track-entry", "wire/payload", "arbitrary", "validator", "index", "class", "delete"],
  ];

  it.each(taken)("is not one that the generated code has: %s", (name) => {
    expect(problemsOf(`events/${name}`)).toContain(
      `events/${name}: this name has a meaning in the generated code: rename the file`,
    );
  });

  it("is none that a module with its validator or its type imports or declares", async () => {
    const event = { ...schema, title: "Seen" };
    const set = new Map<string, SchemaObject>([
      ["events/seen", event],
      ["user-attributes", schema],
      ["product-data", schema],
      ...[...shipped].map(([name, one]) => [idOf(name), one] as const),
    ]);
    const resolved = resolvePlan(set, "warn") as ResolvedPlan;
    const files = await generatePlan(resolved, { language: "ts", runtime: "intempt-event-schema/runtime" });
    const modules = [...files].filter(([path]) => path.endsWith(".ts") && !path.includes("/")).map(([, text]) => text);
    modules.push(files.get("events/seen.ts") as string);
    const besides = (own: string, isOf: RegExp) =>
      modules
        .map(namesIn)
        .filter((all) => all.includes(own))
        .flatMap((all) => all.filter((name) => isOf.test(name)));
    const names = [...besides("seen", /^[a-z]/), ...besides("Seen", /^[A-Z]/)];
    expect(names).toEqual(expect.arrayContaining(["trackRequest", "contract", "TrackEntry"]));
    // Files beside the events have types of their own, which no event may have either.
    const own = ["seen", "productData", "Seen", "SeenData", "UserAttributes", "ProductData"];
    const free = names.filter((name) => !own.includes(name) && nameProblem(`events/${name}`) === undefined);
    expect([...new Set(free)]).toEqual([]);
  });

  it("is not that of a type of another file", () => {
    expect(problemsOf("events/purchase", "events/purchase-data", "events/a-b", "events/a/b")).toEqual([
      "events/a/b: events/a-b would also declare the type ABData: rename a file",
      "events/purchase-data: events/purchase would also declare the type PurchaseData: rename a file",
    ]);
  });

  it("may be in any script, or begin with a digit", () => {
    expect(problemsOf("events/購入", "events/größe", "events/it's", "events/1st", "common/payload-part")).toEqual([]);
  });
});
