import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FleetPlan, pynencSettings, SHORT_CYCLES } from "../fleets/fleet-plan.js";
import { type RealFleet, withFleet } from "../fleets/real-fleet.js";
import { sleepSeconds } from "../fleets/until.js";
import { realPynenc } from "../real-pynenc.js";
import { median } from "./measure.js";

/** A fleet that looks as often as it can, so that whoever takes time or a lock from it is seen. */
const PLAN: FleetPlan = {
  ...SHORT_CYCLES,
  release: "0.4.0",
  store: "sqlite",
  intervalSeconds: 3,
  marginSeconds: 0.25,
  checkSeconds: 0.05,
  loopSleepSeconds: 0.01,
  executionSeconds: 0.05,
};
const RUNNERS = 3;
const ROUNDS = 5;
/** Whole cycles, and several drawings of `--watch`. */
const SECONDS = 12;
/** Node starts and the first drawing is made before anything is counted. */
const WARM_SECONDS = 2;

/** Gives a command a terminal; when it is killed, its terminal is gone, and the command with it. */
const IN_TERMINAL = "import pty, sys; pty.spawn(sys.argv[1:])";

interface Counted {
  readonly name: string;
  readonly isWatched: boolean;
  readonly looks: number[];
  readonly executions: number[];
}

/** Prints how often a real fleet looks and executes, with `--watch` beside it and without, in turn. */
export async function reportBesideWatch(node: string, slotwise: string): Promise<void> {
  const pynenc = await realPynenc(["0.4.0"]);
  if (pynenc.kind === "missing") return;
  const python = pynenc.pythonOf("0.4.0");
  const kinds: readonly Counted[] = [
    { name: "a fleet alone", isWatched: false, looks: [], executions: [] },
    { name: "with audit --watch beside it", isWatched: true, looks: [], executions: [] },
    { name: "alone again", isWatched: false, looks: [], executions: [] },
  ];
  await withFleet(PLAN, python, async (fleet) => {
    await fleet.startTogether(RUNNERS);
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of kinds) {
        const stop = kind.isWatched ? watch(node, slotwise, python, fleet) : async () => {};
        await sleepSeconds(WARM_SECONDS);
        const [looks, executions] = [looksOf(fleet), fleet.executions.length];
        const from = performance.now();
        await sleepSeconds(SECONDS);
        const minutes = (performance.now() - from) / 60_000;
        kind.looks.push((looksOf(fleet) - looks) / minutes);
        kind.executions.push((fleet.executions.length - executions) / minutes);
        await stop();
      }
    }
  });
  const [first] = kinds;
  for (const { name, looks, executions } of kinds) {
    const [own, least, most] = [median(looks), Math.min(...looks), Math.max(...looks)];
    const ratio = own / median(first?.looks ?? []);
    process.stdout.write(
      `  ${name.padEnd(48)} ${own.toFixed(0)} looks a minute (${least.toFixed(0)} to ${most.toFixed(0)})  x${ratio.toFixed(3)}  ${median(executions).toFixed(0)} executions\n`,
    );
  }
}

function looksOf(fleet: RealFleet): number {
  return fleet.runners.reduce((count, { looks }) => count + looks.length, 0);
}

/** Returns how it is ended; throws there when it did not last until then. */
function watch(node: string, slotwise: string, python: string, fleet: RealFleet): () => Promise<void> {
  const settings = join(fleet.folder, "settings");
  mkdirSync(settings, { recursive: true });
  const lines = Object.entries(pynencSettings(PLAN)).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(join(settings, "pyproject.toml"), `[tool.pynenc]\n${lines.join("\n")}\n`);
  const command = [node, slotwise, "audit", join(fleet.folder, "store.db"), "--settings", settings, "--watch"];
  const child = spawn(python, ["-c", IN_TERMINAL, ...command], { stdio: ["pipe", "pipe", "inherit"] });
  let drawings = 0;
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    drawings += text.split("\u001b[H").length - 1;
    output = (output + text).slice(-300);
  });
  return async () => {
    if (child.exitCode !== null || drawings < SECONDS / 3) throw new Error(`--watch drew ${drawings} times: ${output}`);
    const exited = once(child, "exit");
    child.kill();
    await exited;
  };
}
