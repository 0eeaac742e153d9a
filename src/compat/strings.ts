import { readably } from "../constraints/code-points.ts";
import { hasFormat } from "../constraints/formats.ts";
import { Undecidable } from "../constraints/undecidable.ts";
import { Automaton } from "./automaton.ts";
import { formatPatterns } from "./format-patterns.ts";
import type { Budget, StringLiteral } from "./formula.ts";
import { type Graph, graphOf, type Node } from "./string-graph.ts";

/** Longer strings are shown to nobody, so they are not made. */
const longest = 1_000_000;

/** Finds strings by literals. Automata are kept for further questions. */
export class StringSearch {
  readonly #automata = new Map<string, Automaton>();
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** The first strings that satisfy all literals, shortest first; fewer only where there are no more. */
  find(literals: readonly StringLiteral[], count: number): readonly string[] {
    const listed = literals.find(({ op }) => op === "strings");
    if (listed !== undefined) return (listed as { values: readonly string[] }).values.slice(0, count);
    const question = new Question(literals);
    const graph = this.#graph(literals);
    if (!graph.start.isLive || !this.#hasLength(graph, question)) return [];
    if (question.shortest > longest) throw new Undecidable("only strings of more than a million characters are left");
    for (let width = count + 8; ; width *= 4) {
      const { found, isWhole } = this.#enumerate(graph, question, count, width);
      if (found.length >= count || isWhole) return found;
      if (question.hasFormats && width > 2_000) throw new Undecidable("no string was found that has or lacks a format");
    }
  }

  #automaton(pattern: string): Automaton {
    const known = this.#automata.get(pattern) ?? new Automaton(pattern, this.#budget);
    this.#automata.set(pattern, known);
    return known;
  }

  #graph(literals: readonly StringLiteral[]): Graph {
    const parts = literals.flatMap((one) => {
      if (one.op === "format") return [{ automaton: this.#automaton(formatPatterns[one.name]), isNegative: false }];
      if (one.op !== "pattern" && one.op !== "notPattern") return [];
      return [{ automaton: this.#automaton(one.pattern), isNegative: one.op === "notPattern" }];
    });
    return graphOf(parts, this.#budget);
  }

  /**
   * Whether any string has a length within the limits, format or not. A longer one than the shortest length and the number of nodes
   * would go through a node twice, so a shorter one would do.
   */
  #hasLength({ start, nodes }: Graph, { shortest, longest: limit }: Question): boolean {
    if (shortest === 0 && limit === Number.POSITIVE_INFINITY) return true;
    let level = new Set([start]);
    for (let length = 0; length <= Math.min(limit, shortest + nodes); length++) {
      if (length >= shortest && [...level].some(({ isMatch }) => isMatch)) return true;
      const next = new Set<Node>();
      for (const node of level) for (const one of node.next) if (one?.isLive) next.add(one);
      this.#budget.spend(1 + level.size);
      // Where all strings of any length are alike, no length needs to be counted.
      if (nodes === 1 && next.has(start) && start.isMatch) return shortest <= limit;
      level = next;
    }
    return false;
  }

  /** Strings level by level, at most so many for each node. */
  #enumerate({ classes, start }: Graph, question: Question, count: number, width: number): Enumeration {
    const skipped = start.states.length === 0 ? Math.max(0, question.shortest - 2) : 0;
    let level = new Map<Node, string[]>([[start, ["a".repeat(skipped)]]]);
    const found: string[] = [];
    let isWhole = true;
    for (let length = skipped; level.size > 0; length++) {
      for (const [node, strings] of level) {
        if (!node.isMatch || length < question.shortest) continue;
        for (const one of strings) if (found.length < count && question.allows(one)) found.push(one);
      }
      if (found.length >= count || length >= question.longest) return { found, isWhole };
      if (length > longest) throw new Undecidable("only strings of more than a million characters are left");
      const next = new Map<Node, string[]>();
      for (const [node, strings] of level) {
        classes.forEach((set, i) => {
          const target = node.next[i];
          if (target === undefined || !target.isLive) return;
          const list = next.get(target) ?? [];
          next.set(target, list);
          for (const codePoint of readably(set)) {
            for (const one of strings) if (list.length <= width) list.push(one + String.fromCodePoint(codePoint));
            if (list.length > width) break;
          }
          this.#budget.spend(list.length);
        });
      }
      for (const list of next.values()) {
        if (list.length <= width) continue;
        list.pop();
        isWhole = false;
      }
      if (!isWhole && question.hasFormats && length > question.shortest + 200) return { found, isWhole };
      level = next;
    }
    return { found, isWhole };
  }
}

interface Enumeration {
  readonly found: readonly string[];
  /** Whether no string was left out for want of room. */
  readonly isWhole: boolean;
}

type FormatLiteral = Extract<StringLiteral, { readonly op: "format" | "notFormat" }>;

/** What is asked of a string besides patterns. */
class Question {
  readonly shortest: number;
  readonly longest: number;
  readonly hasFormats: boolean;
  readonly #excluded: ReadonlySet<string>;
  readonly #formats: readonly FormatLiteral[];

  constructor(literals: readonly StringLiteral[]) {
    this.shortest = Math.max(0, ...literals.map((one) => (one.op === "minLength" ? one.limit : 0)));
    this.longest = Math.min(
      ...[Number.POSITIVE_INFINITY, ...literals.flatMap((one) => (one.op === "maxLength" ? [one.limit] : []))],
    );
    this.#excluded = new Set(literals.flatMap((one) => (one.op === "otherStrings" ? one.values : [])));
    this.#formats = literals.filter((one): one is FormatLiteral => one.op === "format" || one.op === "notFormat");
    this.hasFormats = this.#formats.length > 0;
  }

  allows = (text: string): boolean =>
    !this.#excluded.has(text) && this.#formats.every(({ op, name }) => hasFormat(name, text) === (op === "format"));
}
