import { analyseProject } from "@slotwise/language-service";
import {
  codeLenses,
  completions,
  cycleDrawings,
  definitions,
  documentLinks,
  documentSymbols,
  editorDocument,
  fixAll,
  fleetState,
  hover,
  inlayHints,
  judgedFleets,
  plainText,
  quickFixes,
  writeValues,
} from "@slotwise/language-service/editor";
import { createSourceText, type SettingsFile } from "@slotwise/project";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** One of each format, with something to find in it. */
const FILES: readonly SettingsFile[] = [
  {
    name: "pyproject.toml",
    text: '[project]\r\ndependencies = ["pynenc>=0.2"]\r\n\r\n[tool.pynenc]\r\natomic_service_interval_minutes = 5.0 # slotwise: ignore[no-margin] 🚀\r\nrecover_pending_invocations_cron = "*/7 * * * *"\r\napp_idd = "é"\r\n[tool.pynenc.runner]\r\nmin_parallel_slots = 2\r\n[tool.slotwise]\r\nrunners = "1-8"\r\n[tool.slotwise.rules]\r\nno-margin = "off"\r\n',
  },
  {
    name: "pynenc.yaml",
    text: "max_pending_seconds: '5'\nprint_arguments: \"false\"\nrunner:\n  min_parallel_slots: 3\n",
  },
  { name: "pynenc.json", text: '{\n  "app_id": "a",\n  "task": {"max_retries": "x", "a.b": {"max_retries": 1}}\n}\n' },
  {
    name: "slotwise.toml",
    text: 'runners = 4\nservice-duration = "20s"\npynenc-version = "0.2.3"\n[rules]\nno-margin = "error"\n',
  },
  { name: ".env", text: "export PYNENC__APP_ID='x' # y\nPYNENC__MAX_PENDING_SECOND=5\nPYNENC__LOG_FORMAT=json\n" },
  {
    name: "compose.yaml",
    text: "services:\n  worker:\n    environment:\n      - PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=1\n      - PYNENC__APP_ID=a\n    deploy: {replicas: 5}\n",
  },
  {
    name: "k8s.yaml",
    text: "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec:\n  replicas: 4\n  template:\n    spec:\n      containers:\n        - name: w\n          env:\n            - name: PYNENC__LOG_FORMAT\n              value: 'text'\n",
  },
  { name: "Dockerfile", text: "FROM python\nENV PYNENC__LOG_FORMAT=json \\\n    PYNENC__APP_ID=x\n" },
  {
    name: ".github/workflows/ci.yml",
    text: "env:\n  PYNENC__DEV_MODE_FORCE_SYNC_TASKS: 'true'\njobs:\n  a: {steps: [{run: x}]}\n",
  },
  {
    name: "app.py",
    text: 'from pynenc import Pynenc\napp = Pynenc(config_values={"max_pending_seconds": 5, "runner": {"x": 1}})\napp.conf.log_format = "json"\n',
  },
];

/** Pieces that files are made of, and that break them. */
const PIECES = [
  "[",
  "]",
  "{",
  "}",
  '"',
  "'",
  "=",
  ":",
  "\n",
  "\r\n",
  "\r",
  " ",
  "#",
  "🚀",
  "\\",
  "0",
  "9e999",
  "nan",
  "\uFEFF",
  "- ",
  "tool.pynenc",
  "PYNENC__",
  "slotwise: ignore[",
];

interface Mutation {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 12 }),
  inserted: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4, unit: "grapheme" })),
});

function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((current, { at, removed, inserted }) => {
    const start = Math.floor(at * current.length);
    return current.slice(0, start) + inserted + current.slice(start + removed);
  }, text);
}

/** Asks everything of a file at every place, and checks that no answer lies outside of its file. */
function askEverything(files: readonly SettingsFile[], name: string): void {
  const lengths = new Map(files.map((file) => [file.name, file.text.length]));
  const inside = (file: string, { start, end }: { start: number; end: number }) => {
    const length = lengths.get(file) ?? -1;
    if (!(start >= 0 && start <= end && end <= length))
      throw new Error(`${start}-${end} is not in ${file}, of ${length}`);
  };
  const project = analyseProject(files);
  const text = files.find((file) => file.name === name)?.text ?? "";
  const source = createSourceText(name, text);
  const editor = editorDocument(project, name);
  for (let offset = 0; offset <= text.length; offset++) {
    for (const { range } of completions(source, offset)) {
      inside(name, range);
      if (!(range.start <= offset && offset <= range.end))
        throw new Error(`a completion at ${offset} replaces elsewhere`);
    }
    if (editor === undefined) continue;
    const hovered = hover(editor, offset, { pictures: { kind: "text" }, nowSeconds: 1_800_000_000 });
    if (hovered !== undefined) {
      inside(name, hovered.range);
      plainText(hovered.markdown);
    }
    for (const { file, range } of definitions(editor, offset)) inside(file, range);
  }
  if (editor === undefined) return;
  const everything = { start: 0, end: text.length };
  for (const { edits } of quickFixes(editor, everything)) for (const { file, range } of edits) inside(file, range);
  for (const { file, range } of fixAll(editor, files, (changed) => analyseProject(changed))) inside(file, range);
  for (const { file, range } of writeValues(editor, {
    settings: {
      atomic_service_interval_minutes: 7,
      atomic_service_spread_margin_minutes: 0.5,
      atomic_service_check_interval_minutes: 0.1,
    },
    crons: { recover_pending_invocations_cron: "*/20 * * * *" },
    runners: 9,
  }))
    inside(file, range);
  for (const { offset } of [...inlayHints(editor, { hasDrawings: false }), ...cycleDrawings(editor)])
    inside(name, { start: offset, end: offset });
  for (const { range } of [...codeLenses(editor), ...documentLinks(editor, "x:")]) inside(name, range);
  for (const symbol of documentSymbols(editor)) {
    inside(name, symbol.range);
    if (symbol.nameRange.start < symbol.range.start || symbol.nameRange.end > symbol.range.end)
      throw new Error("a name outside of its symbol");
  }
  fleetState(editor);
  judgedFleets(editor);
}

