/** Text with ANSI styles as a picture of a terminal: SVG, because it is small, sharp, and says in a diff what has changed. */
export function terminalPicture(command: string, output: string): string {
  const lines = [`\u001b[32m$\u001b[39m ${command}`, "", ...output.trimEnd().split("\n")];
  const columns = Math.max(...lines.map((line) => line.replace(styles, "").length));
  const [width, height] = [columns * letter.width + 2 * margin, lines.length * letter.height + 2 * margin];
  const texts = lines.map(
    (line, i) => `  <text x="${margin}" y="${margin + i * letter.height + 12}">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <title>event-schema in a terminal</title>
  <style>
    text { font: 13px/1 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #e6edf3; white-space: pre }
    .s1 { font-weight: bold } .s2 { fill: #8b949e } .s4 { text-decoration: underline }
    .s31 { fill: #ff7b72 } .s32 { fill: #56d364 } .s33 { fill: #e3b341 } .s36 { fill: #76e3ea }
  </style>
  <rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${texts.join("\n")}
</svg>
`;
}

const letter = { width: 7.85, height: 18 };
const margin = 18;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin a style
const styles = /\u001b\[(\d+)m/g;

/** Each style ends where its own end or that of a like one stands. */
const ends: Readonly<Record<string, RegExp>> = { "22": /^[12]$/, "24": /^4$/, "39": /^3\d$/ };

function spans(line: string): string {
  const on = new Set<string>();
  return line
    .split(styles)
    .map((part, i) => {
      if (i % 2 === 0) return part === "" ? "" : span(part, [...on]);
      const end = ends[part];
      if (end === undefined) on.add(part);
      else for (const style of on) if (end.test(style)) on.delete(style);
      return "";
    })
    .join("");
}

function span(text: string, classes: readonly string[]): string {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return classes.length === 0 ? safe : `<tspan class="${classes.map((name) => `s${name}`).join(" ")}">${safe}</tspan>`;
}
