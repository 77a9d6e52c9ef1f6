import { describe, expect, it } from "vitest";
import { project } from "../testing/project.js";

const VALUES = 'worker:\n  replicas: 6\n  env:\n    PYNENC__APP_ID: "orders"\n';

/** What is told as unread, as the file and what the finding points at. */
function unreadIn(files: Readonly<Record<string, string>>): readonly string[] {
  return project(files)
    .findings.filter(({ rule }) => rule === "unread-file")
    .map(({ place }) => `${place.file}: ${files[place.file]?.slice(place.startOffset, place.endOffset)}`);
}

it.each<Readonly<Record<string, string>>>([
  {
    "supervisord.conf": "[supervisord]\nenvironment=PYNENC__APP_ID=a\n[include]\nfiles=conf.d/*.conf\n",
    "conf.d/w.conf": "[program:w]\ncommand=pynenc runner start\n",
  },
  {
    "compose.yaml": "services:\n  w: {build: {context: ., args: {PYNENC__APP_ID: a}}}\n",
    Dockerfile: "FROM x\nARG PYNENC__APP_ID\nENV PYNENC__APP_ID=$PYNENC__APP_ID\n",
  },
])("is read that hands its variables on to another one: %j", (files) => {
  expect(unreadIn(files)).toEqual([]);
});

describe("a file that sets variables of pynenc's", () => {
  it.each([
    ["ecosystem.config.js", 'module.exports = {apps: [{env: {PYNENC__APP_ID: "a"}}]}', "files of PM2"],
    ["app.json", '{"env": {"PYNENC__APP_ID": {"value": "a"}}}', "files of Heroku"],
    ["main.tf", 'env = { PYNENC__APP_ID = "a" }', "files of Terraform"],
    ["worker.nomad.json", '{"Job": {"Env": {"PYNENC__APP_ID": "a"}}}', "files of Nomad in JSON"],
    [
      "worker.nomad",
      'job "a" {\n  task "b" {\n    meta {\n      PYNENC__APP_ID = "a"\n    }\n  }\n}\n',
      "nothing that Nomad starts",
    ],
    ["terragrunt.hcl", 'inputs = { PYNENC__APP_ID = "a" }', "files of Terraform"],
    ["image.pkr.hcl", 'build {\n  env = ["PYNENC__APP_ID=a"]\n}\n', "files of Packer"],
    ["vault.hcl", 'env = { PYNENC__APP_ID = "a" }', "nothing is known of files with such a name"],
    ["deploy.sh", "export PYNENC__APP_ID=a", "files of a shell"],
    ["Makefile", "run:\n\tPYNENC__APP_ID=a pynenc runner start", "files of make"],
    ["notes.txt", "PYNENC__APP_ID=a", "nothing is known of files with such a name"],
    ["values.yaml", VALUES, "no settings file of pynenc's"],
    ["other.toml", 'env = {PYNENC__APP_ID = "a"}', "no settings file of pynenc's"],
    [
      "worker.json",
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"env": [{"name": "PYNENC__APP_ID"}]}]}}',
      "reads manifests of Kubernetes in YAML alone",
    ],
    ["other.json", '{"env": [{"name": "PYNENC__APP_ID"}]}', "no settings file of pynenc's"],
    ["tsconfig.json", '{"env": "PYNENC__APP_ID" /* why */}', "no settings file of pynenc's"],
    ["broken.json", '{"env": "PYNENC__APP_ID"', "no settings file of pynenc's"],
    ["template.yaml", "{% if a %}\nenv: {PYNENC__APP_ID: a}\n{% endif %}", "it is a template"],
    ["several.yaml", "a: 1\n---\nPYNENC__APP_ID: a\n", "no settings file of pynenc's"],
    [
      "a.yaml",
      "# of a chart\napiVersion: v1\nkind: Pod\nname: {{ .Values.a }}\nenv: PYNENC__APP_ID\n",
      "it is a template",
    ],
    ["b.yaml", "{{- if .Values.a }}\napiVersion: v1\nkind: Pod\nenv: PYNENC__APP_ID\n{{- end }}\n", "it is a template"],
    [
      "compose.yaml",
      "services:\n{% if a %}\n  a: {environment: {PYNENC__APP_ID: a}}\n{% endif %}\n",
      "it is a template",
    ],
    [
      ".github/workflows/ci.yml",
      "jobs: {a: {steps: [{uses: b, with: {args: PYNENC__APP_ID=a}}]}}",
      "GitHub Actions starts",
    ],
  ])("of no format that is read is told: %s", (name, text, reason) => {
    for (const written of [text, `\uFEFF${text}`, text.replaceAll("\n", "\r\n")]) {
      const { findings, deployments } = project({ [name]: written });
      expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([["unread-file", "info"]]);
      expect(findings[0]?.message).toContain(reason);
      expect(findings[0]?.message.startsWith(`${name} was not read, and sets PYNENC__APP_ID: `)).toBe(true);
      expect(deployments.some(({ carriesSettings, summaries }) => carriesSettings || summaries.length > 0)).toBe(false);
    }
  });

  it("is told beside others, once, and says nothing of their fleets", () => {
    const files = {
      "pyproject.toml": "[tool.pynenc]\napp_id = 'a'\n",
      "values.yaml": VALUES,
      "compose.yaml": "services:\n  a: {environment: {PYNENC__APP_ID: a}}\n  b: {environment: {PYNENC__APP_ID: b}}\n",
    };
    expect(unreadIn(files)).toEqual(["values.yaml: PYNENC__APP_ID"]);
    const alone = project({ "pyproject.toml": files["pyproject.toml"], "compose.yaml": files["compose.yaml"] });
    const sentences = (each: ReturnType<typeof project>) => each.deployments.map(({ summaries }) => summaries);
    expect(sentences(project(files))).toEqual(sentences(alone));
  });

  it.each([
    ["has a setting of pynenc's", { "fleet.yaml": "app_id: a # PYNENC__APP_ID\n" }],
    ["has one in a class's table", { "fleet.toml": "# PYNENC__APP_ID\n[runner]\nmax_threads = 3\n" }],
    ["has a name of pynenc's", { "pynenc.yaml": "note: PYNENC__APP_ID\n" }],
    ["is named to pynenc", { "conf.json": '{"a": "PYNENC__APP_ID"}', ".env": "PYNENC__FILEPATH=conf.json\n" }],
    [
      "is one of variables",
      { "vars/live": "PYNENC__APP_ID=a\n", "compose.yaml": "services: {a: {env_file: vars/live}}" },
    ],
    ["only speaks of them", { "values.yaml": "# PYNENC__APP_ID: a\na: 1\n", "run.sh": "  # PYNENC__APP_ID=a\n" }],
    ["is code", { "app.py": 'name = "PYNENC__APP_ID"\n' }],
  ])("is not told where it %s", (_what, files) => {
    expect(unreadIn(files)).toEqual([]);
  });

  it("is accepted by a comment, by a pattern and by a level", () => {
    expect(unreadIn({ "values.yaml": VALUES.replace("\n", "\n# slotwise: ignore-file[unread-file] so\n") })).toEqual(
      [],
    );
    const own = (text: string) => project({ "values.yaml": VALUES, "slotwise.toml": text }).findings;
    expect(own('[ignore]\n"values.yaml" = ["unread-file"]\n')).toEqual([]);
    expect(own('[rules]\nunread-file = "off"\n')).toEqual([]);
    expect(own('[rules]\nunread-file = "error"\n').map(({ severity }) => severity)).toEqual(["error"]);
  });
});

