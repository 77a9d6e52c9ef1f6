import type { Protocol, SlotSettings } from "@slotwise/core";
import type { Severity, TextPosition } from "@slotwise/project";
import type { SlotChange } from "../fleets/slot-change.js";
import type { RuleName } from "./rule-names.js";

/** A place in a file, by offset and by line. */
export interface Place {
  /** The name the file was given under. */
  readonly file: string;
  /** UTF-16 offsets into the text. */
  readonly startOffset: number;
  readonly endOffset: number;
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A replacement of one stretch of text. */
export interface TextEdit {
  readonly place: Place;
  readonly newText: string;
}

/** A change that solves a problem. Its effect was judged before it is offered. */
export interface Fix {
  readonly title: string;
  /** Whether it may be applied without a person looking: it replaces a value by one that was judged. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
  /** What it sets, where that is settings of the slots and nothing else; absent in a report, which is plain data. */
  readonly change?: SlotChange | undefined;
  /** Whether problems that were hidden may show by it: a person who takes it wants to see them. */
  readonly reveals?: boolean;
}

/** The cycle that shows a problem. */
export interface FindingDrawing {
  readonly protocol: Protocol;
  readonly totalRunners: number;
  /** The runners that cut the cycle by different settings, where it is these that have to be seen beside each other. */
  readonly mixed?: readonly MixedRunner[];
}

/** One runner of such a fleet. */
export interface MixedRunner {
  readonly name: string;
  readonly position: number;
  readonly settings: SlotSettings;
}

/** One problem, ready to be shown. */
export interface Finding {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly place: Place;
  /** One sentence or two: what is wrong, in this configuration's numbers, and what will happen to the fleet. */
  readonly message: string;
  /** The releases of pynenc it was found under, oldest first; empty where that makes no difference. */
  readonly releases: readonly string[];
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** Worked out when they are asked for. */
  readonly fixes: readonly Fix[];
  readonly drawing: FindingDrawing | undefined;
  /** Where it stands for those of several deployments: each as it was found, the one that is told of first. */
  readonly grouped?: readonly Finding[];
}

/** Each finding as it was found: what a change makes of one deployment is not seen where several are told as one. */
export function eachAsFound(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => finding.grouped ?? [finding]);
}
