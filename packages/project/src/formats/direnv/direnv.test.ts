import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";
import { parseEnvrc } from "./parse-envrc.js";

function deploymentsIn(files: Readonly<Record<string, string>>) {
  return deploymentsOf(Object.entries(files).map(([path, text]) => readDocument(path, text)));
}

describe("a .envrc", () => {
  it("gives its variables their places", () => {
    const text = 'export PYNENC__A="1 2" # why\r\nPYNENC__B=3\r\nexport PYNENC__B\r\n';
    const { unit, comments } = parseEnvrc(text);
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(unit.environment.map((each) => [cut(each.nameRange), cut(each.valueRange), each.value])).toEqual([
      ["PYNENC__A", '"1 2"', "1 2"],
      ["PYNENC__B", "3", "3"],
    ]);
    expect(comments.map(cut)).toEqual(["# why"]);
  });

  it("holds for what its folder and its code start, stronger than a .env, and is no fleet of its own", () => {
    const deployments = deploymentsIn({
      "app.py": "app = Pynenc(config_values={'app_id': 'a'})\n",
      ".envrc": "export PYNENC__APP_ID=b\n",
      ".env": "PYNENC__APP_ID=c\n",
    });
    expect(deployments.map(({ name, documents }) => [name, documents.map(({ path }) => path)])).toEqual([
      [undefined, [".env", ".envrc"]],
      ["app.py", [".env", ".envrc", "app.py"]],
    ]);
  });

  it("is weaker than the .env that it loads behind everything", () => {
    const [own] = deploymentsIn({ ".envrc": "export PYNENC__APP_ID=b\ndotenv\n", ".env": "PYNENC__APP_ID=c\n" });
    expect(own?.documents.map(({ path }) => path)).toEqual([".envrc", ".env"]);
  });

  it.each([
    ["dotenv", [".env"]],
    ["dotenv conf/a.env", ["conf/a.env"]],
    ["dotenv_if_exists conf/a.env", []],
    ["[ -f a.env ] && dotenv a.env", []],
    [
      'source_env ../.envrc\nsource_up\n. ./more.sh\neval "$(x)"',
      ["../.envrc", "source_up", "what eval runs", "./more.sh"],
    ],
    ["export $(cat a.vars | xargs)\nexport $(x)", ["$(x)", "a.vars"]],
    ["source .venv/bin/activate", []],
    ["layout python\nPATH_add bin", []],
  ])("tells what it takes from elsewhere: %j", (line, names) => {
    const [own] = deploymentsIn({ ".envrc": `export PYNENC__APP_ID=b\n${line}\n` });
    expect(own?.unknown.map(({ name }) => name)).toEqual(names);
  });
});

it.each([
  ["set -a\n. conf/a.env\nset +a", "7"],
  ["source_env_if_exists conf/a.env", "7"],
  ["export PYNENC__APP_ID=b\nexport $(grep -v '^#' conf/a.env | xargs)", "7"],
  ["set -a; source conf/a.env; set +a\nexport PYNENC__APP_ID=b", "b"],
])("reads what bash takes in: %j", (text, expected) => {
  const [own] = deploymentsIn({ ".envrc": `${text}\n`, "conf/a.env": "export PYNENC__APP_ID=7\n" });
  const values = own?.documents.flatMap(({ environment = [] }) => environment.map(({ value }) => value));
  expect(values?.at(-1)).toMatchObject({ value: expected });
});

it("takes no time for what nobody writes", () => {
  for (const each of ["export A=1;", "A=1\nexport A\n", "export A=1;unset A;", "dotenv\nexport B=1\n", "a && unset A;"])
    expect(() => parseEnvrc(`export A=1\n${each.repeat(20_000)}`)).not.toThrow();
});
