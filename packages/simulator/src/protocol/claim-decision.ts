import { decideAtomicServiceClaim, instantFromMicroseconds, type SlotSettings } from "@slotwise/core";
import { secondsOf } from "../microseconds.js";
import type { Decision, Question } from "./protocol.js";

/** The claim of pynenc 0.2.4 and later, with its own reason. */
export function claimDecision({ asker, view, local }: Question, settings: SlotSettings): Decision {
  const claim = decideAtomicServiceClaim({
    ...settings,
    runnerId: asker.id,
    activeRunners: view.members.map(({ id, createdAt }) => ({
      runnerId: id,
      creationTime: instantFromMicroseconds(createdAt),
    })),
    currentTime: secondsOf(local),
  });
  return { mayStart: claim.shouldTryStart, reason: claim.reason };
}
