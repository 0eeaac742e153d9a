import type { SchemaModel } from "../schemas/model.ts";
import type { SchemaDoc, Sending, Snippet } from "./model.ts";

/** How the requests of the contract are sent: its first valid example that holds something, as commands to copy. */
export function sendingOf(
  model: SchemaModel,
  schemas: readonly SchemaDoc[],
  sdk: Snippet | undefined,
): Sending | undefined {
  // Whether the annotation is right is for other readers of the schemas to say.
  const isRequest = (name: string) => !name.includes("/") && "x-document" in model.root(name).keywords;
  const request = schemas.find(({ name }) => isRequest(name));
  const example = request?.examples.find(({ isValid }) => isValid);
  if (request === undefined || example === undefined) return undefined;
  return { schema: request.name, snippets: [curl(example.text), fetchCall(example.text), ...(sdk ? [sdk] : [])] };
}

const curl = (text: string): Snippet => ({
  title: "With curl",
  language: "sh",
  text: [
    'curl "$TRACK_URL" \\',
    '  --header "Authorization: $AUTHORIZATION" \\',
    '  --header "Content-Type: application/json" \\',
    `  --data '${text.replaceAll("'", "'\\''")}'`,
  ].join("\n"),
});

const fetchCall = (text: string): Snippet => ({
  title: "With fetch",
  language: "ts",
  text: `await fetch(trackUrl, {
  method: "POST",
  headers: {
    Authorization: authorization,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${text.replaceAll("\n", "\n  ")}),
});`,
});
