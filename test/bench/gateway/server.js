import { createServer } from "node:http";

/** A gateway that answers 202 to a body that is valid and 400 with the issues to any other. Tells its parent its port. */
export function serve(issuesOf) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const issues = issuesOf(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    if (issues === undefined) response.writeHead(202).end();
    else response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ issues }));
  });
  server.listen(0, () => process.send(server.address().port));
}
