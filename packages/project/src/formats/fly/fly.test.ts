import { describe, expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";
import { formatOf } from "../index.js";

/** What an app runs. */
function unitsIn(text: string) {
  const { started, syntaxProblem } = readDocument("fly.toml", text);
  expect(syntaxProblem).toBeUndefined();
  return (started?.units ?? []).map(({ name, environment, replicas }) => {
    expect(replicas).toBeUndefined();
    return [name, Object.fromEntries(environment.map((each) => [each.name, each.value]))];
  });
}

const ENV = '[env]\nA = "1"\nB = "$HOME"\nC = 5\n';
const READ = { A: "1", B: undefined, C: "5" };

describe("an app of Fly.io", () => {
  it.each([
    ["the app where it has no processes", 'app = "orders"\n', ["app orders"]],
    ["the app without a name", "", ["app"]],
    ["every process", '[processes]\nweb = "gunicorn"\nworker = "./start.sh"\n', ["process web", "process worker"]],
    ["those that start pynenc", '[processes]\nweb = "gunicorn"\nworker = "pynenc runner start"\n', ["process worker"]],
    ["all, however many machines are kept", "[http_service]\nmin_machines_running = 2\n[[vm]]\nsize = 'a'\n", ["app"]],
  ])("starts %s", (_what, text, names) => {
    expect(unitsIn(`${text}${ENV}`)).toEqual(names.map((name) => [name, READ]));
  });

  it("starts nothing that is known without variables", () => {
    expect(unitsIn('app = "orders"\n[processes]\nworker = "pynenc runner start"\n')).toEqual([]);
  });

  it("says that it does not read so much", () => {
    const lines = (name: string) => Array.from({ length: 1500 }, (_, at) => `${name}${at} = "1"\n`).join("");
    const { syntaxProblem } = readDocument("fly.toml", `[processes]\n${lines("p")}[env]\n${lines("V")}`);
    expect(syntaxProblem).toMatchObject({ isLimit: true });
  });

  it("is told by its name alone", () => {
    expect(formatOf("deploy/fly.toml")?.title).toBe("`fly.toml`");
    expect(formatOf("fly.production.toml")?.title).toBe("`fly.toml`");
    expect(formatOf("firefly.toml")?.title).toBe("`pynenc.toml`");
  });
});
