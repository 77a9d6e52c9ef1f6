import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { diskFiles } from "../../../packages/language-server/src/files/disk-files.js";
import { clientOverDisk } from "./client.js";
import { commandFindings, editorFindings, layOut, openable, type TreeOfTexts } from "./surfaces.js";
import { trees } from "./trees.js";

/** `SLOTWISE_TREES=5000 SLOTWISE_SEED=7` tries more, and others. */
const TREES = Number(process.env["SLOTWISE_TREES"] ?? 100);

/** A server that reads the disk itself, and one whose client reads for it. */
const SURFACES = [
  ["disk", diskFiles],
  ["client", clientOverDisk()],
] as const;

/** What the command and an editor find in each file, where that is not the same. */
async function differences(folder: string, tree: TreeOfTexts) {
  const different: unknown[] = [];
  const findingsOf = await commandFindings(folder);
  for (const name of openable(folder, tree)) {
    const command = await findingsOf(name);
    for (const [over, stored] of SURFACES) {
      // What stands beside a file in the folders of others no client's search tells.
      if (over === "client" && name.startsWith("node_modules/")) continue;
      const editor = await editorFindings(folder, stored, name);
      if (command.join("\n") !== editor.join("\n")) different.push({ name, over, command, editor });
    }
  }
  return different;
}

function lock(...packages: readonly (readonly [name: string, release: string])[]): string {
  return packages.map(([name, release]) => `[[package]]\nname = "${name}"\nversion = "${release}"\n`).join("\n");
}

async function differencesIn(tree: TreeOfTexts) {
  const { folder, remove } = layOut(tree);
  try {
    return await differences(folder, tree);
  } finally {
    remove();
  }
}

describe("the command and the editor find the same", () => {
  it("of a workflow in a repository without a pyproject.toml: it is judged with what is at the root", async () => {
    const tree = {
      "pynenc.toml": "atomic_service_interval_minutes = 60\n",
      ".github/workflows/ci.yml": 'env:\n  PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES: "3"\njobs: {}\n',
    };
    expect(await differencesIn(tree)).toEqual([]);
    const { folder, remove } = layOut(tree);
    onTestFinished(remove);
    const command = await (await commandFindings(folder))(".github/workflows/ci.yml");
    expect(command.filter((finding) => finding.includes("margin-exceeds-slot"))).toEqual([]);
  });

  it.each<[string, TreeOfTexts]>([
    [
      "a lock file whose plugin does not start, where nobody has written a setting",
      { "uv.lock": lock(["pynenc", "0.4.0"], ["pynenc-redis", "0.3.0"]), "pynenc.toml": "\n" },
    ],
    [
      "a project that is pynenc's by the name of a file that cannot be read",
      { "pynenc.toml": "-> missing.toml", "pyproject.toml": "[project\n" },
    ],
    [
      "the lock file of a workspace, one member of which git leaves out but for its Dockerfile",
      {
        "pyproject.toml": "[tool.uv.workspace]\nmembers = ['svc']\n",
        "uv.lock": lock(["pynenc", "0.4.0"], ["pynenc-redis", "0.3.0"]),
        "svc/.gitignore": "*.toml\n",
        "svc/pyproject.toml": "[tool.pynenc]\n",
        "svc/Dockerfile": "FROM python:3.12\nENV PYNENC__MAX_PENDING_SECONDS=five\n",
      },
    ],
    [
      "a file in a folder that git leaves out, where Compose takes it from",
      {
        ".gitignore": "svc/\n",
        "svc/pyproject.toml": "[tool.pynenc]\n",
        "svc/w.env": "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=3\n",
        "conf/compose.yaml": "services:\n  worker:\n    env_file: [../svc/w.env]\n    deploy: {replicas: 5}\n",
      },
    ],
  ])("of %s", async (_what, tree) => {
    expect(await differencesIn(tree)).toEqual([]);
  });

  it("in any tree", async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        expect(await differencesIn(tree)).toEqual([]);
      }),
      { numRuns: TREES },
    );
  });
});
