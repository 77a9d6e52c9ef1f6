import type { FleetValues } from "slotwise-language-server/protocol";
import type { FromPanel, ToPanel } from "../messages.js";
import { WorstCase } from "./counterexample.js";
import type { FaultChoice } from "./hunts.js";
import { element, pageWords, setSvg, setText } from "./page.js";
import { Playhead, type PlayheadState } from "./playhead.js";
import { redraw, standaloneSvg } from "./redraw.js";
import { Sliders } from "./sliders.js";
import { applyPalette, paletteOf } from "./theme.js";
import { canWrite, changesOf, fleetFrom, type Tried, triedFrom } from "./values.js";

/** All that outlives a hidden tab and a reload of the window. */
interface PanelState {
  readonly uri: string;
  readonly file: FleetValues | undefined;
  readonly tried: Tried | undefined;
  readonly playhead: PlayheadState;
  readonly faults: FaultChoice;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
};

/** The narrowest panel in which everything still has its place, less its padding. */
const LEAST_WIDTH = 284;
const MOST_WIDTH = 1100;

const host = acquireVsCodeApi();
const words = pageWords();
const picture = element("picture", HTMLDivElement);
const protocol = element("protocol", HTMLSelectElement);
const faults = element("faults", HTMLSelectElement);

let state: PanelState = host.getState() ?? {
  uri: document.body.dataset.uri ?? "",
  file: undefined,
  tried: undefined,
  playhead: { seconds: 0, speed: 60 },
  faults: "none",
};

/** Whether the file said something of a fleet when it was asked last. */
let isThere = false;

const playhead = new Playhead(words, (next) => keep({ playhead: next }));
const worst = new WorstCase(words);
const sliders = new Sliders(words, (name, value) => tryOut({ [name]: value }));

function keep(changed: Partial<PanelState>): void {
  state = { ...state, ...changed };
  host.setState(state);
}

function tryOut(changed: Partial<Tried>): void {
  if (state.tried === undefined) return;
  setText(element("told", HTMLParagraphElement), "");
  keep({ tried: { ...state.tried, ...changed } });
  show();
}

function show({ isResized = false } = {}): void {
  const { file, tried } = state;
  element("all", HTMLDivElement).hidden = file === undefined;
  if (file === undefined || tried === undefined) return;
  const fleet = fleetFrom(file, tried);
  const palette = paletteOf(document.body.classList);
  applyPalette(palette, document.documentElement);
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, picture.clientWidth));
  const drawn = redraw(fleet, palette, width);
  playhead.show(drawn.cycle, drawn.picture, setSvg(picture, drawn.picture.svg));
  const verdict = element("verdict", HTMLParagraphElement);
  verdict.className = drawn.verdict.isSafe ? "safe" : "broken";
  setText(verdict, drawn.verdict.sentence);
  setText(element("description", HTMLParagraphElement), drawn.description);
  sliders.show(tried);
  protocol.value = tried.protocol;
  faults.value = state.faults;
  const isChanged = JSON.stringify(tried) !== JSON.stringify(triedFrom(file));
  element("write", HTMLButtonElement).disabled = !canWrite(isThere, file, tried);
  element("reset", HTMLButtonElement).disabled = !isChanged;
  if (isResized) worst.resize(width);
  else worst.search(fleet, state.faults);
}

/** Follows the file, unless a person is trying something else: that stays until they write it or go back. */
function received(values: FleetValues | null): void {
  isThere = values !== null;
  element("none", HTMLParagraphElement).hidden = isThere;
  if (values === null) {
    element("write", HTMLButtonElement).disabled = true;
    return;
  }
  const { file, tried } = state;
  const isTrying =
    file !== undefined && tried !== undefined && JSON.stringify(tried) !== JSON.stringify(triedFrom(file));
  keep({ file: values, tried: isTrying ? tried : triedFrom(values) });
  show();
}

addEventListener("message", ({ data }: MessageEvent<ToPanel>) => {
  switch (data.kind) {
    case "fleet":
      received(data.values);
      return;
    case "simulate":
      keep({ faults: state.faults === "none" ? "join" : state.faults });
      show();
      element("worst", HTMLElement).scrollIntoView();
      faults.focus({ preventScroll: true });
      return;
    case "told":
      setText(element("told", HTMLParagraphElement), data.message);
      return;
  }
});

protocol.addEventListener("change", () => tryOut({ protocol: protocol.value as Tried["protocol"] }));
faults.addEventListener("change", () => {
  keep({ faults: faults.value as FaultChoice });
  show();
});
element("write", HTMLButtonElement).addEventListener("click", () => {
  if (state.file === undefined || state.tried === undefined) return;
  host.postMessage({ kind: "write", values: changesOf(state.file, state.tried) });
});
element("reset", HTMLButtonElement).addEventListener("click", () => {
  if (state.file !== undefined) tryOut(triedFrom(state.file));
});
element("copy", HTMLButtonElement).addEventListener("click", () => {
  if (state.file === undefined || state.tried === undefined) return;
  host.postMessage({ kind: "copy", svg: standaloneSvg(fleetFrom(state.file, state.tried)) });
});
new ResizeObserver(() => show({ isResized: true })).observe(picture);
new MutationObserver(() => show({ isResized: true })).observe(document.body, { attributeFilter: ["class"] });

playhead.restore(state.playhead);
show();
host.postMessage({ kind: "ready" });
