import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { realPynenc } from "../real-pynenc.js";
import { builtWheel, NEWEST, type PythonLine, pathWithoutNode, wheelEnvironment } from "./environments.js";
import { runProgram } from "./run-python.js";

const built = await builtWheel();
const pynenc = await realPynenc(["0.2.3", "0.4.0"]);

describe.runIf(built.kind === "ready" && pynenc.kind === "ready")("beside a real pynenc", () => {
  if (pynenc.kind === "missing") return;
  const folder = mkdtempSync(join(tmpdir(), "slotwise-shop-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** pynenc and slotwise in one environment, of which nothing is on the PATH. */
  let environment: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const { sitePackages } = await wheelEnvironment(built, NEWEST as PythonLine);
    environment = { PATH: pathWithoutNode(), PYTHONPATH: sitePackages, SLOTWISE_NODE: process.execPath };
    const shop = 'from pynenc import PynencBuilder\n\napp = PynencBuilder().app_id("shop").sqlite("shop.db").build()\n';
    writeFileSync(join(folder, "shop.py"), shop);
    const making = "from shop import app; app.orchestrator.get_active_runners(); app.trigger";
    const made = await runProgram(pynenc.pythonOf("0.4.0"), ["-c", making], { cwd: folder });
    expect(made.stderr).toBe("");
  });

  it.each([
    ["0.2.3", /^39 held, 19 not checked/m],
    ["0.4.0", /^19 held, 39 not checked/m],
  ] as const)("python -m slotwise.adapter answers for pynenc %s", async (release, held) => {
    const target = `"${pynenc.pythonOf(release)}" -m slotwise.adapter`;
    const args = ["-m", "slotwise", "verify", "--runs", "5", "--target", target];
    const { status, stdout, stderr } = await runProgram(pynenc.pythonOf(release), args, { cwd: folder, environment });
    expect(stderr).toBe("");
    expect(stdout).toContain(`pynenc ${release} through`);
    expect(stdout).toMatch(held);
    expect(status).toBe(0);
  });

  it("python -m slotwise.records prints what audit takes", async () => {
    const options = { cwd: folder, environment };
    const records = await runProgram(pynenc.pythonOf("0.4.0"), ["-m", "slotwise.records", "shop:app"], options);
    expect(records.status).toBe(0);
    expect(JSON.parse(records.stdout)).toMatchObject({ kind: "store", application: "shop", releases: ["0.4.0"] });
    writeFileSync(join(folder, "records.jsonl"), records.stdout);
    const audit = await runProgram(process.execPath, [outfile, "audit", "records.jsonl"], options);
    expect(audit.stdout).toMatch(/^shop in records\.jsonl, pynenc 0\.4\.0, /);
    expect(audit.status).toBe(3);
  });

  it("audit --app runs the application with the Python that it was started by, unless another one is named", async () => {
    const ask = (...more: readonly string[]) =>
      runProgram(
        pynenc.pythonOf("0.4.0"),
        ["-m", "slotwise", "audit", "--app", "shop:app", "--format", "records", ...more],
        { cwd: folder, environment: { ...environment, PATH: "/nowhere" } },
      );
    expect(JSON.parse((await ask()).stdout)).toMatchObject({ kind: "store", application: "shop" });
    const { stderr } = await ask("--python", "/nowhere/python");
    expect(stderr).toContain("/nowhere/python cannot be started");
  });
});
