import { type CodePoints, partition, readably } from "../constraints/code-points.ts";
import { Undecidable } from "../constraints/undecidable.ts";
import type { Automaton, State } from "./automaton.ts";
import type { Budget } from "./formula.ts";

const mostNodes = 20_000;

const surrogates: readonly CodePoints[] = [[[0xd800, 0xdbff]], [[0xdc00, 0xdfff]]];

/** Where all automata are after the same characters. */
export interface Node {
  readonly states: readonly State[];
  /** Whether the last character is the first half of a pair, which no second half may follow. */
  readonly isHalf: boolean;
  readonly isMatch: boolean;
  readonly next: (Node | undefined)[];
  isLive: boolean;
}

export interface Graph {
  readonly classes: readonly CodePoints[];
  readonly start: Node;
  /** How many nodes there are. */
  readonly nodes: number;
}

/** An automaton that strings must match or, negated, must not. */
export interface GraphPart {
  readonly automaton: Automaton;
  readonly isNegative: boolean;
}

/** All that automata can be in together, with dead ends marked. */
export function graphOf(parts: readonly GraphPart[], budget: Budget): Graph {
  const classes = inReadableOrder(partition([...parts.flatMap(({ automaton }) => automaton.classes), ...surrogates]));
  const indices = classes.map((set) => parts.map(({ automaton }) => automaton.classOf(firstOf(set))));
  const nodes = new Map<string, Node>();
  const nodeOf = (states: readonly State[], isHalf: boolean): Node | undefined => {
    if (states.some(({ way }, i) => (parts[i]?.isNegative ? way[0]?.length === 0 : way.length === 0))) return undefined;
    const key = `${isHalf} ${states.map(({ id }) => id).join()}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    if (nodes.size >= mostNodes) throw new Undecidable("the automata of several patterns are too large together");
    const isMatch = states.every((state, i) => state.isMatch !== parts[i]?.isNegative);
    const node: Node = { states, isHalf, isMatch, next: [], isLive: isMatch };
    nodes.set(key, node);
    return node;
  };
  const start = nodeOf(
    parts.map(({ automaton }) => automaton.start),
    false,
  );
  for (const node of nodes.values()) {
    budget.spend(1 + parts.length * classes.length);
    classes.forEach((set, i) => {
      if (node.isHalf && isIn(set, 1)) return;
      const states = parts.map(({ automaton }, j) =>
        automaton.step(node.states[j] as State, indices[i]?.[j] as number),
      );
      node.next[i] = nodeOf(states, isIn(set, 0));
    });
  }
  markLive([...nodes.values()]);
  return {
    classes,
    nodes: nodes.size,
    start: start ?? { states: [], isHalf: false, isMatch: false, next: [], isLive: false },
  };
}

function markLive(nodes: readonly Node[]): void {
  const before = new Map<Node, Node[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const next of node.next) if (next !== undefined) before.get(next)?.push(node);
  const open = nodes.filter(({ isLive }) => isLive);
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const one of before.get(node) ?? [])
      if (!one.isLive) {
        one.isLive = true;
        open.push(one);
      }
}

const firstOf = (set: CodePoints): number => set[0]?.[0] as number;

/** Whether a class is of first halves of pairs, or of second ones. */
const isIn = (set: CodePoints, half: 0 | 1): boolean => {
  const [[from, to]] = surrogates[half] as readonly [readonly [number, number]];
  return firstOf(set) >= from && firstOf(set) <= to;
};

/** Classes of letters and digits first. */
function inReadableOrder(classes: readonly CodePoints[]): CodePoints[] {
  const rank = (set: CodePoints): number => {
    const [first] = readably(set);
    const at = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(String.fromCodePoint(first as number));
    return at >= 0 ? at : 100 + (first as number);
  };
  const ranks = new Map(classes.map((set) => [set, rank(set)]));
  return [...classes].sort((a, b) => (ranks.get(a) as number) - (ranks.get(b) as number));
}
