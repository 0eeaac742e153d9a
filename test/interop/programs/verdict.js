import { payload } from "intempt-event-schema";

if (!payload.is({ productId: "1" }) || payload.is({ productID: "1" })) throw new Error("the verdict is wrong");
if (payload.validate({}).issues?.length !== 2) throw new Error("the issues are wrong");
