import type { SlotTerms } from "@slotwise/language-service";
import { type FileFleet, readFileFleet } from "../fleet/file-fleets.js";
import { isObject } from "../fleet/is-object.js";
import { readTerms } from "../fleet/read-terms.js";
import type { PlayheadState } from "../picture/playhead-state.js";
import { FAULT_CHOICES, type FaultChoice } from "../story/fault-choice.js";

/** What the files describe, and what is tried instead. */
export interface ShownFleet {
  readonly file: FileFleet;
  readonly tried: SlotTerms;
  /** Whether what is tried came as the values of a fix, and nobody has gone back or written them since. */
  readonly isProposal: boolean;
}

/** All that outlives a hidden tab and a reload of the window. */
export interface PanelState {
  readonly shown: ShownFleet | undefined;
  /** The releases to draw, by their name; undefined: those that fare worst of the ones in force. */
  readonly drawn: string | undefined;
  readonly playhead: PlayheadState;
  readonly faults: FaultChoice;
}

/** What was kept, as far as it can be used. */
export function readPanelState(kept: unknown): PanelState {
  const { shown, drawn, playhead, faults } = isObject(kept) ? kept : {};
  const { seconds, speed } = isObject(playhead) ? playhead : {};
  return {
    shown: readShownFleet(shown),
    drawn: typeof drawn === "string" ? drawn : undefined,
    playhead: { seconds: atLeastZero(seconds) ?? 0, speed: atLeastZero(speed) ?? DEFAULT_SPEED },
    faults: FAULT_CHOICES.find((each) => each === faults) ?? "none",
  };
}

function readShownFleet(value: unknown): ShownFleet | undefined {
  if (!isObject(value)) return undefined;
  const file = readFileFleet(value.file);
  const tried = readTerms(value.tried);
  return file === undefined || tried === undefined ? undefined : { file, tried, isProposal: value.isProposal === true };
}

/** A minute a second. */
const DEFAULT_SPEED = 60;

function atLeastZero(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
