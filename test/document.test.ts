import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BytesValidator, documentBytes, wireDocumentBytes } from "../src/bytes.ts";
import { document, payload, trackRequest, ValidationError, type Validator } from "../src/index.ts";
import type { Issue } from "../src/runtime/validate/issue.ts";
import { payload as payloads, trackRequest as requests } from "../src/testing/payloads.ts";
import { validateText } from "../src/text.ts";
import { wireDocument, wirePayload, wireTrackRequest } from "../src/wire.ts";
import { runs } from "./budget.ts";
import { asJson, nearValid } from "./values.ts";

const envelope = fc.record({ track: fc.array(fc.record({ name: fc.string(), payload: fc.array(nearValid) })) });
const values = fc.oneof(payloads(), requests(), nearValid, envelope, fc.jsonValue()).map(asJson);

interface Documents {
  readonly document: Validator<unknown>;
  readonly bytes: BytesValidator;
  readonly request: Validator<unknown>;
  readonly payload: Validator<unknown>;
}

const families: readonly [name: string, Documents][] = [
  ["document", { document, bytes: documentBytes, request: trackRequest, payload }],
  [
    "wire/document",
    { document: wireDocument, bytes: wireDocumentBytes, request: wireTrackRequest, payload: wirePayload },
  ],
];

const withoutPositions = (issues: readonly Issue[] | undefined) =>
  issues?.map(({ code, path, message, hint, params }) => ({ code, path, message, hint, params }));

describe.each(families)("%s", (name, family) => {
  it("gives of a value the verdict and the issues that the bytes validator gives of its JSON", () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        const { issues } = family.bytes.validate(new TextEncoder().encode(text));
        const result = family.document.validate(value);
        expect(withoutPositions(result.issues)).toEqual(withoutPositions(issues));
        if (result.issues === undefined) expect(result.value).toBe(value);
        expect(family.document.is(value)).toBe(issues === undefined);
        expect(validateText(family.document, text).issues).toEqual(issues);
      }),
      { numRuns: runs(300) },
    );
    expect(family.bytes.name).toBe(name);
    expect(family.document.name).toBe(name);
  });

  it("does all that the validator of the payload or of the request does", () => {
    for (const value of [{ productId: "1" }, { productID: "1" }, { track: [] }, { track: [{}] }, "{}", new Date()]) {
      const one = value instanceof Object && "track" in value ? family.request : family.payload;
      const thrownBy = (act: () => unknown) => {
        try {
          return act();
        } catch (error) {
          return error instanceof ValidationError ? [error.message, error.issues] : error;
        }
      };
      expect(family.document.validate(value, { maxIssues: 1 })).toEqual(one.validate(value, { maxIssues: 1 }));
      expect(thrownBy(() => family.document.parse(value))).toEqual(thrownBy(() => one.parse(value)));
      expect(thrownBy(() => family.document.assert(value))).toEqual(thrownBy(() => one.assert(value)));
      const standard = family.document["~standard"];
      expect(standard.validate(value)).toEqual(one["~standard"].validate(value));
      expect([standard.version, standard.vendor]).toEqual([1, "intempt-event-schema"]);
    }
  });

  it("never throws for what cannot be read, and takes no wrong options", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(family.document.is(proxy)).toBe(false);
    expect(family.document.validate(proxy).issues).toMatchObject([{ code: "unreadable" }]);
    expect(() => family.document.validate({}, { maxIssues: 0 })).toThrow(TypeError);
  });
});
