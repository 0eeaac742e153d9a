import { expect, it } from "vitest";
import { Workspace } from "../cli/workspace.ts";

const workspace = new Workspace();

const event = (schema: object): string =>
  JSON.stringify({ title: "Seen", description: "Something was seen.", ...schema }, null, 2);

it("says where the schema of an event, a product or attributes takes no object", async () => {
  const cwd = workspace.given("no-objects", {
    "event-schema.config.json": '{ "schemas": "schemas", "generated": "generated" }',
    "schemas/events/seen.json": event({ type: "string" }),
    "schemas/events/read.json": event({ title: "Read", type: ["object", "null"] }),
    "schemas/events/told.json": event({ title: "Told", type: "any" }),
    "schemas/product.json": event({ type: ["array", "null"] }),
    "schemas/user-attributes.json": event({ type: "array" }),
  });
  const { status, stderr } = await workspace.run(["generate"], { cwd });
  const problem = 'what this file describes is always an object: write "object"';
  expect([status, stderr.trimEnd().split("\n")]).toEqual([
    2,
    [
      `event-schema: schemas/events/seen.json:4:3 #/type: ${problem}`,
      expect.stringMatching(/^schemas\/events\/told\.json:4:3 #\/type: must be one of null, boolean/),
      `schemas/product.json:4:3 #/type: ${problem}`,
      `schemas/user-attributes.json:4:3 #/type: ${problem}`,
    ],
  ]);
});
