import { isValid } from "./ajv.js";
import { judge } from "./judge.js";

judge(isValid);
