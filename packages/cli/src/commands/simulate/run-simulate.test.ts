import { expect, it, onTestFinished } from "vitest";
import { run } from "../../run.js";
import { fakeHost } from "../../testing/fake-host.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";

async function simulate(compose: string, format: string) {
  const folder = temporaryFolder({ "compose.yaml": compose });
  onTestFinished(folder.remove);
  const host = fakeHost({ currentFolder: folder.path });
  const options = ["--pynenc-version=0.4.0", "--for=1h", "--find=overlap", `--format=${format}`];
  await run(["simulate", ...options], host);
  return host.written;
}

/** Services that each have a store of their own, so that each is a fleet. */
function services(intervals: readonly number[]): string {
  const lines = intervals.map(
    (minutes, index) =>
      `  w${index}: {environment: {PYNENC__REDIS_URL: "redis://r${index}", PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: ${minutes}}, deploy: {replicas: 2}}\n`,
  );
  return `services:\n${lines.join("")}`;
}

it("simulates deployments that are the same fleet once, and says whose it is", async () => {
  const { stdout } = await simulate(services([8, 9, 8, 8]), "pretty");
  expect(stdout.match(/^service .*: pynenc/gm)).toEqual(["service w0 and 2 more: pynenc", "service w1: pynenc"]);
});

it("names all of them in JSON", async () => {
  const { simulations } = JSON.parse((await simulate(services([8, 9, 8]), "json")).stdout);
  expect(simulations.map(({ deployments }: { deployments: unknown }) => deployments)).toEqual([
    ["service w0", "service w2"],
    ["service w1"],
  ]);
});
