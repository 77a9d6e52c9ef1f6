import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandText } from "./command-text.js";
import { commandOfShell, commandOfWords, type StartedCommand, wordsIn } from "./started-command.js";

/** Read from a file that has nothing else in it. */
function shell(text: string) {
  return commandOfShell([commandText(text, { start: 0, end: text.length }, text)]);
}

/** As `["a", "b"]`. */
function list(words: readonly string[]) {
  const file = JSON.stringify(words);
  let from = 0;
  const texts = words.map((word) => {
    const written = JSON.stringify(word);
    const start = file.indexOf(written, from);
    from = start + written.length;
    return commandText(word, { start, end: from }, file);
  });
  return { file, started: commandOfWords(texts) };
}

function seen(text: string, { variables }: StartedCommand) {
  return variables.map(({ nameRange, valueRange, value, isUncertain }) => [
    text.slice(nameRange.start, nameRange.end),
    text.slice(valueRange.start, valueRange.end),
    value,
    ...(isUncertain === true ? ["or not"] : []),
  ]);
}

describe("what a command starts", () => {
  it.each([
    "pynenc --app shop.app runner start",
    "pynenc --app=shop runner start --x",
    "/srv/venv/bin/pynenc --app a runner start",
    "exec env -i A=1 pynenc --app a runner start",
    "docker run shop pynenc --app a runner start",
    "env -u A pynenc --app a runner start",
    "poetry run pynenc --app a runner start",
    "uv run --no-sync --frozen pynenc --app a runner start",
    "python -u -m pynenc --app a runner start",
    "python3.12 -m pynenc --app a runner start",
    "tini -- pynenc --app a runner start",
    "tini -e 143 -- pynenc --app a runner start",
    "dumb-init pynenc --app a runner start",
    "gosu app pynenc --app a runner start",
    "sh -c 'alembic upgrade head && exec pynenc --app a runner start'",
    'bash -ec "pynenc --app $APP runner start"',
    "bash -o pipefail -c 'pynenc --app a runner start | tee log'",
    "sh -c \"sh -c 'pynenc --app a runner start'\"",
    "./entrypoint.sh pynenc --app a runner start",
    "wait-for-it redis:6379 -- pynenc --app a runner start",
  ])("is a runner: %s", (text) => {
    expect(shell(text).starts).toBe("runner");
    expect(commandOfWords(wordsIn(commandText(text, { start: 0, end: text.length }, text))).starts).toBe("runner");
  });

  it.each([
    "gunicorn shop.wsgi --bind 0.0.0.0:8000",
    "/usr/bin/gunicorn pynenc.web",
    "uvicorn a:app",
    "celery -A runner start",
    "alembic upgrade head",
    "nginx -g 'daemon off;'",
    "redis-server",
    "flask --app a run",
    "python manage.py migrate",
    "./manage.py runserver",
    "python -m gunicorn a",
    "uv run uvicorn a:app",
    "uv sync --frozen",
    "poetry run pytest",
    "pynenc --app a monitor --host 0.0.0.0",
    "pynenc --app a status",
    "sh -c 'cd /srv && . venv/bin/activate && exec gunicorn a'",
    "alembic upgrade head && gunicorn a",
    "ddtrace-run gunicorn a",
    "pip install tox && tox -e fast",
    "docker compose -f a.yaml up -d",
    "helm upgrade --install a chart",
  ])("is plainly something else: %s", (text) => expect(shell(text).starts).toBe("other"));

  it.each([
    "",
    "python main.py",
    "python -m shop",
    "./start.sh",
    "sh start.sh",
    "make worker",
    "$RUN",
    "sh -c 'alembic upgrade head && python main.py'",
    "sh -c 'gunicorn a & ./start.sh'",
    "python manage.py work",
    "flask work",
    "pynenc --app a",
    // The word behind an option may be that option's own.
    "uv run --with gunicorn python main.py",
    "./entrypoint.sh gunicorn a",
    "sleep 5",
    "source start.sh",
    "docker compose run worker",
    "kubectl exec worker -- ./start.sh",
  ])("is not known: %j", (text) => expect(shell(text).starts).toBeUndefined());

  it("takes words as they are", () => {
    expect(shell("cd /srv; pynenc --app a runner start & gunicorn a").starts).toBe("runner");
    expect(list(["sh", "-c", "exec pynenc --app a runner start"]).started.starts).toBe("runner");
    expect(list(["gunicorn", "a && pynenc runner start"]).started.starts).toBe("other");
    expect(list([]).started).toEqual({ starts: undefined, variables: [], loaded: [] });
  });
});

