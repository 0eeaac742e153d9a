import * as lines from "../../generated/lines.ts";
import { type LineScanners, lineScanners } from "../runtime/records/line-scanner.ts";

let made: Promise<LineScanners | undefined> | undefined;

/** The line scanners of this package, compiled once, when they are first asked for. */
export function sharedScanners(): Promise<LineScanners | undefined> {
  made ??= lineScanners(lines);
  return made;
}
