import { analyseProject, type SlotTerms } from "@slotwise/language-service";
import { editorDocument, judgedFleets } from "@slotwise/language-service/editor";
import { CONTROLS } from "@slotwise/panel";
import fc from "fast-check";
import { expect, it } from "vitest";
import { pyprojectText } from "./pyproject-text.js";

function termsOf(text: string): SlotTerms {
  const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
  const terms = editor && judgedFleets(editor)?.deployments[0]?.terms;
  if (terms === null || terms === undefined) throw new Error(`no fleet:\n${text}`);
  return terms;
}

const written = fc.record({
  requirement: fc.constantFrom("pynenc", "pynenc==0.2.3", "pynenc>=0.2", "pynenc==0.4.0", "pynenc<0.2.4"),
  interval: fc.double({ min: 0.5, max: 600, noNaN: true }),
  margin: fc.double({ min: 0, max: 5, noNaN: true }),
  check: fc.double({ min: 0.05, max: 5, noNaN: true }),
  runners: fc.option(fc.nat({ max: 50 }), { nil: undefined }),
  duration: fc.option(fc.double({ min: 0.001, max: 5000, noNaN: true }), { nil: undefined }),
});

it("is a file that says just what was tried", () => {
  fc.assert(
    fc.property(written, ({ requirement, interval, margin, check, runners, duration }) => {
      let terms = termsOf(`[project]\ndependencies = ["${requirement}"]\n[tool.pynenc]\napp_id = "a"\n`);
      terms = CONTROLS.serviceIntervalMinutes.changed(terms, interval);
      terms = CONTROLS.spreadMarginMinutes.changed(terms, margin);
      terms = CONTROLS.checkIntervalMinutes.changed(terms, check);
      if (runners !== undefined) terms = CONTROLS.runners.changed(terms, runners);
      if (duration !== undefined) terms = CONTROLS.serviceDurationSeconds.changed(terms, duration);
      const { releases, values, crons, declarations } = termsOf(pyprojectText(terms));
      expect({ releases, values, crons, declarations }).toEqual({
        releases: terms.releases,
        values: terms.values,
        crons: terms.crons,
        declarations: terms.declarations,
      });
    }),
    { numRuns: 60 },
  );
});

it("keeps a range of sizes", () => {
  const text = '[tool.pynenc]\napp_id = "a"\n[tool.slotwise]\nrunners = "2-5"\n';
  expect(termsOf(pyprojectText(termsOf(text))).declarations.runners).toEqual({ least: 2, most: 5 });
});
