// Writes answers.json: what Compose makes of each project in cases.json. Needs a Compose of version 2.24 or later, which
// knows all tags; `COMPOSE` names another command than `docker compose`.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [command = "docker", ...options] = (process.env.COMPOSE ?? "docker compose").split(" ");
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const cases = JSON.parse(readFileSync(beside("cases.json"), "utf8"));

const answers = {};
for (const [name, { files, given }] of Object.entries(cases)) {
  const folder = mkdtempSync(join(tmpdir(), "compose-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = [...options, ...given.flatMap((path) => ["-f", path]), "config", "--format", "json"];
  const { services } = JSON.parse(execFileSync(command, args, { cwd: folder, encoding: "utf8" }));
  rmSync(folder, { recursive: true });
  answers[name] = Object.fromEntries(
    Object.entries(services).map(([service, { environment, deploy, scale }]) => [
      service,
      { environment: environment ?? {}, replicas: deploy?.replicas ?? scale ?? null },
    ]),
  );
}
writeFileSync(
  beside("answers.json"),
  `${JSON.stringify({ tool: process.env.COMPOSE_NAME ?? command, answers }, null, 2)}\n`,
);
