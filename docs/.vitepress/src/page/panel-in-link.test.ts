import { analyseProject } from "@slotwise/language-service";
import { editorDocument, judgedFleets } from "@slotwise/language-service/editor";
import { CONTROLS } from "@slotwise/panel";
import { describe, expect, it } from "vitest";
import { keptFromLink, keptInLink } from "./panel-in-link.js";

const editor = editorDocument(
  analyseProject([{ name: "pyproject.toml", text: '[tool.pynenc]\napp_id = "a"\n[tool.slotwise]\nrunners = 4\n' }]),
  "pyproject.toml",
);
const fleets = (editor && judgedFleets(editor)) ?? null;
const [file] = fleets?.deployments ?? [];
if (file === undefined || file.terms === null) throw new Error("there is a fleet");
const { terms } = file;
const rest = { drawn: "0.2.3", playhead: { seconds: 3, speed: 60 }, faults: "none" } as const;
const throughLink = (panel: object): object => JSON.parse(JSON.stringify(panel));

describe("what a link keeps of the panel", () => {
  it("is what is tried, and only where the files say something else", () => {
    const tried = CONTROLS.runners.changed(terms, 7);
    const shown = { file: { ...file, terms }, tried, isProposal: true };
    const back = keptFromLink(throughLink(keptInLink({ ...rest, shown })), fleets);
    expect(throughLink(back)).toEqual(throughLink({ ...rest, shown }));
    const untouched = keptInLink({ ...rest, shown: { ...shown, tried: terms } });
    expect(untouched).toEqual(rest);
  });

  it("is never what a fleet is: that the files say, or nobody", () => {
    const theirs = { ...file, besides: ["call this number"] };
    const shown = { file: theirs, tried: terms, isProposal: false };
    const tried = { deployment: file.name, terms, isProposal: false };
    expect(keptFromLink({ ...rest, shown }, fleets)).toEqual(rest);
    expect(keptFromLink({ ...rest, shown, tried }, fleets)).toEqual({ ...rest, shown: { ...shown, file } });
    for (const known of [null, { deployments: [{ ...file, name: "another" }] }]) {
      expect(keptFromLink({ ...rest, shown, tried }, known)).toEqual(rest);
    }
  });
});
