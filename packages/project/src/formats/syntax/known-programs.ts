/** Programs that are no runner of pynenc's and start none, by the names that people start them by. */
const OTHER_PROGRAMS: ReadonlySet<string> = new Set(
  [
    // Servers of web applications, and what stands before them.
    "gunicorn uvicorn hypercorn daphne waitress-serve granian uwsgi streamlit jupyter jupyter-lab nginx caddy httpd",
    "apache2 apache2ctl apachectl haproxy traefik envoy varnishd fastapi",
    // Other queues.
    "celery rq rqworker rqscheduler dramatiq huey_consumer huey_consumer.py arq taskiq flower",
    // Databases, stores and brokers.
    "alembic redis-server redis-cli redis-sentinel valkey-server postgres mysqld mariadbd mongod rabbitmq-server memcached psql",
    // What looks at code, installs or builds.
    "pytest py.test tox nox ruff mypy pyright black flake8 pylint isort bandit coverage pip pip3 twine pre-commit",
    "npm npx yarn pnpm node prometheus grafana-server grafana",
  ]
    .join(" ")
    .split(" "),
);

/** Programs of which these commands are their own; others may be somebody's, who may start a runner there. */
const OWN_COMMANDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["flask", new Set(["db", "routes", "run", "shell"])],
  ...["django-admin", "manage.py"].map((name): [string, ReadonlySet<string>] => [
    name,
    new Set(["check", "collectstatic", "makemigrations", "migrate", "runserver", "shell", "test"]),
  ]),
  // What they start has another environment than they have themselves.
  ...["docker", "docker-compose", "podman"].map((name): [string, ReadonlySet<string>] => [
    name,
    new Set(["build", "config", "down", "login", "logs", "ps", "pull", "push", "tag", "up"]),
  ]),
  ["helm", new Set(["install", "lint", "template", "upgrade"])],
  ["kubectl", new Set(["apply", "diff", "get", "rollout"])],
  ...["uv", "poetry", "pdm", "pipenv", "rye", "hatch"].map((name): [string, ReadonlySet<string>] => [
    name,
    new Set(["add", "build", "install", "lock", "pip", "publish", "sync", "venv"]),
  ]),
]);

/** What a shell does on the way to what it starts. */
const ON_THE_WAY: ReadonlySet<string> = new Set(
  ": [ case cat cd chmod chown cp done echo esac exit export false fi for ls mkdir mv printf pwd rm set sleep test touch trap true ulimit umask unset wait }".split(
    " ",
  ),
);

/**
 * What a program is for a fleet, by its name and what is said to it: `other` is known not to be pynenc, `step` only what comes
 * before something else. Undefined for whatever else.
 */
export function knownProgram(name: string, words: readonly string[]): "other" | "step" | undefined {
  if (OTHER_PROGRAMS.has(name)) return "other";
  if (ON_THE_WAY.has(name)) return "step";
  // A script that is taken in may start anything, but for the one that Python makes itself.
  if (name === "." || name === "source") return /(?:^|\/)activate$/.test(words[0] ?? "") ? "step" : undefined;
  const isPython = /^python[\d.]*$/.test(name);
  const script = isPython ? words.find((word) => !word.startsWith("-")) : name;
  const own = OWN_COMMANDS.get(baseName(script ?? ""));
  const said = isPython ? words.slice(words.indexOf(script ?? "") + 1) : words;
  return own !== undefined && said.some((word) => own.has(word)) ? "other" : undefined;
}

/** `gunicorn`, of `/srv/venv/bin/gunicorn`. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.exe$/, "");
}