describe("a file of another tool without a word of pynenc's", () => {
  it.each(["package.json", "Cargo.toml", "values.yaml"])("starts nothing: %s", (name) => {
    const text = name.endsWith(".json") ? '{"name": "x"}' : name.endsWith(".toml") ? 'name = "x"\n' : "name: x\n";
    expect(project({ [name]: text })).toEqual({ deployments: [], findings: [] });
  });

  it("is somebody else's although a setting stands in it, once a variable does as well", () => {
    expect(unreadIn({ "ci.yaml": "log_format: [x]\nenv: {PYNENC__APP_ID: a}\n" })).toEqual(["ci.yaml: PYNENC__APP_ID"]);
  });

  it("is told of what is nearly a setting", () => {
    const { findings } = project({ "fleet.yaml": "atomic_service_intervall_minutes: 5\n" });
    expect(findings.map(({ rule }) => rule)).toEqual(["unknown-setting"]);
  });
});

describe("what other tools keep in a pyproject.toml", () => {
  const OURS = "[tool.pynenc]\napp_id = 'a' # PYNENC__APP_ID\n[tool.slotwise]\n";

  it.each([
    '[tool.pixi.activation.env]\nPYNENC__APP_ID = "b"\n',
    '[tool.pytest_env]\n"PYNENC__APP_ID" = "b"\n',
    '[tool.pytest.ini_options]\nenv = ["PYNENC__APP_ID=b"]\n',
    '[tool.poe.tasks.w]\ncmd = "x"\nenv = {PYNENC__APP_ID = "b"}\n',
  ])("is told where it has variables of pynenc's: %s", (theirs) => {
    for (const text of [theirs, `${OURS}${theirs}`, `${theirs}${OURS}`.replaceAll("\n", "\r\n")]) {
      const { findings } = project({ "pyproject.toml": text });
      expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([["unread-file", "info"]]);
      expect(findings[0]?.message).toMatch(
        /^a part of pyproject\.toml was not read, and sets PYNENC__APP_ID: slotwise does not/,
      );
      const place = findings[0]?.place;
      expect(text.slice(place?.startOffset, place?.endOffset)).toBe("PYNENC__APP_ID");
    }
  });

  it("is not what stands in a table of pynenc's", () => {
    expect(
      unreadIn({ "pyproject.toml": `${OURS}[tool.pynenc.x]\nPYNENC__APP_ID = {a = ["PYNENC__APP_ID"]}\n` }),
    ).toEqual([]);
  });

  it("can be suppressed once where it stands", () => {
    const text = `${OURS}[tool.pytest_env]\n# slotwise: ignore[unread-file] known\nPYNENC__APP_ID = "b"\n`;
    expect(project({ "pyproject.toml": text }).findings).toEqual([]);
  });
});
