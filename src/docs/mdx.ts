/** Markdown that MDX 3 understands as GitHub does: in text, braces and `<` are characters, and no line is JavaScript. */

/** Whether a block is code, which is left as it is. */
export const isFence = (block: string): boolean => block.startsWith("```");

/** Code spans, and the elements that the pages have. */
const kept = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)|<a id="[^"]*"><\/a>|<br\/>/g;

/** A block of text with what MDX would take for JSX, an expression or a module escaped. */
export function asText(block: string): string {
  let text = "";
  let end = 0;
  for (const match of block.matchAll(kept)) {
    text += escaped(block.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return (text + escaped(block.slice(end))).replace(/^(\s*)(?:i(?=mport\b)|e(?=xport\b))/gm, (start) =>
    start.replace(/[ie]$/, (letter) => `&#${letter.charCodeAt(0)};`),
  );
}

const escaped = (text: string): string => text.replace(/(?<!\\)[{}<]/g, "\\$&");