describe("what a command sets", () => {
  it.each([
    [
      "PYNENC__A=9 B=2 pynenc runner start",
      [
        ["PYNENC__A", "9", "9"],
        ["B", "2", "2"],
      ],
    ],
    ["env PYNENC__A='9 0' pynenc runner start", [["PYNENC__A", "'9 0'", "9 0"]]],
    ["export PYNENC__A=60 && exec pynenc runner start", [["PYNENC__A", "60", "60"]]],
    ["sh -c 'PYNENC__A=9 exec pynenc runner start'", [["PYNENC__A", "9", "9"]]],
    [
      'PYNENC__A=1 sh -c "env PYNENC__B=2 pynenc runner start"',
      [
        ["PYNENC__A", "1", "1"],
        ["PYNENC__B", "2", "2"],
      ],
    ],
    ["if a; then export PYNENC__A=1; fi; pynenc runner start", [["PYNENC__A", "1", "1", "or not"]]],
  ])("is read where it is plain: %s", (text, expected) => expect(seen(text, shell(text))).toEqual(expected));

  it.each([
    ["PYNENC__A=$X pynenc runner start", [["PYNENC__A", "$X", undefined]]],
    ['sh -c "PYNENC__A=$X exec pynenc runner start"', [["PYNENC__A", "$X", undefined]]],
    ["PYNENC__A=1; export PYNENC__A; pynenc runner start", [["PYNENC__A", "PYNENC__A", undefined]]],
    ['echo PYNENC__A=1 >> "$GITHUB_ENV"', [["PYNENC__A", "PYNENC__A", undefined]]],
    ["env -u PYNENC__A pynenc runner start", [["PYNENC__A", "PYNENC__A", undefined]]],
    ["python -c 'os.environ[\"PYNENC__A\"] = 1'", [["PYNENC__A", "PYNENC__A", undefined]]],
    ["PYNENC__A=1 alembic upgrade head; pynenc runner start", [["PYNENC__A", "PYNENC__A", undefined]]],
    ["PYNENC__A=1 pynenc runner start & PYNENC__A=2 pynenc runner start", [["PYNENC__A", "2", undefined]]],
  ])("is not known where it is less so: %s", (text, expected) => expect(seen(text, shell(text))).toEqual(expected));

  it.each([
    ["A=1 x", "A=1"],
    ["export A=1 B; C=2; D=3 exec /usr/bin/env -u E F=4 x y", "A=1 D=3 F=4"],
    ["export A=1; unset A; x", ""],
    ["export A=1 B=1; export -n A; x", "B=1"],
    ["a && export A=1; x", "A=1?"],
    ["A=1 echo; B=1 y", "B=1"],
    ["A=1", "A=1"],
    ["", ""],
  ])("is what reaches the last program: %j", (text, variables) => {
    const said = shell(text).variables.map((each) => `${each.name}=${each.value}${each.isUncertain ? "?" : ""}`);
    expect(said.join(" ")).toBe(variables);
  });

  it("is nothing where a variable is only read", () => {
    expect(shell("pynenc --app $PYNENC__APP_ID runner start ${PYNENC__B}").variables).toEqual([]);
  });

  it("has its places in a list, also within a script, and none where the file writes it in another way", () => {
    const plain = list(["env", "PYNENC__A=9", "pynenc", "runner", "start"]);
    expect(seen(plain.file, plain.started)).toEqual([["PYNENC__A", "9", "9"]]);
    const script = list(["sh", "-c", "PYNENC__A='9' exec pynenc runner start"]);
    expect(seen(script.file, script.started)).toEqual([["PYNENC__A", "'9'", "9"]]);
    const escaped = list(["sh", "-c", 'PYNENC__A="9" exec pynenc runner start']);
    expect(seen(escaped.file, escaped.started)).toEqual([
      [
        JSON.stringify('PYNENC__A="9" exec pynenc runner start'),
        JSON.stringify('PYNENC__A="9" exec pynenc runner start'),
        undefined,
      ],
    ]);
    // No shell is there to take it for an assignment.
    const word = list(["PYNENC__A=9", "pynenc", "runner", "start"]);
    expect(seen(word.file, word.started)).toEqual([["PYNENC__A", "PYNENC__A", undefined]]);
  });

  it("is not known of what nobody writes by hand", () => {
    const text = `PYNENC__A=1 pynenc runner start ${"x ".repeat(6000)}`;
    expect(shell(text).starts).toBeUndefined();
    expect(seen(text, shell(text))).toEqual([["PYNENC__A", "PYNENC__A", undefined]]);
  });

  it("never throws, and every place is within the text, in no time", () => {
    const piece = fc.constantFrom(
      "PYNENC__A=1",
      "export ",
      "env ",
      "sh -c ",
      "'",
      '"',
      "\\",
      "$(",
      "`",
      "${",
      " ",
      "\n",
      "\r\n",
      "&& ",
      "; ",
      "pynenc runner start",
      "gunicorn",
      "uv run ",
      "-- ",
      "-m ",
      "<<E\n",
      "(",
      ")",
      "=",
      "#",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        for (const { nameRange, valueRange } of shell(text).variables) {
          for (const { start, end } of [nameRange, valueRange]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
        list(pieces);
      }),
    );
    for (const each of ["sh -c '", "`", "$(", "env ", "A=1 ", "export A=1;", "PYNENC__A "]) {
      expect(() => shell(each.repeat(10_000 / each.length))).not.toThrow();
    }
  });
});
