import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planScript } from "../../src/generate/plan/plan-script.ts";
import type { Validator } from "../../src/index.ts";
import { root } from "../oracle.ts";
import { loadPlan, requestsOf } from "./plan-cases.ts";

describe("the code of a plan as one script", () => {
  it("is ASCII, imports nothing, and validates as the modules do", async () => {
    const plan = await loadPlan("forbid");
    const script = planScript(plan.resolved, readFileSync(join(root, "dist/runtime.js"), "utf8"));
    expect(script).not.toMatch(/[^\0-\x7f]|^(?:import|export) /m);
    const page = createContext({ TextDecoder, TextEncoder }, { codeGeneration: { strings: false, wasm: false } });
    runInContext(script, page);
    const { eventSchemaPlan } = page as { eventSchemaPlan: { validators: Record<string, Validator<unknown>> } };
    const { validators } = eventSchemaPlan;
    const { model, plan: files } = plan.resolved;
    expect(Object.keys(validators).sort()).toEqual(
      [
        ...model.names,
        ...files.events.map(({ file }) => file.replace("events/", "payloads/")),
        ...["contract", "payload", "track-request", "wire", "wire/payload", "wire/track-request"],
      ].sort(),
    );
    fc.assert(
      fc.property(requestsOf(plan.resolved), (request) => {
        expect(validators["contract"]?.is(request)).toBe(plan.document.is(request));
        expect(validators["wire/track-request"]?.is(request)).toBe(plan.wireTrackRequest.is(request));
      }),
    );
  });
});
