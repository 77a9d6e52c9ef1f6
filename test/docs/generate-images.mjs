// The pictures of README and docs, drawn by the same code as everywhere else.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const source = `
  import { checkPeriodSeconds, createCycle, createFleet, createSlotSettings } from "@slotwise/core";
  import { cycleSvg } from "@slotwise/timeline";
  export function draw(protocol, totalRunners, title, { settings, ...drawing } = {}) {
    const fleet = createFleet({ protocol, settings: createSlotSettings(settings), totalRunners });
    const cycle = createCycle(protocol, fleet.settings, totalRunners);
    return cycleSvg(cycle, { checkPeriodSeconds: checkPeriodSeconds(fleet), title, theme: "auto", ...drawing });
  }
`;

const { outputFiles } = await build({
  stdin: { contents: source, resolveDir: at("../"), loader: "ts" },
  bundle: true,
  write: false,
  format: "esm",
  conditions: ["slotwise-source"],
});
const { draw } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);

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
];
