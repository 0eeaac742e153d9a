import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { sendingOf } from "../../src/docs/sending.ts";
import { trackRequest } from "../../src/index.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { schemas } from "../oracle.ts";

const { snippets } = JSON.parse(shippedDocs("json").get("docs.json") ?? "").sending;
const [curl, fetchCall] = snippets.map(({ text }: { text: string }) => text);

describe("the request to copy", () => {
  it("sends a valid body with curl", () => {
    const script = `curl() { shift 5; printf %s "$2"; }\n${curl.replace(/--header "Auth.*\\\n/, "--header x \\\n")}`;
    const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
    expect(trackRequest.validate(JSON.parse(stdout)).issues).toBeUndefined();
  });

  it("sends the same body with fetch", async () => {
    const bodies: string[] = [];
    const fetch = async (_: string, { body }: { body: string }) => bodies.push(body);
    const run = new Function("fetch", "trackUrl", "authorization", `return (async () => { ${fetchCall} })()`);
    await run(fetch, "https://gateway.invalid/track", "Bearer x");
    expect(trackRequest.validate(JSON.parse(bodies[0] ?? "")).issues).toBeUndefined();
  });

  it("survives an apostrophe", () => {
    const example = { text: `{"track":"it's"}`, isValid: true, found: [] };
    const request = { name: "track-request", title: "t", description: "", cases: [], fields: [], rules: [] };
    const sending = sendingOf(new SchemaModel(schemas), [{ ...request, examples: [example] }], undefined);
    expect(sending?.snippets[0]?.text).toContain(`--data '{"track":"it'\\''s"}'`);
  });

  it("is there for the contract only", () => {
    expect(sendingOf(new SchemaModel(new Map([["a", {}]])), [], undefined)).toBeUndefined();
  });
});
