import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { insertSetting } from "../../documents/insert-setting.js";
import { readDocument } from "../../documents/read-document.js";
import { parseEnvironmentFile } from "./environment-file.js";
import { parseUnit } from "./parse-unit.js";
import { systemdUnit } from "./systemd-units.js";

/** What each unit starts, as `test/started` has it from systemd itself. */
function fleetsIn(files: Readonly<Record<string, string>>) {
  const documents = Object.entries(files).map(([path, text]) => readDocument(path, text));
  return Object.fromEntries(
    deploymentsOf(documents).map(({ name, size, member, unknown, documents: sources }) => [
      name,
      {
        runners: size === undefined ? undefined : member?.runners,
        all: size?.range,
        unknown: unknown.map((each) => each.name),
        sources: sources.map(({ path }) => path),
      },
    ]),
  );
}

const RUNS = "[Service]\nEnvironment=PYNENC__APP_ID=a\nExecStart=pynenc runner start\n";

describe("a unit", () => {
  it("gives names and values their places, within quotes and over lines", () => {
    const text =
      '[Service]\r\nEnvironment="PYNENC__A=1 2" PYNENC__B="x y" \\\r\n# between\r\n  PYNENC__C=3 PYNENC__D=%i\r\n';
    const { environment } = systemdUnit("a.service", [parseUnit(text).root]);
    expect(
      environment.map(({ nameRange, valueRange, value }) => [
        text.slice(nameRange.start, nameRange.end),
        text.slice(valueRange.start, valueRange.end),
        value,
      ]),
    ).toEqual([
      ["PYNENC__A", "1 2", "1 2"],
      ["PYNENC__B", '"x y"', "x y"],
      ["PYNENC__C", "3", "3"],
      ["PYNENC__D", "%i", undefined],
    ]);
    expect(parseUnit(text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(["# between"]);
  });

  it("has no number of its own, and is nobody's without a word of pynenc", () => {
    expect(fleetsIn({ "a.service": RUNS, "web.service": "[Service]\nExecStart=nginx\n" })).toEqual({
      "unit a.service": { runners: undefined, all: undefined, unknown: [], sources: ["a.service"] },
    });
  });

  it("gets what the manager hands on, which nobody here knows", () => {
    const text = `${RUNS}PassEnvironment=PYNENC__APP_ID PYNENC__REDIS_URL\n`;
    const { environment } = systemdUnit("a.service", [parseUnit(text).root]);
    expect(environment.map(({ name, value }) => [name, value])).toEqual([
      ["PYNENC__APP_ID", undefined],
      ["PYNENC__REDIS_URL", undefined],
      ["PYNENC__APP_ID", "a"],
    ]);
  });

  it("is no runner where it ends by itself, or only shows something", () => {
    for (const line of ["Type=oneshot", "ExecStart=pynenc --app=a monitor"]) {
      const files = { "a@.service": RUNS, "a.target": "[Unit]\nWants=a@1.service a@2.service\n" };
      const fleets = fleetsIn({ ...files, "b.service": `${RUNS}${line}\n` });
      expect(fleets["unit a@.service"]?.all).toEqual({ least: 2, most: 2 });
      expect(fleets["unit b.service"]?.all).toBeUndefined();
    }
  });

  it("reads the file that lies in its working folder, which is the project's, and tells of any other", () => {
    const unit = (file: string) =>
      `[Service]\nWorkingDirectory=/srv/a/\nEnvironmentFile=${file}\nEnvironment=PYNENC__A=1\n`;
    const files = { "conf/worker.env": "PYNENC__A=2\n" };
    const read = (file: string) =>
      fleetsIn({ "deploy/a.service": unit(file), ...files })["unit a.service"] ?? expect.unreachable();
    expect(read("-/srv/a/conf/worker.env")).toMatchObject({
      unknown: [],
      sources: ["deploy/a.service", "conf/worker.env"],
    });
    expect(read("/etc/worker.env")).toMatchObject({ unknown: ["/etc/worker.env"], sources: ["deploy/a.service"] });
    expect(read("/srv/a/../worker.env").unknown).toEqual(["/srv/a/../worker.env"]);
    expect(read("/srv/a/conf/*.env").unknown).toEqual(["/srv/a/conf/*.env"]);
    expect(read("%h/worker.env").unknown).toEqual(["%h/worker.env"]);
    // systemd passes over what is not absolute.
    expect(read("conf/worker.env")).toMatchObject({ unknown: [], sources: ["deploy/a.service"] });
  });

  it("is none of ours for a file of variables that it shares with a runner", () => {
    const unit = (command: string) =>
      `[Service]\nWorkingDirectory=/srv/a\nEnvironmentFile=/srv/a/.env\nExecStart=${command}\n`;
    const names = (command: string) =>
      Object.keys(fleetsIn({ ".env": "PYNENC__A=1\n", "a.service": unit(command), "web.service": unit("gunicorn a") }));
    expect(names("pynenc runner start")).not.toContain("unit web.service");
    expect(names("python worker.py")).toContain("unit web.service");
  });

  it("tells of the unit that a file is laid over, where that is not here", () => {
    expect(fleetsIn({ "a.service.d/10.conf": "[Service]\nEnvironment=PYNENC__A=1\n" })).toMatchObject({
      "unit a.service": { unknown: ["a.service"] },
    });
  });

  it("takes a variable that is missing", () => {
    const document = readDocument("a.service", "[Unit]\nDescription=x\n[Service]");
    const edit = insertSetting(document, "max_pending_seconds", "5.0");
    expect(edit).toEqual({ range: { start: 30, end: 30 }, newText: "\nEnvironment=PYNENC__MAX_PENDING_SECONDS=5.0" });
  });
});

describe("a template", () => {
  it("has as many as one file starts, or between what several do", () => {
    const one = { "a@.service": RUNS, "prod.target": "[Unit]\nWants=a@1.service a@2.service a@1.service\n" };
    expect(fleetsIn(one)["unit a@.service"]?.all).toEqual({ least: 2, most: 2 });
    const two = { ...one, "dev.target": "[Unit]\nRequires=a@9.service\n" };
    expect(fleetsIn(two)["unit a@.service"]?.all).toEqual({ least: 1, most: 3 });
  });

  it("has no number where nothing names its instances, or only what is not known here", () => {
    expect(fleetsIn({ "a@.service": RUNS })["unit a@.service"]?.all).toBeUndefined();
    const files = { "a@.service": RUNS, "b@.service": "[Unit]\nWants=a@1.service a@%i.service\n" };
    expect(fleetsIn(files)["unit a@.service"]?.all).toBeUndefined();
  });

  it("leaves an instance with files of its own out of its number", () => {
    const fleets = fleetsIn({
      "a@.service": RUNS,
      "a@2.service.d/10.conf": "[Service]\nEnvironment=PYNENC__APP_ID=b\n",
      "a@4.service.d/10.conf": "[Service]\nEnvironment=PYNENC__MAX_PENDING_SECONDS=4\n",
      "a.target": "[Unit]\nWants=a@1.service a@2.service a@3.service\n",
    });
    expect(fleets["unit a@.service"]).toMatchObject({ all: { least: 2, most: 2 } });
    expect(fleets["unit a@2.service"]).toMatchObject({ all: { least: 1, most: 1 } });
    expect(fleets["unit a@4.service"]).toMatchObject({ all: undefined });
  });
});

describe("a file of variables", () => {
  it("is read as systemd reads it, which fills nothing in", () => {
    const text = "PYNENC__A=$X\nPYNENC__B=\nPYNENC__C=\"\\$X\"\nPYNENC__D='a'  \r\n1=2\nPYNENC__E=5 # minutes";
    expect(
      parseEnvironmentFile(text).map(({ name, value, valueRange: { start, end } }) => [
        name,
        value,
        text.slice(start, end),
      ]),
    ).toEqual([
      ["PYNENC__A", "$X", "$X"],
      ["PYNENC__B", "", ""],
      ["PYNENC__C", "$X", '"\\$X"'],
      ["PYNENC__D", "a", "'a'"],
      ["PYNENC__E", "5 # minutes", "5 # minutes"],
    ]);
  });
});

it("takes no time for what nobody writes", () => {
  const many = 20_000;
  expect(() => parseUnit(`[Service]\n${"Environment=A=1 \\\n".repeat(many)}`)).not.toThrow();
  expect(() => parseUnit(`[Service]\nEnvironment=${'A="'.repeat(many)}`)).not.toThrow();
  expect(() => parseUnit(`${" \\".repeat(many)}\n`.repeat(3))).not.toThrow();
  expect(() => parseEnvironmentFile(` \n`.repeat(many))).not.toThrow();
  expect(() => parseEnvironmentFile(`${"a ".repeat(many)}\n`.repeat(3))).not.toThrow();
  expect(() => parseEnvironmentFile(`${"A='\nB=\"\n".repeat(many)}`)).not.toThrow();
});
