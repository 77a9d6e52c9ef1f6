import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, slotwise } from "../cli/command.js";
import { fencesOf, readPage } from "../docs/markdown.js";

const PAGE = fencesOf(readPage("docs/audit.md"))
  .flatMap(({ content }) => content.split("\n"))
  .find((line) => line.startsWith("* * * * * "))
  ?.replace("* * * * * cd /srv/orders && ", "")
  .replaceAll("/var/lib/node_exporter/", "")
  .replaceAll("orders.", "fleet.");

/** What stands in the file for node_exporter after a shell has carried out a line in which slotwise ends so. */
function fileAfter(line: string, status: number): string {
  const folder = folderWith({ "fleet.prom": "old" });
  const isFound = status !== 127;
  const stands = isFound ? `slotwise() { printf new; return ${status}; }\n` : "";
  execFileSync("sh", ["-c", `${stands}${line}\ntrue`], {
    cwd: folder,
    env: { PATH: "/bin:/usr/bin" },
    stdio: "ignore",
  });
  return readFileSync(join(folder, "fleet.prom"), "utf8");
}

describe.each(["docs/audit.md", "--help"])("the line for a timer that %s has", (place) => {
  const lineOf = async (): Promise<string> => {
    const { stdout } = await slotwise(["audit", "--help"], { cwd: folderWith({}) });
    const help = stdout.split("\n").find((each) => each.includes("> fleet.new"));
    return (place === "--help" ? help : PAGE) ?? "";
  };

  it.each([0, 1, 3])("puts the metrics in place with status %i", async (status) => {
    expect(fileAfter(await lineOf(), status)).toBe("new");
  });

  it.each([2, 127, 137])("leaves the old ones with status %i", async (status) => {
    expect(fileAfter(await lineOf(), status)).toBe("old");
  });
});
