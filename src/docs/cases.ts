import type { SchemaNode } from "../schemas/model.ts";
import { type AppliedSchema, absentKeysIn, describedKeysIn, requiredKeysIn } from "./applied.ts";
import { type Branch, type Choice, choicesIn, unsaid } from "./choices.ts";
import { contradict, discriminatorsOf, implies } from "./conditions.ts";

/** One of the cases that the choices in a schema distinguish; the only one where it has no choice. */
export interface Case {
  /** Markdown; empty where nothing distinguishes it. */
  readonly title: string;
  /** The titles of the ways taken, by the positions of the choices. */
  readonly ways: ReadonlyMap<string, Way>;
  /** All schemas that apply in this case. */
  readonly schemas: readonly AppliedSchema[];
  readonly required: ReadonlySet<string>;
  /** The keys that must be absent. */
  readonly absent: ReadonlySet<string>;
  /** The keys that are present or absent by what distinguishes the case, and not by what a schema then asks for. */
  readonly given: ReadonlySet<string>;
  /** Keys of whose values the title speaks. */
  readonly named: readonly string[];
  /** Choices that would make too many cases. */
  readonly undecided: readonly Choice[];
}

/** One way of a choice, and whether another way that is taken implies it. */
export interface Way {
  readonly title: string;
  readonly isImplied: boolean;
}

const maximum = 64;

/** Up to this number, choices by the value of one key make cases, even if they say nothing of other keys. */
const maximumByKey = 8;

/** The cases of objects that satisfy all of the schemas. Those that no object can be in are left out. */
export function casesOf(schemas: readonly AppliedSchema[]): readonly Case[] {
  const all = choicesIn(schemas);
  const left = manyByOneKey(all, schemas);
  const choices = all.filter((choice) => !left.has(choice));
  let cases: readonly PartialCase[] = [{ branches: [wholeOf(schemas)], choices, made: [] }];
  while (cases.some(({ choices }) => choices.length > 0)) {
    const next = cases.flatMap(decided).filter(isPossible);
    if (next.length === 0 || next.length > maximum) break;
    cases = next;
  }
  return cases.map(({ branches, made, choices: open }) => caseOf(branches, made, [...open, ...left]));
}

/**
 * Choices by the value of the same key, such as the name of an event, that are many and only say more of the values of
 * fields which are described anyway: a case for each would repeat what all of them have.
 */
function manyByOneKey(choices: readonly Choice[], schemas: readonly AppliedSchema[]): ReadonlySet<Choice> {
  const described = new Set(schemas.flatMap(({ node }) => describedKeysIn(node)));
  const required = new Set(schemas.flatMap(({ node }) => requiredKeysIn(node)));
  const isOfValues = ({ node }: AppliedSchema): boolean =>
    describedKeysIn(node).every((key) => described.has(key)) &&
    requiredKeysIn(node).every((key) => required.has(key)) &&
    absentKeysIn(node).length === 0;
  const byKey = new Map<string, Choice[]>();
  for (const choice of choices) {
    const [key, ...others] = new Set(choice.branches.flatMap(({ named }) => named));
    if (key === undefined || others.length > 0 || !choice.branches.every((one) => one.schemas.every(isOfValues)))
      continue;
    byKey.set(key, [...(byKey.get(key) ?? []), choice]);
  }
  return new Set([...byKey.values()].filter((group) => group.length > maximumByKey).flat());
}

/** What holds in every case. */
export const wholeOf = (schemas: readonly AppliedSchema[]): Branch => ({
  title: "",
  schemas,
  ...unsaid,
  facts: discriminatorsOf(schemas),
});

/** A case, and the choices that it leaves. */
interface PartialCase {
  readonly branches: readonly Branch[];
  readonly choices: readonly Choice[];
  /** The positions of the choices made, which the branches of a recursive schema hold again. */
  readonly made: readonly string[];
}

/** The cases that the first choice divides a case into. */
function decided(one: PartialCase): PartialCase[] {
  const [choice, ...others] = one.choices;
  if (choice === undefined) return [one];
  const made = [...one.made, choice.place];
  return choice.branches.map((branch) => ({
    branches: [...one.branches, branch],
    choices: [...others, ...choicesIn(branch.schemas)].filter(({ place }) => !made.includes(place)),
    made,
  }));
}

function isPossible({ branches }: PartialCase): boolean {
  const facts = branches.flatMap((branch) => branch.facts);
  const required = requiredIn(branches);
  return (
    !facts.some((one, i) => facts.slice(i + 1).some((other) => contradict(one, other))) &&
    ![...absentIn(branches)].some((key) => required.has(key))
  );
}

/** A case, given the whole and then the branches taken, and the positions of the choices that they are of. */
export function caseOf(branches: readonly Branch[], made: readonly string[], undecided: readonly Choice[] = []): Case {
  const facts = branches.flatMap((branch) => branch.facts);
  const ways = new Map(
    branches.slice(1).map(({ title, facts: own }, i): [string, Way] => {
      const isImplied = own.length > 0 && own.every((fact) => facts.some((other) => implies(other, fact)));
      return [made[i] ?? "", { title, isImplied }];
    }),
  );
  return {
    title: titleOf([...ways.values()]),
    ways,
    schemas: branches.flatMap((branch) => branch.schemas),
    required: requiredIn(branches),
    absent: absentIn(branches),
    given: givenIn(branches),
    named: branches.flatMap(({ named }) => named),
    undecided,
  };
}

/** The titles of several ways that are taken at once. */
export function titleOf(ways: readonly Way[]): string {
  const told = ways.filter(({ isImplied }) => !isImplied);
  return [...new Set((told.length > 0 ? told : ways).map(({ title }) => title))].join(", ");
}

const requiredIn = (branches: readonly Branch[]): Set<string> =>
  new Set([...branches.flatMap(({ present }) => present), ...ofAll(branches, requiredKeysIn)]);

const absentIn = (branches: readonly Branch[]): Set<string> =>
  new Set([...branches.flatMap(({ absent }) => absent), ...ofAll(branches, absentKeysIn)]);

function givenIn(branches: readonly Branch[]): Set<string> {
  const asked = new Set([...ofAll(branches, requiredKeysIn), ...ofAll(branches, absentKeysIn)]);
  return new Set(branches.flatMap(({ present, absent }) => [...present, ...absent]).filter((key) => !asked.has(key)));
}

const ofAll = (branches: readonly Branch[], of: (node: SchemaNode) => readonly string[]): string[] =>
  branches.flatMap(({ schemas }) => schemas.flatMap(({ node }) => of(node)));
