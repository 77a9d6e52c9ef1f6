// The pictures of README and docs, drawn by the same code as everywhere else.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const source = `
  import { checkPeriodSeconds, createCycle, createFleet, createSlotSettings } from "@slotwise/core";
  import { cycleSvg, pictureCaption, pictureSvg } from "@slotwise/timeline";
  import { auditPicture, auditRecords, describePicture, MINUTE, readRecordLines, spanAround } from "@slotwise/audit";
  export function draw(protocol, totalRunners, title, { settings, ...drawing } = {}) {
    const fleet = createFleet({ protocol, settings: createSlotSettings(settings), totalRunners });
    const cycle = createCycle(protocol, fleet.settings, totalRunners);
    return cycleSvg(cycle, { checkPeriodSeconds: checkPeriodSeconds(fleet), title, theme: "auto", ...drawing });
  }
  /** What a fleet did around the record that stops it. */
  export function drawStuck(text, title, { settings, ...fleet }) {
    const [records] = readRecordLines(text);
    const fleetOf = (totalRunners) =>
      createFleet({ protocol: "slot-claim", settings: createSlotSettings(settings), totalRunners, ...fleet });
    const terms = { fleetOf, declaredRunners: undefined, retention: 60 * MINUTE, mostRecords: 1000 };
    const audit = auditRecords(records, { now: records.readAt, terms, clockOf: undefined });
    const picture = auditPicture(audit, spanAround(audit, audit.stuck.since));
    const description = describePicture(audit, picture).join(" ");
    return pictureSvg(picture, { title, description, caption: pictureCaption(picture) });
  }
`;

const { outputFiles } = await build({
  stdin: { contents: source, resolveDir: at("../"), loader: "ts" },
  bundle: true,
  write: false,
  format: "esm",
  conditions: ["slotwise-source"],
});
const { draw, drawStuck } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
);

/** Those of docs/examples/audit/pyproject.toml. */
const AUDITED = {
  settings: { serviceIntervalMinutes: 0.4, spreadMarginMinutes: 0.05 },
  checkIntervalMinutes: 0.01,
  runnerConsideredDeadAfterMinutes: 0.5,
};

const stuckPicture = (name, records, title) => ({
  path: new URL(`../../docs/images/${name}.svg`, import.meta.url),
  text: `${drawStuck(readFileSync(at(`../../docs/examples/audit/${records}.jsonl`), "utf8"), title, AUDITED).trimEnd()}\n`,
});

const picture = (name, protocol, totalRunners, title, more) => ({
  path: new URL(`../../docs/images/${name}.svg`, import.meta.url),
  text: `${draw(protocol, totalRunners, title, more).trimEnd()}\n`,
});

export const files = [
  picture("four-runners", "slot-window", 4, "pynenc 0.2.3, its defaults, 4 runners"),
  picture("three-runners", "slot-window", 3, "pynenc 0.2.3, its defaults, 3 runners"),
  picture("five-runners", "slot-window", 5, "pynenc 0.2.3, its defaults, 5 runners"),
  picture("five-runners-claim", "slot-claim", 5, "pynenc 0.4.0, its defaults, 5 runners"),
  picture("two-runners", "slot-window", 2, "pynenc 0.2.3, its defaults, 2 runners"),
  picture("nine-runners-no-margin", "slot-window", 9, "pynenc 0.2.3, a margin of 0, 9 runners", {
    settings: { spreadMarginMinutes: 0 },
    checkPeriodSeconds: undefined,
  }),
  picture("late-start", "slot-window", 3, "pynenc 0.2.3, its defaults, 3 runners, an execution of 70 s", {
    executionSeconds: 70,
  }),
  picture("long-execution", "slot-window", 2, "pynenc 0.2.3, its defaults, 2 runners, an execution of 70 s", {
    executionSeconds: 70,
  }),
  picture("clocks-apart", "slot-window", 5, "pynenc 0.2.3, its defaults, 5 runners, an execution of 20 s", {
    executionSeconds: 20,
    checkPeriodSeconds: undefined,
  }),
  picture("unlucky-phases", "slot-window", 4, "pynenc 0.2.3, its defaults, 4 runners, checks in unlucky phases", {
    checkPeriodSeconds: 30,
    checkPhasesSeconds: [20, 1, 20, 1],
  }),
  picture("three-runners-claim", "slot-claim", 3, "pynenc 0.4.0, its defaults, 3 runners"),
  picture("one-runner-claim", "slot-claim", 1, "pynenc 0.4.0, its defaults, 1 runner"),
  picture("two-runners-claim", "slot-claim", 2, "pynenc 0.4.0, its defaults, 2 runners"),
  stuckPicture("audit-stuck", "stuck", "A real fleet of pynenc 0.4.0: one runner is killed while it executes"),
];
