import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";
import { parseProcfile } from "./parse-procfile.js";

function deploymentsIn(files: Readonly<Record<string, string>>) {
  return deploymentsOf(Object.entries(files).map(([path, text]) => readDocument(path, text)));
}

const RUNS = "PYNENC__APP_ID=a pynenc runner start";

describe("a Procfile", () => {
  it("gives the process types that are pynenc's, with their places", () => {
    const text = `# workers\r\nweb: gunicorn a\r\nworker:  PYNENC__A="1 2" pynenc runner start # why\r\nown: PYNENC__B=1 python w.py\r\n`;
    const { processes, comments } = parseProcfile(text);
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      processes.map(({ name, unit: { environment, startsRunner, range } }) => [
        name,
        cut(range),
        startsRunner,
        environment.map((each) => [cut(each.nameRange), cut(each.valueRange), each.value]),
      ]),
    ).toEqual([
      ["worker", "worker", true, [["PYNENC__A", '"1 2"', "1 2"]]],
      ["own", "own", undefined, [["PYNENC__B", "1", "1"]]],
    ]);
    expect(comments.map(cut)).toEqual(["# workers", "# why"]);
  });

  it("takes the .env beside it without a word of a missing one, and has no number of its own", () => {
    const files = { "a/Procfile": "web: gunicorn a\nworker: pynenc runner start\n" };
    const [worker, ...others] = deploymentsIn({ ...files, "a/.env": "PYNENC__APP_ID=a\n" }).filter(
      ({ name }) => name !== undefined,
    );
    expect(others).toEqual([]);
    expect(worker).toMatchObject({ name: "process worker", size: undefined, unknown: [] });
    expect(worker?.documents.map(({ path }) => path)).toEqual(["a/.env", "a/Procfile"]);
    expect(deploymentsIn(files)).toEqual([]);
    expect(deploymentsIn({ Procfile: `worker: ${RUNS}\n` })).toMatchObject([{ unknown: [] }]);
  });

  it("counts a runner that has its settings in files alone", () => {
    const files = { "pyproject.toml": "[tool.pynenc]\napp_id = 'a'\n", Procfile: "worker: pynenc runner start\n" };
    expect(deploymentsIn(files).map(({ name }) => name)).toContain("process worker");
  });
});

describe("a formation", () => {
  const size = (foreman: string, name = "Procfile") => {
    const text = `worker: ${RUNS}\nother: ${RUNS}\n`;
    const [deployment] = deploymentsIn({ [name]: text, ".foreman": foreman });
    return [
      deployment?.size?.range,
      deployment?.size?.document.source.text.slice(deployment.size.place.start, deployment.size.place.end),
    ];
  };

  it.each([
    ["formation: worker=3\n", [{ least: 3, most: 3 }, "3"]],
    ["# why\nformation: all=2, worker=3 # why\r\n", [{ least: 5, most: 5 }, "3"]],
    ["formation: 'other=4'\n", [undefined, undefined]],
    ["procfile: Procfile.dev\nformation: worker=3\n", [undefined, undefined]],
    ["port: 5\n", [undefined, undefined]],
  ])("of %j is the number", (foreman, expected) => expect(size(foreman)).toEqual(expected));

  it("is of the Procfile that it names", () => {
    expect(size("procfile: Procfile.dev\nformation: worker=3\n", "Procfile.dev")[0]).toEqual({ least: 3, most: 3 });
  });
});
