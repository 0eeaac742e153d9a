import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import type { ChangeSpec, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { Place } from "../../runtime/place.ts";
import { editorTheme } from "./editor-theme.ts";
import { type Fix, tokenAt } from "./fixes.ts";
import type { Finding } from "./judging.ts";

/** The text that is judged. */
export interface Editor {
  text(): string;
  /** In UTF-16 code units. */
  length(): number;
  replace(text: string): void;
  /** Shows findings where they are. */
  mark(findings: readonly Finding[]): void;
  /** Puts the cursor there. */
  goTo(place: Place): void;
  apply(fix: Fix): void;
}

/**
 * An editor in the element. It lives in a shadow tree, where its styles are allowed without a style element. `changed` is told
 * of every change of the text.
 */
export function createEditor(parent: HTMLElement, label: string, changed: () => void): Editor {
  const root = parent.attachShadow({ mode: "open" });
  // Tab leaves the editor, as it leaves every other field.
  const keys = keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]);
  const extensions = [
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    bracketMatching(),
    history(),
    json(),
    syntaxHighlighting(classHighlighter),
    keys,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
    editorTheme,
  ];
  const view = new EditorView({ root, parent: root, extensions });
  const editor: Editor = {
    text: () => view.state.doc.toString(),
    length: () => view.state.doc.length,
    replace: (insert) => change({ from: 0, to: view.state.doc.length, insert }),
    mark: (findings) => {
      view.dispatch(setDiagnostics(view.state, [...findings.map(diagnosticOf), ...remoteFixes(findings)]));
    },
    goTo: (place) => {
      const anchor = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    apply: (fix) => {
      const [from, token] = tokenOf(view.state, fix);
      const insert = fix.replace(token);
      if (insert !== undefined) change({ from, to: from + token.length, insert });
    },
  };
  return editor;

  /** A change that can be undone by itself. */
  function change(changes: ChangeSpec): void {
    view.dispatch({ changes, annotations: isolateHistory.of("full") });
  }

  function diagnosticOf({ code, message, hint, isWarning, fix, ...place }: Finding): Diagnostic {
    const severity = isWarning ? "warning" : "error";
    const text = hint === undefined ? message : `${message}\nhint: ${hint}`;
    return diagnosticAt(place, { severity, source: code, message: text }, fix);
  }

  /** What one click mends elsewhere than where the finding is: the misspelt key of one that is missing. */
  function remoteFixes(findings: readonly Finding[]): Diagnostic[] {
    const remote = findings.flatMap(({ code, hint = "", line, column, fix }) =>
      fix === undefined || (fix.line === line && fix.column === column) ? [] : [{ code, hint, fix }],
    );
    const places = new Map(remote.map((one) => [`${one.fix.line}:${one.fix.column}`, one]));
    return [...places.values()].map(({ code, hint, fix }) =>
      diagnosticAt(fix, { severity: "info", source: code, message: hint }, fix),
    );
  }

  function diagnosticAt(
    place: Place,
    told: Pick<Diagnostic, "severity" | "source" | "message">,
    fix?: Fix,
  ): Diagnostic {
    const [from, token] = tokenOf(view.state, place);
    const actions = fix === undefined ? [] : [{ name: fix.title, apply: () => editor.apply(fix) }];
    return { from, to: from + token.length, ...told, actions };
  }
}

/** The text may have changed since the place was found. */
function offsetOf({ doc }: EditorState, { line, column }: Place): number {
  const { from, to } = doc.line(Math.min(line, doc.lines));
  return Math.min(from + column - 1, to);
}

function tokenOf(state: EditorState, place: Place): [from: number, token: string] {
  const from = offsetOf(state, place);
  const { to } = state.doc.lineAt(from);
  return [from, tokenAt(state.sliceDoc(from, Math.min(to, from + 4096)), 0)];
}
