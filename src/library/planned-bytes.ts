import { scan as documentScan } from "../../generated/scanners/document.ts";
import { scan as payloadScan } from "../../generated/scanners/payload.ts";
import { scan as requestScan } from "../../generated/scanners/track-request.ts";
import { scan as wireDocumentScan } from "../../generated/scanners/wire/document.ts";
import { scan as wirePayloadScan } from "../../generated/scanners/wire/payload.ts";
import { scan as wireRequestScan } from "../../generated/scanners/wire/track-request.ts";
import { unsure } from "../runtime/json/skip.ts";
import { namedPayloads } from "../runtime/plan/named-payloads.ts";
import { withPlanWarnings } from "../runtime/plan/plan-warnings.ts";
import type { PlannedFamily } from "../runtime/plan/planned-family.ts";
import { PlannedScanners, type PlanScanners } from "../runtime/plan/planned-scan.ts";
import { type BytesSchema, type BytesValidator, createBytesValidator } from "../runtime/text/bytes.ts";
import type { Scan } from "../runtime/text/scan-state.ts";
import { isTrack } from "./lint.ts";

/** The scanners of a family's schemas. */
interface FamilyScans {
  readonly document: Scan;
  readonly payload: Scan;
  readonly request: Scan;
}

/** The bytes validators of a family with what a tracking plan says more. */
export interface PlannedBytes {
  readonly document: BytesValidator;
  readonly payload: BytesValidator;
  readonly request: BytesValidator;
  /** Of the payloads of an entry with that name. */
  readonly payloadOf: (name: string | undefined) => BytesValidator;
}

/** The bytes validators of the contract, by a tracking plan. */
export const plannedContractBytes = (family: PlannedFamily, scanners: PlanScanners): PlannedBytes =>
  plannedBytes("", family, scanners, { document: documentScan, payload: payloadScan, request: requestScan });

/** The bytes validators of what the live service accepts, by a tracking plan. */
export const plannedWireBytes = (family: PlannedFamily, scanners: PlanScanners): PlannedBytes =>
  plannedBytes("wire/", family, scanners, {
    document: wireDocumentScan,
    payload: wirePayloadScan,
    request: wireRequestScan,
  });

function plannedBytes(folder: string, family: PlannedFamily, scanners: PlanScanners, scans: FamilyScans): PlannedBytes {
  const { payload, request } = withPlanWarnings(family);
  const payloadOf = namedPayloads(family);
  const planned = new PlannedScanners(scanners);
  const create = (
    file: string,
    extended: ReturnType<PlannedScanners["ofNamed"]>,
    compiledSchemaOf: BytesSchema["compiledSchemaOf"],
  ) => {
    const name = folder + file;
    return createBytesValidator(
      extended ? { name, ...extended, lines: name, compiledSchemaOf } : { name, scan: () => unsure, compiledSchemaOf },
    );
  };
  const named = (name: string) => {
    const compiled = payloadOf(name);
    return create("payload", planned.ofNamed(scans.payload, name), () => compiled);
  };
  const byName = new Map(scanners.events.map(([name]) => [name, named(name)]));
  const ofPayload = create("payload", planned.of(scans.payload), () => payload);
  return {
    document: create("document", planned.of(scans.document), (value) => (isTrack(value) ? request : payload)),
    payload: ofPayload,
    request: create("track-request", planned.of(scans.request), () => request),
    payloadOf(name) {
      if (name === undefined) return ofPayload;
      // Senders choose other names: their validators are not kept.
      return byName.get(name) ?? named(name);
    },
  };
}
