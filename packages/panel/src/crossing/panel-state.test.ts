import fc from "fast-check";
import { expect, it } from "vitest";
import { fileFleet, terms } from "../testing/terms.js";
import { type PanelState, readPanelState } from "./panel-state.js";

const STATE: PanelState = {
  shown: {
    file: fileFleet(),
    tried: terms({ declarations: { runners: { least: 7, most: 7 } } }),
    isProposal: true,
  },
  drawn: "0.2.4 to 0.4.0",
  playhead: { seconds: 12, speed: 600 },
  faults: "crash",
};
const FRESH: PanelState = { shown: undefined, drawn: undefined, playhead: { seconds: 0, speed: 60 }, faults: "none" };

it("is read as it was kept", () => {
  expect(readPanelState(JSON.parse(JSON.stringify({ ...STATE, uri: "file:///pyproject.toml" })))).toEqual(STATE);
});

it("starts anew with what cannot be used, such as what an earlier version kept, and keeps the rest", () => {
  const earlier = { file: { protocol: "slot-window", runners: 4 }, tried: { runners: 7 }, faults: "crash" };
  expect(readPanelState(earlier)).toEqual({ ...FRESH, faults: "crash" });
  expect(readPanelState({ ...STATE, shown: { ...STATE.shown, tried: {} } })).toEqual({ ...STATE, shown: undefined });
  expect(readPanelState({ ...STATE, playhead: { seconds: -1, speed: "60" } }).playhead).toEqual(FRESH.playhead);
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      expect(readPanelState(kept)).toEqual(FRESH);
    }),
  );
});
