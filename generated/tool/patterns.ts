// Generated from src/cli/io/config.schema.json and src/cli/report/report.schema.json by `event-schema generate`. Do not edit: edit the schema.

const matches5f163c4dRegex = /^(pretty|json|ndjson|junit|sarif|github|gitlab)(=[\s\S]+)?$/u;
export function matches5f163c4d(text: string): boolean {
  return matches5f163c4dRegex.test(text);
}

const matches244daa44Regex = /^[a-z][a-z_]*$/u;
export function matches244daa44(text: string): boolean {
  return matches244daa44Regex.test(text);
}
