import fc from "fast-check";
import type { TreeOfTexts } from "./surfaces.js";

/** Folders, some within others; `vendor` has a repository of its own now and then, `node_modules` is others'. */
const FOLDERS = ["svc/", "svc/deploy/", "svc/inner/", "conf/", "vendor/", "vendor/app/", "node_modules/x/"];

const setting = fc.constantFrom(
  "atomic_service_interval_minutes = 60",
  "atomic_service_spread_margin_minutes = 3",
  "atomic_service_interval_minutes = -1",
  "max_pending_seconds = 'five'",
  "max_pending_second = 5",
  "orchestrator_cls = 'SQLiteOrchestrator'",
  "runner_loop_sleep_time_sec = 1",
);
const variable = fc.constantFrom(
  "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=3",
  "PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5",
  "PYNENC__MAX_PENDING_SECONDS=five",
  "PYNENC__FILEPATH=conf.yaml",
  "PYNENC__FILEPATH=svc/conf.yaml",
  "PYNENC__FILEPATH=conf/any.toml",
  "PYNENC__FILEPATH=../conf.yaml",
  "PYNENC__CONFIGRUNNER__FILEPATH=conf/any.toml",
  "PYNENC__APPID=shop",
  "OTHER=1",
  "COMPOSE_PROFILES=debug",
);
const pattern = fc.constantFrom(
  "svc/",
  "*.env",
  "conf.yaml",
  "/conf/",
  "!svc/conf.yaml",
  "pynenc.*",
  "worker.yaml",
  "deploy/**",
  "*.toml",
);
const rule = fc.constantFrom("wrong-type", "out-of-range", "unknown-setting", "margin-exceeds-slot");

const lines = (line: fc.Arbitrary<string>, most = 3) =>
  fc.uniqueArray(line, { maxLength: most, selector: (each) => each.split("=")[0] }).map((all) => `${all.join("\n")}\n`);
const maybe = (part: fc.Arbitrary<string>) => fc.oneof({ weight: 2, arbitrary: fc.constant("") }, part);
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));

const ours = joined(
  maybe(fc.constantFrom("runners = 3\n", 'runners = "1-8"\n')),
  maybe(fc.array(pattern, { minLength: 1, maxLength: 2 }).map((all) => `exclude = ${JSON.stringify(all)}\n`)),
);
const ignoring = maybe(
  fc
    .tuple(fc.constantFrom("svc/*", "*.toml", "svc/**", "pynenc.json", "conf/any.toml", "vendor/*"), rule)
    .map(([files, name]) => `${JSON.stringify(files)} = ["${name}"]\n`),
);

const pyproject = fc.oneof(
  fc.constantFrom("", "[project]\nname = 'x'\n", "[project\n", "[tool.ruff]\n"),
  joined(
    maybe(
      fc.constantFrom('[project]\ndependencies = ["pynenc==0.2.3"]\n', '[project]\ndependencies = ["pynenc>=0.3"]\n'),
    ),
    maybe(lines(setting).map((text) => `[tool.pynenc]\n${text}`)),
    ours.map((text) => (text === "" ? "" : `[tool.slotwise]\n${text}`)),
    ignoring.map((text) => (text === "" ? "" : `[tool.slotwise.ignore]\n${text}`)),
    maybe(
      fc.constantFrom(
        "[tool.uv.workspace]\nmembers = ['svc', 'svc/*']\n",
        "[tool.uv.workspace]\nmembers = ['vendor/app']\n",
      ),
    ),
  ),
);

const environment = fc.uniqueArray(variable, { maxLength: 3, selector: (each) => each.split("=")[0] });
const compose = fc
  .tuple(
    fc.constantFrom("worker", "other"),
    environment,
    fc.constantFrom(
      "",
      "w.env",
      "../w.env",
      "../conf/w.env",
      ".env",
      "../svc/w.env",
      "../.env",
      "../../w.env",
      "variables",
    ),
    fc.constantFrom(
      "",
      "compose.yaml",
      "../compose.yaml",
      "base.yaml",
      "../svc/compose.yaml",
      "../vendor/compose.yaml",
    ),
    fc.constantFrom("", "    deploy: {replicas: 5}\n", "    scale: 0\n", "    profiles: [debug]\n"),
    fc.constantFrom("", "", ".", "{context: ../svc, dockerfile: Dockerfile}", "../vendor/app"),
    fc.constantFrom("", "", "include: [base.yaml]\n", "include: [../svc/compose.yaml, gone.yaml]\n"),
  )
  .map(([name, variables, file, extended, replicas, build, include]) => {
    const read = file === "" ? "" : `    env_file: [${file}]\n`;
    const other = extended === "" ? "" : `    extends: {file: ${extended}, service: worker}\n`;
    const listed = variables.length === 0 ? "" : `    environment: ${JSON.stringify(variables)}\n`;
    const made = build === "" ? "" : `    build: ${build}\n`;
    return `${include}services:\n  ${name}:\n    image: x\n${read}${other}${listed}${replicas}${made}`;
  });
