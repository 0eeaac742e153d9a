import assert from "node:assert/strict";

/** Bodies of track requests. The product of the second is misspelled, and so an event without its identifiers. */
export const good = '{"track":[{"name":"Restock","payload":[{"productId":"1"}]}]}';
export const bad = '{"track":[{"name":"Restock","payload":[\n  {"productID":"1"}]}]}';

export const headers = { "content-type": "application/json" };

/** A POST request with a JSON body. */
export const post = (body, url = "http://localhost/track") => new Request(url, { method: "POST", headers, body });

/** A response's status and parsed body. */
export const answerOf = async (response) => ({ status: response.status, body: await response.json() });

/**
 * Holds a service to both bodies: `send` gives the answer to one, `issuesIn` the issues of a rejected one. `shown` names what the
 * framework passes on of each issue beside code and pointer.
 */
export async function checkService({ send, issuesIn, success = 200, entriesIn = (body) => body, shown = ["hint"] }) {
  const accepted = await send(good);
  assert.equal(accepted.status, success, JSON.stringify(accepted.body));
  assert.deepEqual(entriesIn(accepted.body), { entries: 1 });
  const rejected = await send(bad);
  assert.equal(rejected.status, 400, JSON.stringify(rejected.body));
  const issues = issuesIn(rejected.body);
  assert.deepEqual(
    issues.map(({ code, pointer }) => `${code} ${pointer}`),
    ["eventId", "profileId"].map((key) => `required /track/0/payload/0/${key}`),
  );
  for (const issue of issues) {
    assert.match(issue.message, /is missing/);
    for (const part of shown) assert.ok(part in issue, `${part} of ${JSON.stringify(issue)}`);
    if (shown.includes("line")) assert.deepEqual([issue.line, issue.column], [2, 3]);
  }
}
