import type { ApplicationSummary, Microseconds, Records } from "@slotwise/audit";

/** An application in what was dropped. */
export interface DroppedApplication extends ApplicationSummary {
  /** The instant that the file itself says it was read at; undefined where it says none. */
  readonly readAt: Microseconds | undefined;
}

/** What can be read of what was dropped. */
export interface DropSource {
  /** At least one. */
  readonly applications: readonly DroppedApplication[];
  /** What is to be known of it, whichever application is asked for. */
  readonly remarks: readonly string[];
  /** @throws UnreadableFile */
  read(application: string): Records;
}
