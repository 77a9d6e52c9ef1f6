// What tests need that no package manager of ours brings: programs of the system. `CI=1` installs them, everybody else
// is told how.
import { spawnSync } from "node:child_process";
import { findPython } from "../packages/pynenc/scripts/find-python.mjs";

/** Each Debian package with the command that tells whether it is there. The only list. */
export const SYSTEM_PACKAGES = [
  { name: "git", command: "git" },
  { name: "neovim", command: "nvim" },
  { name: "chromium", command: "chromium" },
  { name: "firefox-esr", command: "firefox-esr" },
  { name: "python3", command: "python3" },
  { name: "jq", command: "jq" },
];

/** Whether a program is there and works. */
export function isInstalled(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

/** The command that installs what is missing. */
export function installCommand(names) {
  return `apt-get update && apt-get install -y ${names.join(" ")}`;
}

/**
 * On a build machine, as root: installs what is missing, and anew what is there but does not work. Anywhere else
 * nothing is touched, and those tests are skipped.
 */
export function installForTests(packages = SYSTEM_PACKAGES) {
  if (!process.env.CI || process.getuid?.() !== 0) return;
  const missing = packages.filter(({ command }) => !isInstalled(command)).map(({ name }) => name);
  // For releases of pynenc as installed. Where the distribution's own Python is too old for them this does not help, and
  // the tests that need them fail and say so: a Python has no package registry to come from.
  if (findPython() === undefined) missing.push("python3-venv");
  if (missing.length === 0) return;
  const command = installCommand(missing).replace("install -y", "install -y --reinstall");
  const { status } = spawnSync("sh", ["-c", command], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}
