import { describeFleets } from "./describe-fleets.js";

await describeFleets({ release: "0.4.0", store: "sqlite" });
