import { documentBytes } from "../../../dist/bytes.js";
import { serve } from "./server.js";

serve((bytes) => documentBytes.validate(bytes).issues);