describe.each(FILES.map(({ name }) => name))("%s", (name) => {
  const others = FILES.filter((file) => file.name !== name);
  const text = FILES.find((file) => file.name === name)?.text ?? "";

  it("answers at every place of it", () => {
    askEverything([...others, { name, text }], name);
    askEverything([{ name, text }], name);
    expect(editorDocument(analyseProject([...others, { name, text }]), name)).toBeDefined();
  });

  it("answers at every place of whatever becomes of it while somebody types", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.boolean(), (mutations, isAlone) => {
        const file = { name, text: mutated(text, mutations) };
        askEverything(isAlone ? [file] : [...others.slice(0, 2), file], name);
      }),
      { numRuns: 15 },
    );
  });
});

it("answers in an empty file of any name", () => {
  for (const { name } of FILES) askEverything([{ name, text: "" }], name);
  expect(completions(createSourceText("pyproject.toml", ""), 0)).toEqual([]);
});

describe("whatever the values are", () => {
  const minutes = fc.constantFrom(
    "5.0",
    "0.01",
    "1e-9",
    "1e300",
    "0",
    "1",
    "-1",
    "nan",
    "1440",
    "7.3",
    "0.5",
    "100000",
  );
  const runners = fc.constantFrom("1", "2", "4", '"1-8"', "1000", "1000000", '"1-1000000"', "0", undefined);
  const settings = fc.record({
    interval: minutes,
    margin: minutes,
    check: minutes,
    dead: minutes,
    loop: fc.constantFrom("0.1", "0", "1e-300", "1e9"),
    cron: fc.constantFrom("*/5 * * * *", "0 0 29 2 *", "* * * * *", "0 0 30 2 *", "soon"),
    runners,
    duration: fc.constantFrom(undefined, "20s", "0s", "99999h"),
    version: fc.constantFrom(undefined, "0.2", "0.2.3", "0.4.0"),
  });

  it("is shown, drawn and put in words", () => {
    fc.assert(
      fc.property(settings, (values) => {
        const declared = [
          values.runners === undefined ? "" : `runners = ${values.runners}`,
          values.duration === undefined ? "" : `service-duration = "${values.duration}"`,
          values.version === undefined ? "" : `pynenc-version = "${values.version}"`,
        ];
        const text = `[project]\ndependencies = ["pynenc"]\n[tool.pynenc]\natomic_service_interval_minutes = ${values.interval}\natomic_service_spread_margin_minutes = ${values.margin}\natomic_service_check_interval_minutes = ${values.check}\nrunner_considered_dead_after_minutes = ${values.dead}\nrunner_loop_sleep_time_sec = ${values.loop}\nrecover_pending_invocations_cron = "${values.cron}"\n[tool.slotwise]\n${declared.join("\n")}\n`;
        const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
        if (editor === undefined) throw new Error("a pyproject.toml with settings is analysed");
        for (const word of ["atomic_service_interval", "recover_pending"]) {
          for (const pictures of [{ kind: "text" }, { kind: "image", theme: "auto" }] as const) {
            const shown = hover(editor, text.indexOf(word), { pictures, nowSeconds: 1_800_000_000 });
            expect(shown?.markdown.length).toBeLessThan(90_000);
            expect(shown?.markdown).not.toMatch(/NaN|undefined|Infinity/);
          }
        }
        for (const { label } of inlayHints(editor, { hasDrawings: false }))
          expect(label).not.toMatch(/NaN|undefined|Infinity/);
        for (const { label } of cycleDrawings(editor)) expect(label).not.toMatch(/NaN|undefined|Infinity/);
        fleetState(editor);
        judgedFleets(editor);
        codeLenses(editor);
      }),
      { numRuns: 400 },
    );
  });
});
