import assert from "node:assert/strict";
import { form } from "./recipe.js";

form.mount();
await form.handleSubmit();
assert.equal(form.state.isSubmitted, false);
const [errors] = form.state.errors;
assert.deepEqual(
  errors.productId.map(({ code }) => code),
  ["blank"],
);
form.setFieldValue("productId", "SKU_1");
await form.handleSubmit();
assert.deepEqual(form.state.errors, []);
assert.equal(form.state.isSubmitted, true);
// The connection to its development tools would keep the process alive.
process.exit();
