import fc from "fast-check";
import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { inlayHints } from "./inlay-hints.js";

const minutes = fc.oneof(
  fc.constantFrom("5.0", "1.0", "0.1", "1e300", "0.0", "123456.789"),
  fc.double({ min: 0.01, max: 2000, noNaN: true }).map(String),
);

const field = (least: number, most: number) => {
  const number = fc.integer({ min: least, max: most }).map(String);
  return fc.oneof(
    fc.constant("*"),
    number,
    fc.array(number, { minLength: 1, maxLength: 5 }).map((all) => all.join(",")),
    fc.integer({ min: 1, max: most }).map((step) => `*/${step}`),
    fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most })).map(([one, other]) => {
      return `${Math.min(one, other)}-${Math.max(one, other)}`;
    }),
  );
};
const cron = fc
  .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6))
  .map((fields) => JSON.stringify(fields.join(" ")));

const settings = fc.record(
  {
    atomic_service_interval_minutes: minutes,
    atomic_service_spread_margin_minutes: minutes,
    atomic_service_check_interval_minutes: minutes,
    atomic_service_max_start_slot_fraction: fc.constantFrom("0.5", "0.9", "1.0"),
    recover_pending_invocations_cron: cron,
    recover_running_invocations_cron: cron,
    trigger_cls: fc.constantFrom('"SQLiteTrigger"', '"RedisTrigger"'),
    runner_cls: fc.constantFrom('"ThreadRunner"', '"MultiThreadRunner"'),
  },
  { requiredKeys: [] },
);
const declared = fc.record(
  {
    runners: fc.oneof(fc.constantFrom("1", '"1-1000000"', "100000"), fc.integer({ min: 1, max: 20 }).map(String)),
    "service-duration": fc.constantFrom('"0s"', '"20s"', '"70s"'),
    "pynenc-version": fc.constantFrom('"0.2.3"', '"0.4"'),
  },
  { requiredKeys: [] },
);
const requirement = fc.constantFrom("pynenc", "pynenc>=0.3,<0.5", "pynenc==0.2.3");

const lines = (table: object) => Object.entries(table).map(([key, value]) => `${key} = ${value}\n`);

// Behind `0.1` the words `9 s window` read as `0.19 s window`, and what is long pushes comments out of sight.
it("begin with a letter and have 43 characters at most, whatever the settings", () => {
  let hints = 0;
  fc.assert(
    fc.property(settings, declared, requirement, fc.boolean(), (set, said, asked, hasDrawings) => {
      const project = `[project]\ndependencies = ["${asked}"]\n`;
      const text = [project, "[tool.pynenc]\n", ...lines(set), "[tool.slotwise]\n", ...lines(said)].join("");
      const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
      for (const { label, tooltip } of editor === undefined ? [] : inlayHints(editor, { hasDrawings })) {
        hints++;
        expect(label).toMatch(/^\p{L}.{0,42}$/u);
        // What was cut off is told, whole.
        if (label.endsWith("…")) expect(tooltip).toContain(label.slice(0, -1).replace(/^is (?=\d)/, ""));
      }
    }),
    { numRuns: 300 },
  );
  expect(hints).toBeGreaterThan(300);
});
