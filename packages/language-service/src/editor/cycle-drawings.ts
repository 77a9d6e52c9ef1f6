import { cycleOf } from "@slotwise/core";
import { remember } from "@slotwise/project";
import {
  type ColourRole,
  type CyclePin,
  DARK_PALETTE,
  describeMixed,
  drawingOf,
  HIGH_CONTRAST_LIGHT_PALETTE,
  HIGH_CONTRAST_PALETTE,
  inlineCycleSvg,
  inlineMixedSvg,
  LIGHT_PALETTE,
  type Palette,
  toDataUri,
} from "@slotwise/timeline";
import type { Analysis } from "../analysis/analysis.js";
import { fleetPins } from "../fleets/fleet-pins.js";
import { SLOT_FIELDS, slotSetting } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { pictureWords } from "./cycle-pictures.js";
import type { EditorDocument } from "./editor-document.js";
import { type FleetToDraw, fleetToDraw } from "./fleet-to-draw.js";
import { runnersWord } from "./fleet-words.js";
import { type ShownDeployment, shownDeployments } from "./shown-deployments.js";
import type { TriedSizes } from "./tried-sizes.js";

/** The cycle, to be drawn behind a value. */
export interface CycleDrawing {
  /** Behind the value's last character. */
  readonly offset: number;
  /** As high as a line of code, in each of the themes that editors have. */
  readonly light: string;
  readonly dark: string;
  readonly highContrastDark: string;
  readonly highContrastLight: string;
  /** The same in words. */
  readonly label: string;
}

/**
 * One drawing for each fleet whose interval, or, where that is a default, whose next slot setting stands in the file; of
 * several fleets with the same one, that which fares worst.
 */
export function cycleDrawings(editor: EditorDocument, options: CycleDrawingOptions = {}): readonly CycleDrawing[] {
  return drawnDeployments(editor).flatMap(({ analysis, name, offset }) => {
    const tried = options.triedSizes?.get(name);
    const toDraw = fleetToDraw(analysis, tried);
    return toDraw === undefined ? [] : [{ offset, ...drawn(shownOf(toDraw, tried, options)) }];
  });
}

interface DrawnDeployment extends ShownDeployment {
  /** Where its drawing stands. */
  readonly offset: number;
}

/** The deployments whose cycle is drawn in a document: of several with a drawing in one place the one that fares worst. */
export function drawnDeployments(editor: EditorDocument): readonly DrawnDeployment[] {
  const byPlace = new Map<number, DrawnDeployment>();
  for (const deployment of shownDeployments(editor)) {
    const offset = anchorOf(deployment.analysis, editor.document.source.name);
    const isDrawn = offset !== undefined && !deployment.analysis.judgements.every(refusesStart);
    if (isDrawn && !byPlace.has(offset)) byPlace.set(offset, { ...deployment, offset });
  }
  return [...byPlace.values()];
}

export interface CycleDrawingOptions {
  /** Seconds since the epoch: the next ticks of crons are marked. Absent: none. */
  readonly nowSeconds?: number | undefined;
  /** By the name of the deployment, the size to draw instead of the one that the files say. */
  readonly triedSizes?: TriedSizes | undefined;
}

function anchorOf({ app }: Analysis, file: string): number | undefined {
  for (const field of SLOT_FIELDS) {
    const origin = slotSetting(app, field)?.origin;
    if (origin === undefined || origin.kind === "default" || origin.document.source.name !== file) continue;
    return (origin.entry.value.range ?? origin.entry.keyRange).end;
  }
  return undefined;
}

interface ShownFleet extends Pick<FleetToDraw, "fleet" | "mixed"> {
  readonly sentence: string;
  /** When crons tick. */
  readonly pins: readonly CyclePin[];
  /** What is said of a size that the files do not say; empty where it is theirs. */
  readonly note: string;
}

function shownOf(
  { fleet, mixed, judgement, summary }: FleetToDraw,
  tried: number | undefined,
  { nowSeconds }: CycleDrawingOptions,
): ShownFleet {
  const pins = mixed === undefined && nowSeconds !== undefined ? fleetPins(judgement, fleet, nowSeconds) : [];
  return { fleet, mixed, sentence: summary.sentence, pins, note: noteOf(judgement, tried) };
}

/** Such as "6 runners, not declared". */
function noteOf({ sizes }: SlotJudgement, tried: number | undefined): string {
  if (tried === undefined || tried === sizes?.most) return "";
  const isDeclared = sizes === undefined || (sizes.least <= tried && tried <= sizes.most);
  return isDeclared ? runnersWord(tried) : `${runnersWord(tried)}, not declared`;
}

const drawn: (shown: ShownFleet) => Omit<CycleDrawing, "offset"> = remember(32, (shown) => JSON.stringify(shown), draw);

function draw({ fleet, mixed, sentence, pins, note }: ShownFleet): Omit<CycleDrawing, "offset"> {
  const look = { theme: PLACEHOLDERS, idPrefix: "cycle" };
  const drawing =
    mixed === undefined
      ? inlineCycleSvg(cycleOf(fleet), { ...drawingOf(fleet), ...look, pins, note })
      : inlineMixedSvg(mixed, look);
  const size = note === "" ? runnersWord(fleet.totalRunners) : note;
  const words = mixed === undefined ? `${size}. ${pictureWords(fleet, pins)}` : describeMixed(mixed);
  // Drawn once and coloured four times, since that is done at every keystroke.
  const parts = drawing.split(/\{(\w+)\}/);
  const image = (palette: Palette) =>
    toDataUri(parts.map((part, index) => (index % 2 === 1 ? palette[part as ColourRole] : part)).join(""));
  return {
    light: image(LIGHT_PALETTE),
    dark: image(DARK_PALETTE),
    highContrastDark: image(HIGH_CONTRAST_PALETTE),
    highContrastLight: image(HIGH_CONTRAST_LIGHT_PALETTE),
    label: `${words} ${sentence}`,
  };
}

/** A colour for each role that no palette has: `{window}`. */
const PLACEHOLDERS = Object.fromEntries(
  Object.keys(LIGHT_PALETTE).map((role) => [role, `{${role}}`]),
) as unknown as Palette;
