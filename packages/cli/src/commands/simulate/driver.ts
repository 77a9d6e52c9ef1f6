import { instantFromMicroseconds, PROTOCOLS, type Protocol } from "@slotwise/core";
import {
  type Configuration,
  type Decision,
  type DecisionRules,
  type Question,
  secondsOf,
  withTarget,
} from "@slotwise/simulator";
import { type AsyncImplementation, type ImplementationDescription, UNSUPPORTED } from "@slotwise/testkit";
import type { Host } from "../../host/host.js";
import { openTarget } from "../../target/target.js";
import { TargetError } from "../../target/target-error.js";

/** Who decides in a simulation. */
export interface Driver {
  /** Another implementation; undefined for the reference model. */
  readonly target: (ImplementationDescription & { readonly command: string }) | undefined;
  /** Does something by the rules of whoever decides; with a target more than once, until all its answers are known. */
  drive<Result>(run: (rules: DecisionRules | undefined) => Result): Promise<Result>;
}

/** The reference model decides. */
export const OWN_RULES: Driver = { target: undefined, drive: async (run) => run(undefined) };

/**
 * Lets a target decide for as long as something is done with it. Never leaves a process behind.
 * @throws TargetError when it dies, hangs, answers out of shape or does not have the call
 */
export async function drivenBy<Result>(
  command: string,
  timeoutSeconds: number,
  host: Host,
  work: (driver: Driver) => Promise<Result>,
): Promise<Result> {
  const target = openTarget(command, timeoutSeconds, host);
  const ignoreInterrupts = host.onInterrupt(() => target.interrupt());
  try {
    const { implementation } = target;
    const description = await asked("describe", implementation.describe());
    const ask = DECISIONS[description.protocol];
    const decide = (question: Question, configuration: Configuration) => ask(implementation, question, configuration);
    const lock = PROTOCOLS[description.protocol].locksStarts ? "running-record" : "none";
    return await work({
      target: { ...description, command },
      drive: (run) => withTarget({ lock, decide }, run),
    });
  } finally {
    await target.close();
    ignoreInterrupts();
  }
}

type AskedDecision = (
  implementation: AsyncImplementation,
  question: Question,
  configuration: Configuration,
) => Promise<Decision>;

/** The call that decides under each protocol. */
const DECISIONS: Readonly<Record<Protocol, AskedDecision>> = {
  "slot-window": async (implementation, question, configuration) => {
    const args = decisionArguments(question, configuration);
    const answer = await asked("canRunAtomicService", implementation.canRunAtomicService?.(args));
    return { mayStart: answer, reason: answer ? "allowed" : "refused" };
  },
  "slot-claim": async (implementation, question, configuration) => {
    const { membershipStabilizationSeconds, maxStartSlotFraction } = configuration.settings;
    const args = {
      ...decisionArguments(question, configuration),
      membershipStabilizationSeconds,
      maxStartSlotFraction,
    };
    const claim = await asked("decideAtomicServiceClaim", implementation.decideAtomicServiceClaim?.(args));
    return { mayStart: claim.shouldTryStart, reason: claim.reason };
  },
};

/** What a decision of any protocol is asked with. */
function decisionArguments({ asker, view, local }: Question, { settings }: Configuration) {
  return {
    runnerId: asker.id,
    activeRunners: view.members.map((member) => ({
      runnerId: member.id,
      creationTime: instantFromMicroseconds(member.createdAt),
      lastHeartbeat: instantFromMicroseconds(member.lastHeartbeat),
      allowToRunAtomicService: true,
      lastServiceStart: instantOrNothing(member.lastServiceStart),
      lastServiceEnd: instantOrNothing(member.lastServiceEnd),
    })),
    currentTime: secondsOf(local),
    serviceIntervalMinutes: settings.serviceIntervalMinutes,
    spreadMarginMinutes: settings.spreadMarginMinutes,
  };
}

function instantOrNothing(time: number | undefined) {
  return time === undefined ? undefined : instantFromMicroseconds(time);
}

/** An answer that there has to be. */
async function asked<Answer>(call: string, answer: Promise<Answer | typeof UNSUPPORTED> | undefined): Promise<Answer> {
  let given: Answer | typeof UNSUPPORTED | undefined;
  try {
    given = await answer;
  } catch (error) {
    if (error instanceof TargetError) throw error;
    throw new TargetError(
      `the target answered ${call} with an error: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (given === undefined || given === UNSUPPORTED) throw new TargetError(`the target does not have ${call}`);
  return given;
}
