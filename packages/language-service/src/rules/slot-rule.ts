import type { Fleet } from "@slotwise/core";
import type { Severity } from "@slotwise/project";
import type { StartCondition } from "@slotwise/pynenc";
import type { RuleName } from "../findings/rule-names.js";
import type { SlotField } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";

/** A value that may solve a problem. It is offered only after it was judged. */
export interface Candidate {
  readonly field: SlotField;
  /** In the field's own unit, the best first; gone through once. */
  readonly values: Iterable<number>;
}

/** A rule that is judged for every fleet size and every release judged. */
export interface SlotRule {
  readonly name: RuleName;
  readonly summary: string;
  readonly severity: Severity;
  /** Where this fleet makes it worse or better. */
  severityFor?(fleet: Fleet): Severity;
  /** The settings to point at, the first that is set in a file. */
  readonly anchors: readonly SlotField[];
  /** What pynenc itself warns of when a runner starts, where it does. */
  readonly startConditions?: readonly StartCondition[];
  /** Of the fleets that offend, the one to tell of where it is not the smallest. */
  fleetTold?(judgement: SlotJudgement): Fleet | undefined;
  /** Told only when the fleet's size was declared: not a problem of every fleet, but worth knowing of this one. */
  readonly onlyDeclared?: boolean;
  offends(fleet: Fleet): boolean;
  /** @param whose the part of the fleet that has these settings; undefined where all of it has */
  message(fleet: Fleet, judgement: SlotJudgement, whose?: string): string;
  /** What would solve it for one fleet. */
  candidates?(fleet: Fleet): Iterable<Candidate>;
}
