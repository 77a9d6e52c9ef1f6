// Writes answers.json: the variables of the image that BuildKit makes of each Dockerfile in cases.json. `IMAGE_ENV` names the
// program that tells them, which is built from image-env.go.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = process.env.IMAGE_ENV ?? "image-env";
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dockerfile-"));
const answers = JSON.parse(readFileSync(beside("cases.json"), "utf8")).map(({ text, target = "", args = {} }) => {
  writeFileSync(join(folder, "Dockerfile"), text);
  const given = Object.entries(args).map(([name, value]) => `${name}=${value}`);
  return JSON.parse(execFileSync(program, [join(folder, "Dockerfile"), target, ...given], { encoding: "utf8" }));
});
rmSync(folder, { recursive: true });
writeFileSync(beside("answers.json"), `${JSON.stringify({ tool: "BuildKit 0.32.2", answers }, null, 2)}\n`);
