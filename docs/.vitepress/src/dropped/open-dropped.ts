import type { Microseconds } from "@slotwise/audit";
import { type SessionBeside, sessionBeside } from "./session-beside.js";
import { type SortedDrop, sortDropped } from "./sort-dropped.js";
import { UnreadableFile } from "./unreadable-file.js";
import type { DroppedApplication } from "./worker/drop-source.js";

/** What was dropped. */
export type Dropped = DroppedFleets | { readonly kind: "none" /** One sentence. */; readonly reason: string };

/** A store, or a file of records, read in a thread of its own. */
export interface DroppedFleets extends Pick<SessionBeside, "whose" | "audit"> {
  readonly kind: "fleets";
  /** What the file is called. */
  readonly name: string;
  /** At least one. */
  readonly applications: readonly DroppedApplication[];
  /** What is to be known of the files, whichever application is looked at. An audit says it as well. */
  readonly remarks: readonly string[];
  /** When somebody last wrote into one of the files: of a copy mostly when it was made. */
  readonly writtenAt: Microseconds;
  /** Lets go of the files and of the thread. */
  close(): void;
}

export interface OpeningDropped {
  /** Starts `dropped/worker/main.ts` as a module, however scripts are had here. Called where there may be something to read. */
  startWorker(): Worker;
}

/** Opens a store, with what was dropped beside it, or a file of records. Only what we did wrong is thrown. */
export async function openDropped(files: readonly File[], { startWorker }: OpeningDropped): Promise<Dropped> {
  let session: SessionBeside | undefined;
  try {
    const drop = await sortDropped(files);
    const beside = sessionBeside(startWorker());
    session = beside;
    const { applications, remarks } = await beside.open(drop);
    const { whose, audit, end } = beside;
    return { kind: "fleets", ...factsOf(drop), applications, remarks, whose, audit, close: end };
  } catch (error) {
    session?.end();
    if (error instanceof UnreadableFile) return { kind: "none", reason: error.message };
    throw error;
  }
}

function factsOf(drop: SortedDrop): Pick<DroppedFleets, "name" | "writtenAt"> {
  if (drop.kind === "lines") return { name: drop.file.name, writtenAt: drop.file.lastModified * 1000 };
  const { store, log, journal } = drop;
  const times = [store, log, journal].map((file) => file?.lastModified ?? 0);
  return { name: store.name, writtenAt: Math.max(...times) * 1000 };
}
