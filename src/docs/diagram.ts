import { amount, decisionText } from "./decision.ts";
import { withEntities } from "./entities.ts";
import type { Decision, Outcome } from "./model.ts";

/** How the diagram looks where no page has a style for it. */
const ownStyle = `<style>
    text { font: 13.5px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    .key { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px }
    rect { fill: #f6f8fa; stroke: #57606a }
    path { fill: none; stroke: #57606a }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      rect { fill: #161b22; stroke: #8b949e }
      path { stroke: #8b949e }
    }
  </style>
  `;

const pictureWidth = 464;
const box = { width: 224, margin: 12, line: 21, top: 116 };

/** The decision as a picture: SVG. `isAlone`: a file of its own, which brings its style, and no part of a page. */
export function decisionDiagram(decision: Decision, isAlone: boolean): string {
  const { key, outcomes } = decision;
  const columns = outcomes.map(linesOf);
  const rows = Math.max(...columns.map(({ length }) => length));
  const height = box.top + 2 * box.margin + rows * box.line;
  const boxes = columns.map((lines, i) =>
    outcomeBox(lines, i === 0 ? 1 : pictureWidth - box.width - 1, height - box.top - 2),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" width="${pictureWidth}" height="${height}" viewBox="0 0 ${pictureWidth} ${height}" role="img" aria-label="${withEntities(decisionText(decision))}">
  ${isAlone ? ownStyle : ""}<rect class="question" x="${pictureWidth / 2 - 120}" y="1" width="240" height="46" rx="23"/>
  <text class="title" x="${pictureWidth / 2}" y="29" text-anchor="middle">Is <tspan class="key">${withEntities(key)}</tspan> present?</text>
  ${arrow(pictureWidth / 2 - 60, box.width / 2)}
  ${arrow(pictureWidth / 2 + 60, pictureWidth - box.width / 2)}
  <text x="${box.width / 2 - 8}" y="84" text-anchor="end">yes</text>
  <text x="${pictureWidth - box.width / 2 + 8}" y="84">no</text>
${boxes.join("\n")}
</svg>
`;
}

const arrow = (from: number, to: number): string =>
  `<path d="M${from} 47 C${from} 80 ${to} 76 ${to} ${box.top - 2} m-5 -8 l5 8 l5 -8"/>`;

interface Line {
  readonly text: string;
  readonly style?: "title" | "key";
}

function linesOf({ title, required, alternatives, createsAnonymousUsers, profileRequired }: Outcome): Line[] {
  const needs = [
    ...(required.length > 0 ? [{ text: "needs" }, ...required.map(keyLine)] : []),
    ...alternatives.flatMap((one) => [
      { text: `needs ${amount(one)}` },
      ...one.groups.map((group) => keyLine(group.join(", "))),
    ]),
  ];
  return [
    { text: title, style: "title" },
    ...(needs.length > 0 ? needs : [{ text: "needs no key" }]),
    { text: `needs ${profileRequired ? "a" : "no"} profile` },
    { text: `creates ${createsAnonymousUsers ? "" : "no "}anonymous users` },
  ];
}

const keyLine = (text: string): Line => ({ text, style: "key" });

function outcomeBox(lines: readonly Line[], x: number, height: number): string {
  const texts = lines.map(({ text, style }, i) => {
    const place = `x="${x + box.margin + (style === "key" ? 14 : 0)}" y="${box.top + box.margin + i * box.line + 15}"`;
    return `  <text ${style === undefined ? "" : `class="${style}" `}${place}>${withEntities(shortened(text))}</text>`;
  });
  return [`  <rect x="${x}" y="${box.top}" width="${box.width}" height="${height}" rx="8"/>`, ...texts].join("\n");
}

/** As much as there is room for. */
const shortened = (text: string): string => (text.length > 28 ? `${text.slice(0, 27)}…` : text);
