module.exports = {
  track: { input: "./orval/openapi.json", output: { target: "./orval-client.ts", client: "zod" } },
};
