import {
  canRunAtomicService,
  decideAtomicServiceClaim,
  type Fleet,
  type Instant,
  instantFromMicroseconds,
} from "@slotwise/core";

const EPOCH: Instant = instantFromMicroseconds(0);

/** Whether a runner that looks at a time may start an execution: pynenc's own decisions, no formula of ours. */
export function starts(
  fleet: Pick<Fleet, "protocol" | "settings">,
  totalRunners: number,
  position: number,
  currentTime: number,
): boolean {
  const activeRunners = Array.from({ length: totalRunners }, (_, index) => ({
    runnerId: `runner-${index}`,
    creationTime: EPOCH,
  }));
  const runnerId = `runner-${position}`;
  if (fleet.protocol === "slot-window") {
    return canRunAtomicService(runnerId, activeRunners, currentTime, fleet.settings);
  }
  return decideAtomicServiceClaim({
    ...fleet.settings,
    membershipStabilizationSeconds: 0,
    runnerId,
    activeRunners,
    currentTime,
  }).shouldTryStart;
}

/** The last time before a turn from yes to no, or the first after one from no to yes: bisected down to one double. */
export function turningPoint(isYes: (time: number) => boolean, yes: number, no: number): number {
  let [known, excluded] = [yes, no];
  for (;;) {
    const middle = known + (excluded - known) / 2;
    if (middle === known || middle === excluded) return known;
    if (isYes(middle)) known = middle;
    else excluded = middle;
  }
}
