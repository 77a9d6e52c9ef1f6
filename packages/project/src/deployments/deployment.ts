import type { SettingsDocument } from "../documents/document.js";
import type { EffectiveSetting } from "../resolve/effective-setting.js";
import type { DeploymentSize, FleetMember } from "./fleet-size.js";
import type { UnknownSource } from "./unknown-source.js";
import type { UnreadFile } from "./unread-files.js";

/** One fleet: the sources of its settings, weakest first. */
export interface Deployment {
  /** The service, container, job or module that starts it; undefined for whatever is started in the folder. */
  readonly name: string | undefined;
  readonly documents: readonly SettingsDocument[];
  readonly size: DeploymentSize | undefined;
  /** All that starts runners of its fleet, itself among them; none where the files do not say. */
  readonly members: readonly FleetMember[];
  /** Which of them it is. */
  readonly member: FleetMember | undefined;
  /** The path by which each of its containers has a store of its own; undefined where they may share one. */
  readonly privatePath: EffectiveSetting | undefined;
  /** What it takes settings from as well, and nobody here has read. */
  readonly unknown: readonly UnknownSource[];
  /** Files of the project that have to be told as unread: with the first of its deployments. */
  readonly unreadFiles?: readonly UnreadFile[];
  /** Whether it is the folder itself beside what its files start: then only what they say of slots is worth judging. */
  readonly isBeside: boolean;
  /** Whether it plainly starts something else than a runner: then nothing is said of its slots. */
  readonly takesNoTurns?: boolean;
}
