import type { Fleet } from "@slotwise/core";
import { type FileFleet, readFileFleet } from "../fleet/file-fleet.js";
import { isObject } from "../fleet/is-object.js";
import { readFleet } from "../fleet/read-fleet.js";
import type { PlayheadState } from "../picture/playhead-state.js";
import { FAULT_CHOICES, type FaultChoice } from "../story/fault-choice.js";

/** What the files describe, and what is tried instead. */
export interface ShownFleet {
  readonly file: FileFleet;
  readonly tried: Fleet;
}

/** All that outlives a hidden tab and a reload of the window. */
export interface PanelState {
  readonly shown: ShownFleet | undefined;
  readonly playhead: PlayheadState;
  readonly faults: FaultChoice;
}

/** What was kept, as far as it can be used. */
export function readPanelState(kept: unknown): PanelState {
  const { shown, playhead, faults } = isObject(kept) ? kept : {};
  const { seconds, speed } = isObject(playhead) ? playhead : {};
  return {
    shown: readShownFleet(shown),
    playhead: { seconds: atLeastZero(seconds) ?? 0, speed: atLeastZero(speed) ?? DEFAULT_SPEED },
    faults: FAULT_CHOICES.find((each) => each === faults) ?? "none",
  };
}

function readShownFleet(value: unknown): ShownFleet | undefined {
  if (!isObject(value)) return undefined;
  const file = readFileFleet(value.file);
  const tried = readFleet(value.tried);
  return file === undefined || tried === undefined ? undefined : { file, tried };
}

/** A minute a second. */
const DEFAULT_SPEED = 60;

function atLeastZero(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
