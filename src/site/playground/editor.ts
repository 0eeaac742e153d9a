import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { type ChangeSpec, EditorState, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { Position } from "../../runtime/json/position.ts";
import { element, withCode } from "../elements.ts";
import { editorTheme } from "./editor-theme.ts";
import type { Fix } from "./fixes.ts";
import { changeOf, offsetOf, tokenOf } from "./tokens.ts";
import type { ShownFinding } from "./validation.ts";

/** The editor of the input. */
export interface Editor {
  text(): string;
  /** In UTF-16 code units. */
  length(): number;
  replace(text: string): void;
  /** Shows findings for the current text. */
  mark(findings: readonly ShownFinding[]): void;
  /** Puts the cursor there. */
  goTo(place: Position): void;
  /** Applies a fix to the text that it was found in. It does nothing once the text has changed. */
  apply(fix: Fix): void;
}

/**
 * An editor in the element. It is in a shadow tree, where its styles are allowed without a style element. `changed` is
 * called after every change of the text.
 */
export function createEditor(parent: HTMLElement, label: string, changed: () => void): Editor {
  const root = parent.attachShadow({ mode: "open" });
  // Tab leaves the editor, as it leaves every other field.
  const keys = keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]);
  const extensions = [
    // Lines end with LF, as on the command line. A CR before it is dropped; by itself it is white space.
    EditorState.lineSeparator.of("\n"),
    EditorView.clipboardInputFilter.of((pasted) => pasted.replaceAll("\r\n", "\n")),
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    bracketMatching(),
    // The page's own search sees only the lines on the screen.
    search({ top: true }),
    history(),
    json(),
    syntaxHighlighting(classHighlighter),
    keys,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
    editorTheme,
  ];
  const view = new EditorView({ root, parent: root, extensions });
  let validated: Text | undefined;
  const editor: Editor = {
    text: () => view.state.doc.toString(),
    length: () => view.state.doc.length,
    replace: (insert) => change({ from: 0, to: view.state.doc.length, insert }),
    mark: (findings) => {
      validated = view.state.doc;
      view.dispatch(setDiagnostics(view.state, [...findings.map(diagnosticOf), ...remoteFixes(findings)]));
    },
    goTo: (place) => {
      const anchor = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    apply: (fix) => {
      if (view.state.doc === validated) change(changeOf(view.state, fix));
    },
  };
  return editor;

  /** A change with an undo step of its own. */
  function change(changes: ChangeSpec): void {
    view.dispatch({ changes, annotations: isolateHistory.of("full") });
  }

  function diagnosticOf({ code, message, hint, isWarning, fix, ...place }: ShownFinding): Diagnostic {
    const severity = isWarning ? "warning" : "error";
    const text = hint === undefined ? message : `${message}\nhint: ${hint}`;
    return diagnosticAt(place, { severity, source: code, message: text }, fix);
  }

  /** Fixes in another place than their findings: the misspelled key where a key is missing. */
  function remoteFixes(findings: readonly ShownFinding[]): Diagnostic[] {
    const remote = findings.flatMap(({ code, hint = "", line, column, fix }) =>
      fix === undefined || (fix.line === line && fix.column === column) ? [] : [{ code, hint, fix }],
    );
    const places = new Map(remote.map((one) => [`${one.fix.line}:${one.fix.column}`, one]));
    return [...places.values()].map(({ code, hint, fix }) =>
      diagnosticAt(fix, { severity: "info", source: code, message: hint }, fix),
    );
  }

  function diagnosticAt(
    place: Position,
    diagnostic: Pick<Diagnostic, "severity" | "source" | "message">,
    fix?: Fix,
  ): Diagnostic {
    const actions = fix === undefined ? [] : [{ name: fix.title, apply: () => editor.apply(fix) }];
    const renderMessage = () => element("span", {}, ...withCode(diagnostic.message));
    return { ...tokenOf(view.state, place), ...diagnostic, renderMessage, actions };
  }
}
