// Generated from data/ by scripts/generate-knowledge.mjs. Do not edit.

import type { ReleaseFacts } from "./release.js";

/** What each release is, oldest first. */
export const RELEASE_FACTS: readonly ReleaseFacts[] = [
  {"release":"0.1.0","protocol":"slot-window","hasLock":false,"startChecks":{}},
  {"release":"0.1.1","protocol":"slot-window","hasLock":false,"startChecks":{}},
  {"release":"0.2.0","protocol":"slot-window","hasLock":false,"startChecks":{}},
  {"release":"0.2.1","protocol":"slot-window","hasLock":false,"startChecks":{}},
  {"release":"0.2.2","protocol":"slot-window","hasLock":false,"startChecks":{}},
  {"release":"0.2.3","protocol":"slot-window","hasLock":false,"startChecks":{}},
  {"release":"0.2.4","protocol":"slot-claim","hasLock":true,"startChecks":{"interval-not-positive":"refuses","check-not-positive":"refuses","margin-reaches-interval":"refuses","two-runner-slot-empty":"warns","two-runner-slot-short":"warns","check-exceeds-two-runner-slot":"warns","loop-exceeds-two-runner-slot":"warns","event-retention-below-a-day":"refuses"}},
  {"release":"0.3.0","protocol":"slot-claim","hasLock":true,"startChecks":{"interval-not-positive":"refuses","check-not-positive":"refuses","margin-reaches-interval":"refuses","two-runner-slot-empty":"warns","two-runner-slot-short":"warns","check-exceeds-two-runner-slot":"warns","loop-exceeds-two-runner-slot":"warns","event-retention-below-a-day":"refuses"}},
  {"release":"0.3.1","protocol":"slot-claim","hasLock":true,"startChecks":{"interval-not-positive":"refuses","check-not-positive":"refuses","margin-reaches-interval":"refuses","two-runner-slot-empty":"warns","two-runner-slot-short":"warns","check-exceeds-two-runner-slot":"warns","loop-exceeds-two-runner-slot":"warns","event-retention-below-a-day":"refuses"}},
  {"release":"0.4.0","protocol":"slot-claim","hasLock":true,"startChecks":{"interval-not-positive":"refuses","check-not-positive":"refuses","margin-reaches-interval":"refuses","two-runner-slot-empty":"warns","two-runner-slot-short":"warns","check-exceeds-two-runner-slot":"warns","loop-exceeds-two-runner-slot":"warns","event-retention-below-a-day":"refuses","unknown-queue-refused":"refuses"}},
];
