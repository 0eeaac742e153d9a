/** What programs and people write in place of an identifier that they do not have, in small letters. */
export const placeholders: readonly string[] = [
  ...["undefined", "null", "nil", "none", "nan", "n/a", "na", "unknown", "anonymous", "guest"],
  ...["true", "false", "0", "-", "[object object]", "00000000-0000-0000-0000-000000000000"],
];

/** Whether an identifier is such a string, in any case and trimmed, or a template that was not filled in. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return placeholders.includes(trimmed.toLowerCase()) || /^(?:\{\{.+\}\}|\$\{.+\}|<.+>)$/s.test(trimmed);
}
