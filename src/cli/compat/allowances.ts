import { type Change, changeCodes } from "../../compat/change.ts";
import { isEnough } from "../../compat/version.ts";
import { UsageError } from "../io/exit.ts";
import { printable } from "../io/text.ts";

/** A change that a team accepts (`allow` in the configuration). */
export interface Allowance {
  /** The name of the schema file in which it is. */
  readonly schema: string;
  readonly pointer: string;
  readonly change: string;
  readonly reason: string;
  /** The day (`2027-01-31`) or the version (`2.0.0`) from which on it is no longer allowed. */
  readonly until?: string | undefined;
}

/** Whether an allowance is over. Throws a `UsageError` where it does not say when that is. */
function isOver({ until }: Allowance, today: string, version: string | undefined): boolean {
  if (until === undefined) return false;
  if (/^\d{4}-\d\d-\d\d$/.test(until)) return today >= until;
  if (!/^\d+\.\d+\.\d+$/.test(until))
    throw new UsageError(`allow: \`until\` is a day (2027-01-31) or a version (2.0.0), not ${printable(until)}`);
  return version !== undefined && isEnough(until, version, "none");
}

/** Throws a `UsageError` for an allowance that no change can ever have. */
function check(allowance: Allowance, today: string, version: string | undefined): void {
  const { change, pointer } = allowance;
  if (!Object.hasOwn(changeCodes, change))
    throw new UsageError(
      `allow: there is no change ${printable(change)}; available: ${Object.keys(changeCodes).join(", ")}`,
    );
  if (pointer !== "" && !pointer.startsWith("/"))
    throw new UsageError(`allow: \`pointer\` is a JSON Pointer, such as /required, not ${printable(pointer)}`);
  isOver(allowance, today, version);
}

/** Which allowance a change has, and what is wrong with the list of them. */
export function allowing(allowances: readonly Allowance[], today: string, version: string | undefined) {
  for (const one of allowances) check(one, today, version);
  const used = new Set<Allowance>();
  const warnings: string[] = [];
  return {
    /** Why a change is allowed; `undefined` if it is not. */
    reasonFor({ file, pointer, change, level }: Change): string | undefined {
      const found = allowances.find((one) => one.schema === file && one.pointer === pointer && one.change === change);
      if (found === undefined || ["compatible", "annotation"].includes(level)) return undefined;
      used.add(found);
      return isOver(found, today, version) ? undefined : found.reason;
    },
    warnings(): string[] {
      const list = allowances.flatMap((one) => {
        const what = `allow: ${printable(one.schema)} #${printable(one.pointer)} ${one.change}`;
        if (!used.has(one)) return [`${what} is not needed: remove it`];
        return isOver(one, today, version) ? [`${what} has ended (${printable(one.until ?? "")})`] : [];
      });
      return [...warnings, ...list];
    },
  };
}
