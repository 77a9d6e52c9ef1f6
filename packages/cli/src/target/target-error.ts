import { ImplementationGone } from "@slotwise/testkit";

/** The target cannot go on: what happened, in one line, and what belongs to it. Exit status 2. */
export class TargetError extends ImplementationGone {
  /** What was asked and what came back, a line each. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}
