import { describeFleets } from "./describe-fleets.js";

await describeFleets({ release: "0.3.1", store: "redis" });
