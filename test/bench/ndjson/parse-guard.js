import { payload } from "../../../dist/index.js";
import { judge } from "./judge.js";

judge(payload.is);
