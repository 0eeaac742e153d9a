import { EditorView } from "@codemirror/view";

/** In the colours of the page, which are light or dark by themselves. */
export const editorTheme = EditorView.theme({
  "&": { height: "100%", fontSize: "0.875rem", backgroundColor: "var(--code-back)", color: "var(--text)" },
  // The element around it shows the focus: gutters would hide a part of an outline in here.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--code-back)", color: "var(--quiet)", border: "none" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", color: "inherit" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "inherit" },
  ".cm-tooltip": {
    backgroundColor: "var(--back)",
    color: "var(--text)",
    border: "1px solid var(--line)",
    maxWidth: "34rem",
  },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1.5px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warn) 1.5px" },
  ".cm-lintRange-info": { backgroundImage: "none", textDecoration: "underline dotted var(--warn) 2px" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--warn)" },
  ".cm-lintRange-active": { backgroundColor: "var(--selection)" },
  ".cm-panels": { backgroundColor: "var(--soft)", color: "var(--text)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]": {
    backgroundColor: "var(--selection)",
    color: "var(--text)",
  },
  ".cm-panel.cm-panel-lint button[name=close]": { color: "var(--text)" },
  ".cm-specialChar": { color: "var(--bad)" },
  ".tok-propertyName": { color: "var(--tok-name)" },
  ".tok-string": { color: "var(--tok-string)" },
  ".tok-number, .tok-bool, .tok-null, .tok-keyword": { color: "var(--tok-number)" },
  ".tok-invalid": { color: "var(--bad)" },
});
