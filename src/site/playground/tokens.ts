import type { ChangeSpec, EditorState } from "@codemirror/state";
import type { Position } from "../../runtime/json/position.ts";
import type { Fix } from "./fixes.ts";

/** The token that a string begins with: a string with its quotes, a number, a word, or one other character. */
export function firstToken(text: string): string {
  const [token = ""] = /^(?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[\w.+-]+|.?)/su.exec(text) ?? [];
  return token;
}

/** The offset of a position in the editor, limited to the current text. */
export function offsetOf({ doc }: EditorState, { line, column }: Position): number {
  const { from, to } = doc.line(Math.min(line, doc.lines));
  return Math.min(from + column - 1, to);
}

/** The token at a position. It is searched in growing slices, since one line may be the whole text. */
export function tokenOf(state: EditorState, place: Position): { readonly from: number; readonly to: number } {
  const from = offsetOf(state, place);
  const { to: end } = state.doc.lineAt(from);
  for (let length = 64; ; length *= 8) {
    const piece = state.sliceDoc(from, Math.min(end, from + length));
    const token = firstToken(piece);
    if (token.length < piece.length || from + piece.length === end) return { from, to: from + token.length };
  }
}

/** The change that a fix makes. */
export function changeOf(state: EditorState, fix: Fix): ChangeSpec {
  const { from, to } = tokenOf(state, fix);
  return { from, to, insert: fix.write(state.sliceDoc(from, to)) };
}