const configMap = lines(variable).map((text) => {
  const data = text
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => `  ${line.replace("=", ': "')}"\n`);
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fleet}\ndata:\n${data.join("")}`;
});
const manifest = fc
  .constantFrom(4, 6)
  .map(
    (replicas) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  replicas: ${replicas}\n  template:\n    spec:\n      containers:\n        - name: app\n          envFrom: [{configMapRef: {name: fleet}}]\n`,
  );
const kustomization = fc
  .tuple(
    fc.constantFrom(
      "worker.yaml",
      "map.yaml",
      ".",
      "..",
      "../svc",
      "../conf",
      "../vendor",
      "deploy",
      "https://x.org/y?ref=1",
    ),
    fc.constantFrom(
      "",
      "components: [../conf]\n",
      "patches: [{path: map.yaml}]\n",
      "replicas: [{name: worker, count: 7}]\n",
    ),
    fc.constantFrom("", "w.env", "../w.env", "variables"),
    environment,
  )
  .map(([resource, more, file, variables]) => {
    const made = { name: "fleet", envs: file === "" ? [] : [file], literals: variables };
    return `resources: [${resource}]\n${more}configMapGenerator: ${JSON.stringify([made])}\n`;
  });

/** Of a chart, or of what looks like one. */
const template = fc
  .constantFrom(
    "{{- range $k, $v := .Values.env }}\n            - {name: {{ $k }}, value: {{ $v | quote }}}\n            {{- end }}\n",
    '- {name: PYNENC__MAX_PENDING_SECONDS, value: {{ .Values.seconds | default "five" | quote }}}\n',
    "- {name: PYNENC__MAX_PENDING_SECONDS, value: {{ .Values.seconds | upper }}}\n",
    "- {name: PYNENC__MAX_PENDING_SECONDS, value: five}\n",
  )
  .map(
    (env) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n            ${env}`,
  );

const python = fc.constantFrom(
  "from pynenc import Pynenc\napp = Pynenc(config_values={'max_pending_seconds': 'five'})\n",
  "from pynenc import Pynenc\napp = Pynenc(config_filepath='conf/any.toml')\n",
  "from pynenc import Pynenc\napp = Pynenc()\napp.conf.atomic_service_spread_margin_minutes = 3\n",
  "from pynenc import Pynenc\napp = Pynenc(config_filepath='deploy/pynenc.json')\n",
  "from pynenc.trigger import TriggerBuilder\nTriggerBuilder().on_cron('0 3 * * * *')\n",
  "print('nothing of ours')\n",
);
const lock = fc.constantFrom(
  '[[package]]\nname = "pynenc"\nversion = "0.4.0"\n\n[[package]]\nname = "pynenc-redis"\nversion = "0.3.0"\n',
  '[[package]]\nname = "pynenc"\nversion = "0.2.3"\n',
);
const json = fc
  .tuple(
    fc.constantFrom("", "\uFEFF"),
    fc.constantFrom('{"max_pending_seconds": "five"}', "{}", '{"atomic_service_interval_minutes": 60}', "{"),
  )
  .map((parts) => parts.join(""));

const file: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  { weight: 5, arbitrary: named("pyproject.toml", pyproject) },
  { weight: 2, arbitrary: named("pynenc.toml", lines(setting)) },
  named("pynenc.json", json),
  named(
    "conf.yaml",
    lines(setting).map((text) => text.replaceAll(" =", ":")),
  ),
  named(
    "pynenc.yaml",
    lines(setting).map((text) => text.replaceAll(" =", ":")),
  ),
  named("any.toml", lines(setting)),
  named(
    "slotwise.toml",
    joined(
      ours,
      ignoring.map((text) => (text === "" ? "" : `[ignore]\n${text}`)),
    ),
  ),
  { weight: 2, arbitrary: named(".env", lines(variable)) },
  { weight: 2, arbitrary: named("w.env", lines(variable)) },
  named("variables", lines(variable)),
  { weight: 3, arbitrary: named("compose.yaml", compose) },
  named("compose.prod.yaml", compose),
  named("base.yaml", compose),
  named("map.yaml", configMap),
  named("worker.yaml", manifest),
  { weight: 3, arbitrary: named("kustomization.yaml", kustomization) },
  named("Kustomization", kustomization),
  named("values.yaml", fc.constantFrom("PYNENC__APP_ID: a\n", "env: {PYNENC__MAX_PENDING_SECONDS: five}\n")),
  named("Chart.yaml", fc.constant("name: shop\n")),
  { weight: 2, arbitrary: named("templates/worker.yaml", template) },
  named("templates/deep/worker.yaml", template),
  named(
    "Dockerfile",
    variable.map((text) => `FROM python:3.12\nENV ${text}\n`),
  ),
  { weight: 2, arbitrary: named("app.py", python) },
  named("uv.lock", lock),
  named(
    "requirements.txt",
    fc.constantFrom("pynenc==0.2.3\n", "other\n", "-r conf/any.toml\n-c requirements/prod.txt\n"),
  ),
  named("requirements/prod.txt", fc.constantFrom("pynenc==0.4.0\n", "other\n")),
  {
    weight: 2,
    arbitrary: named(
      ".github/workflows/ci.yml",
      environment.map((all) => `env:\n${all.map((each) => `  ${each.replace("=", ': "')}"\n`).join("")}jobs: {}\n`),
    ),
  },
  { weight: 2, arbitrary: named(".gitignore", lines(pattern)) },
  named(".git/HEAD", fc.constant("ref: refs/heads/main\n")),
  named(".git", fc.constant("gitdir: ../.git/modules/vendor\n")),
  named("conf.yaml", fc.constantFrom("-> ../../outside.yaml", "-> ../conf.yaml", "-> pynenc.yaml", "-> conf.yaml")),
  named("again", fc.constantFrom("-> svc", "-> .", "-> ../conf")),
  named("pynenc.toml", fc.constantFrom("-> any.toml", "-> svc", "-> missing.toml")),
);

function named(name: string, text: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> {
  return text.map((each) => [name, each] as const);
}

const LOCK =
  '[[package]]\nname = "pynenc"\nversion = "0.4.0"\n\n[[package]]\nname = "pynenc-redis"\nversion = "0.3.0"\n';

/** Projects that have to do with each other, which chance would seldom make. */
const RELATED: readonly TreeOfTexts[] = [
  {},
  {},
  {
    "svc/pyproject.toml": "[tool.pynenc]\n",
    "svc/w.env": "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=3\n",
    "conf/compose.yaml": "services:\n  worker:\n    env_file: [../svc/w.env]\n    deploy: {replicas: 5}\n",
  },
  {
    "pyproject.toml": "[tool.uv.workspace]\nmembers = ['svc', 'vendor']\n",
    "uv.lock": LOCK,
    "svc/pyproject.toml": "[tool.pynenc]\n",
    "vendor/pyproject.toml": "[tool.pynenc]\nmax_pending_seconds = 'five'\n",
  },
  {
    "pyproject.toml": '[tool.pynenc]\nmax_pending_seconds = "five"\n[tool.slotwise.ignore]\n"svc/*" = ["wrong-type"]\n',
    "svc/pyproject.toml": '[tool.pynenc]\nmax_pending_seconds = "five"\n',
  },
  {
    ".env": "PYNENC__FILEPATH=svc/conf.yaml\n",
    "svc/pyproject.toml": "",
    "svc/conf.yaml": "max_pending_seconds: five\n",
  },
  {
    "svc/compose.yaml": "services:\n  worker:\n    environment: [PYNENC__MAX_PENDING_SECONDS=five]\n",
    "conf/compose.yaml": "services:\n  other:\n    extends: {file: ../svc/compose.yaml, service: worker}\n",
    "conf/.env": "PYNENC__APP_ID=a\n",
  },
  {
    "svc/Chart.yaml": "name: shop\n",
    "svc/values.yaml": "env: {PYNENC__MAX_PENDING_SECONDS: five}\n",
    "svc/templates/worker.yaml":
      "apiVersion: apps/v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - env:\n        {{- range $k, $v := .Values.env }}\n        - {name: {{ $k }}, value: {{ $v | quote }}}\n        {{- end }}\n",
  },
  {
    "svc/kustomization.yaml": "resources: [worker.yaml]\n",
    "svc/worker.yaml": `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  replicas: 4\n  template: {spec: {containers: [{name: app, env: [{name: PYNENC__MAX_PENDING_SECONDS, value: five}]}]}}\n`,
    "conf/kustomization.yaml": `resources: [../svc]\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: worker}\n      spec: {replicas: 9}\n`,
  },
];

/** Trees of everything that belongs together in some way, or seems to. */
export const trees: fc.Arbitrary<TreeOfTexts> = fc
  .tuple(
    // Few, so that one file has something to do with another.
    fc.uniqueArray(fc.constantFrom(...FOLDERS), { maxLength: 3 }),
    fc.array(fc.tuple(fc.nat(3), file), { minLength: 2, maxLength: 10 }),
    fc.constantFrom(...RELATED),
  )
  .map(([folders, files, related]) => {
    const tree = new Map(Object.entries(related));
    for (const [index, [name, text]] of files) {
      const path = (folders[index] ?? "") + name;
      const isInTheWay = [...tree.keys()].some((each) => each.startsWith(`${path}/`) || path.startsWith(`${each}/`));
      if (!isInTheWay) tree.set(path, text);
    }
    return Object.fromEntries(tree);
  });
