import { kindTitles, payloadKinds } from "../../../generated/kinds.ts";
import { alternativesText } from "../../docs/decision.ts";
import { verdictText } from "../../docs/explain.ts";
import type { Outcome } from "../../docs/model.ts";
import type { Position } from "../../runtime/json/position.ts";
import { nounFor } from "../../runtime/validate/kind.ts";
import { codeOf, element, withCode } from "../elements.ts";
import { causesFirst } from "./causes.ts";
import type { Fix } from "./fixes.ts";
import type { ShownFinding, ShownRecord, ValidationResult } from "./validation.ts";

/** What clicks in the result do. */
export interface PanelActions {
  goTo(place: Position): void;
  apply(fix: Fix): void;
}

/** The kinds of a payload and their consequences. */
type Outcomes = readonly Outcome[];

/** The result in one line, and the class of its colour. */
export function headline({
  records,
  valid,
  invalid,
  unreadable,
  warned,
  isBlank,
  first,
}: ValidationResult): [text: string, style: string] {
  if (first === undefined) return isBlank ? ["Nothing to validate yet", ""] : ["No record: the array is empty", "warn"];
  if (records > 1) {
    const bad = [amountOf(invalid, "invalid"), amountOf(unreadable, "unreadable")].filter(Boolean).join(", ");
    const good = [amountOf(valid, "valid") || "none valid", amountOf(warned, "with warnings")]
      .filter(Boolean)
      .join(", ");
    return [
      `${grouped(records)} records: ${[good, bad].filter(Boolean).join(", ")}`,
      bad ? "bad" : warned > 0 ? "warn" : "good",
    ];
  }
  const kind = first.kind === undefined ? "" : ` · ${kindTitles[first.kind]}`;
  if (first.status === "unreadable") {
    // JSON, or NDJSON where the input is a JSON document of several lines.
    const [, format] = /^this is not (JSON|NDJSON):/.exec(first.findings[0]?.message ?? "") ?? [];
    return [format === undefined ? "Unreadable" : `Unreadable: not valid ${format}`, "bad"];
  }
  if (first.status === "invalid") return [`Invalid${kind}`, "bad"];
  return [`${validText(first)}${kind}`, first.findings.length > 0 ? "warn" : "good"];
}

/** The findings of a valid record are warnings. */
const validText = ({ findings }: ShownRecord): string => verdictText({ isValid: true, found: findings });

const grouped = (value: number): string => value.toLocaleString("en");
const amountOf = (count: number, one: string, more = one): string =>
  count === 0 ? "" : `${grouped(count)} ${count === 1 ? one : more}`;

/** Everything below the headline. */
export function details(result: ValidationResult, outcomes: Outcomes, actions: PanelActions): HTMLElement[] {
  const { records, shown, omitted } = result;
  const sections =
    records === 1
      ? shown.map(({ findings }) => findingList(findings, actions))
      : shown.map((record) => recordSection(record, actions));
  const rest = `… and ${grouped(omitted)} more records with findings.`;
  return [
    consequenceList(result, outcomes),
    ...sections,
    ...(omitted > 0 ? [element("p", { class: "source" }, rest)] : []),
  ];
}

function recordSection(record: ShownRecord, actions: PanelActions): HTMLElement {
  const { number: count, line, kind, status, findings } = record;
  const title = `Record ${grouped(count)}, line ${grouped(line)}`;
  const what = [status === "valid" ? validText(record).toLowerCase() : status, kind && nounFor(kind)];
  return element(
    "section",
    { class: "record" },
    element("h2", {}, title, " ", element("span", { class: "what" }, what.filter(Boolean).join(" · "))),
    findingList(findings, actions),
  );
}

/** The kind of a record, and its consequences if it is valid. */
function consequenceList(result: ValidationResult, outcomes: Outcomes): HTMLElement {
  const { records, first, counts } = result;
  const held = payloadKinds.filter((kind) => counts[kind] > 0);
  const list = element("ul", { class: "consequences" });
  const say = (...texts: (string | Node)[]) => list.append(element("li", {}, ...texts));
  const outcome = records === 1 ? outcomes.find(({ kind }) => kind === first?.kind) : undefined;
  if (outcome !== undefined) {
    if (outcome.description !== "") say(...withCode(outcome.description));
    if (result.valid === 0) return list;
    say(`Creates ${outcome.createsAnonymousUsers ? "" : "no "}anonymous users`);
    say(`Needs ${outcome.profileRequired ? "a" : "no"} profile`);
    for (const one of outcome.alternatives) say(...withCode(`Needs ${alternativesText(one)}`));
  } else if (held.length > 0) {
    const amounts = held.map((kind) => amountOf(counts[kind], nounFor(kind), `${nounFor(kind)}s`));
    say(`Contains ${amounts.join(" and ")}`);
    for (const { kind, title, createsAnonymousUsers } of outcomes) {
      if (held.some((one) => one === kind))
        say(`${title}: creates ${createsAnonymousUsers ? "" : "no "}anonymous users`);
    }
  }
  return list;
}

function findingList(findings: readonly ShownFinding[], actions: PanelActions): HTMLElement {
  return element("ul", { class: "findings" }, ...causesFirst(findings).map((finding) => findingItem(finding, actions)));
}

function findingItem(finding: ShownFinding, { goTo, apply }: PanelActions): HTMLElement {
  const { code, pointer, message, hint, line, column, isWarning, fix } = finding;
  const place = element("button", { type: "button", class: "place" }, `line ${line}, column ${column}`);
  place.addEventListener("click", () => goTo(finding));
  const item = element(
    "li",
    { class: isWarning ? "warn" : "bad" },
    element(
      "p",
      { class: "where" },
      place,
      " ",
      // In a tab of its own: what has been typed is on this page alone.
      element("a", { href: `codes.html#${code}`, target: "_blank", rel: "noopener" }, code),
      pointer === "" ? "" : " ",
      pointer === "" ? "" : codeOf(pointer),
    ),
    element("p", {}, ...withCode(message)),
    hint === undefined ? undefined : element("p", { class: "hint" }, "Hint: ", ...withCode(hint)),
  );
  if (fix === undefined) return item;
  const button = element("button", { type: "button", class: "fix" }, fix.title);
  button.addEventListener("click", () => apply(fix));
  item.append(button);
  return item;
}
