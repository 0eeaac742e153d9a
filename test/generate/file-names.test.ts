import { describe, expect, it } from "vitest";
import { generate } from "../../src/generate/generate.ts";
import { unsupportedErrors } from "../../src/generate/unsupported.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { failuresIn } from "./failures.ts";

const schema = {
  type: "object",
  required: ["a"],
  properties: { a: { type: "string", minLength: 2 }, b: { type: "array", items: { type: "number" } } },
};

const setOf = (...names: string[]): ReadonlyMap<string, SchemaObject> => new Map(names.map((name) => [name, schema]));
const problemsOf = (...names: string[]) =>
  unsupportedErrors(new SchemaModel(setOf(...names))).map(({ file, problem }) => `${file}: ${problem}`);

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
