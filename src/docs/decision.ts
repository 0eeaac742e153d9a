import { keywordNamed } from "../schemas/keywords.ts";
import { andList, code } from "./inline.ts";
import type { Alternatives, Decision, Outcome } from "./model.ts";

/** The rows of a decision: a name, the consequence with the key, and the one without it (Markdown). */
export function decisionRows({ outcomes: [present, absent] }: Decision): [string, string, string][] {
  const row = (title: string, say: (outcome: Outcome) => string): [string, string, string] => [
    title,
    say(present),
    say(absent),
  ];
  return [
    row("the payload is", ({ title, kind }) => `**${title}** (${code(kind)})`),
    row("needs", needs),
    row("must not have", ({ absent }) => andList(absent.map(code)) || "–"),
    row("needs a profile", ({ profileRequired }) => yesNo(profileRequired)),
    row("creates anonymous users", ({ createsAnonymousUsers }) => yesNo(createsAnonymousUsers)),
    row("treatment", ({ description }) => description),
  ].filter(([, yes, no]) => yes !== "" || no !== "");
}

function needs({ required, alternatives }: Outcome): string {
  const some = alternatives.map(alternativesText);
  return [andList(required.map(code)), ...some].filter((text) => text !== "").join("; ") || "–";
}

export const alternativesText = (one: Alternatives): string => `${amount(one)} ${andList(one.groups.map(together))}`;

const together = (group: readonly string[]): string =>
  group.length === 1 ? andList(group.map(code)) : `(${andList(group.map(code))})`;

/** How many of the keys must be there. */
export const amount = ({ keyword }: Alternatives): string =>
  keywordNamed(keyword)?.asksFor === "some" ? "at least one of" : "exactly one of";

const yesNo = (is: boolean): string => (is ? "yes" : "no");

/** The decision in one line, without markup. */
export const decisionText = ({ key, outcomes: [present, absent] }: Decision): string =>
  `Is ${key} present? Yes: ${present.title}. No: ${absent.title}.`;
