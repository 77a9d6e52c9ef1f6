import { describeFleets } from "./describe-fleets.js";

await describeFleets({ release: "0.2.3", store: "sqlite" });
