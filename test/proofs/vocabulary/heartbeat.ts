import type { Formula, Term, Z3 } from "../theorem.js";

/** A reader looks at another runner between two of its heartbeats; seconds. */
interface Sighting {
  readonly heartbeat: Term;
  readonly nextHeartbeat: Term;
  readonly seenAt: Term;
}

export function anySighting(z3: Z3): Sighting {
  return {
    heartbeat: z3.Real.const("heartbeat"),
    nextHeartbeat: z3.Real.const("next heartbeat"),
    seenAt: z3.Real.const("seen at"),
  };
}

/** `longestSilence` is the longest time between two heartbeats of one runner. */
export function isSighting({ heartbeat, nextHeartbeat, seenAt }: Sighting, longestSilence: Term): Formula[] {
  return [nextHeartbeat.sub(heartbeat).le(longestSilence), heartbeat.le(seenAt), seenAt.le(nextHeartbeat)];
}

/** The age the reader computes, by its own clock, of a time stamp from the writer's. */
export function heartbeatAge({ heartbeat, seenAt }: Sighting, readerOffset: Term, writerOffset: Term): Term {
  return seenAt.add(readerOffset).sub(heartbeat.add(writerOffset));
}
