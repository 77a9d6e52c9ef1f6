import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { counterexampleJson, replay } from "@slotwise/simulator";
import { describe, expect, it } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "../cli/command.js";
import { schemaErrors } from "../json-schema.js";

const SCHEMA = JSON.parse(
  readFileSync(new URL("../../docs/schemas/simulate-report.schema.json", import.meta.url), "utf8"),
);
const ALWAYS = fileURLToPath(new URL("targets/always.mjs", import.meta.url));

/** What there is to report: of every kind of violation, fault and choice something. */
const RUNS: readonly (readonly string[])[] = [
  ["--runners=3", "--pynenc-version=0.2.3", "--pynenc-version=0.4.0", "--faults=join"],
  ["--runners=1", "--pynenc-version=0.2.3"],
  ["--runners=4", "--find=missed-turn", "--faults=stale=5s,delay=100ms,ties"],
  ["--runners=3", "--find=overlap", "--faults=pause=60s,crash", "--protocol=slot-window"],
  ["--runners=3", "--find=silence", "--faults=step=1h,stop", "--protocol=slot-window"],
  ["--runners=2", "--find=block", "--faults=failover=5s,restart", "--protocol=slot-claim"],
  ["--runners=2", "--find=block", "--faults=outage=3s,exception,fatal-exception", "--protocol=slot-claim"],
  ["--runners=2", "--find=lost-turn", "--service-duration=140s", "--protocol=slot-claim"],
  ["--runners=3", "--find=overlap", "--clock-skew=70s", "--start-delay=2s", "--protocol=slot-window"],
  ["--runners=2", "--target", `${process.execPath} ${ALWAYS} yes`],
];

describe("the JSON of slotwise simulate", () => {
  const runs = RUNS.map((args) => [args.join(" "), args] as const);

  it.each(runs)("is as its schema says, and the schema names all of it: %s", async (_name, args) => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["simulate", "--format=json", "--for=2h", ...args], { cwd });
    const document = JSON.parse(stdout);
    expect(schemaErrors(SCHEMA, document, { closed: true })).toEqual([]);
    for (const { counterexample, target } of document.simulations) {
      // Found by one process from the seed, run again by another from the choices: the same to the byte.
      if (counterexample === null || target !== null) continue;
      expect(counterexampleJson(replay(counterexample))).toBe(`${JSON.stringify(counterexample, null, 2)}\n`);
    }
  });

  it("would be found out", () => {
    const wrong = { schemaVersion: 2, simulations: [{ broken: ["luck"] }], more: 1 };
    const errors = schemaErrors(SCHEMA, wrong, { closed: true }).join("\n");
    expect(errors).toContain("/schemaVersion: must be equal to constant");
    expect(errors).toContain("/simulations/0/broken/0: must be equal to one of the allowed values");
    expect(errors).toContain('"additionalProperty":"more"');
  });
});
