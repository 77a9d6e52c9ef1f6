import {
  type AsyncImplementation,
  type Call,
  type CallAnswer,
  type CallArguments,
  type CallName,
  UNSUPPORTED,
  type Unsupported,
} from "@slotwise/testkit";
import type { Host } from "../host/host.js";
import { type ChildEnd, startChild } from "./child.js";
import { Connection } from "./connection.js";
import { RunningClock } from "./running-clock.js";
import { splitCommand } from "./split-command.js";
import { TargetError } from "./target-error.js";
import { shortened } from "./wire-message.js";

/** Another implementation, running as a process. */
export interface Target {
  readonly implementation: AsyncImplementation;
  /** Why it can answer nothing more. */
  failure(): TargetError | undefined;
  /** Ends the conversation at once, as after Ctrl-C. */
  interrupt(): void;
  /** Closes its standard input and waits until it has ended; after two seconds it is killed. */
  close(): Promise<void>;
}

const KILLED_AFTER_MILLISECONDS = 2000;

/** How often it is looked at whether the target is silent. */
const WATCH_MILLISECONDS = 50;

export function openTarget(command: string, timeoutSeconds: number, host: Host): Target {
  const clock = new RunningClock(() => host.monotonicMilliseconds());
  const connection = new Connection(
    (text) => child.write(text),
    () => clock.now(),
  );
  const child = startChild(splitCommand(command), {
    folder: host.currentFolder,
    environment: host.environment,
    onOutput: (text) => connection.receive(text),
    onErrorOutput: (text) => host.stderr.write(text),
  });
  let isClosing = false;
  let isInterrupted = false;
  void child.ended.then((end) => {
    if (isClosing) connection.finish();
    if (!isClosing || end.kind === "not-started") connection.fail(endedEarly(end, command, connection.oldestRequest()));
  });
  const watch = setInterval(() => {
    clock.look();
    if (connection.silence() < timeoutSeconds * 1000) return;
    const oldest = connection.oldestRequest();
    connection.fail(
      new TargetError(`the target did not answer within ${timeoutSeconds} s (--timeout)`, [
        `asked: ${shortened(oldest ?? "")}`,
      ]),
    );
    child.signal("SIGKILL");
  }, WATCH_MILLISECONDS);

  return {
    implementation: remoteImplementation(connection),
    failure: () => connection.failure,
    interrupt: () => {
      // Asked for again, it is not asked again.
      child.signal(isInterrupted ? "SIGKILL" : "SIGTERM");
      isInterrupted = true;
      connection.fail(new TargetError("interrupted"));
    },
    close: async () => {
      isClosing = true;
      clearInterval(watch);
      child.closeInput();
      const killing = setTimeout(() => child.signal("SIGKILL"), KILLED_AFTER_MILLISECONDS);
      await child.ended;
      clearTimeout(killing);
    },
  };
}

function remoteImplementation(connection: Connection): AsyncImplementation {
  const unsupported = new Set<CallName>();
  /** What a target does not have it need not be asked for again. */
  const askAll = async (calls: readonly Call[]): Promise<readonly unknown[]> => {
    if (unsupported.size > 0 && calls.some(({ call }) => unsupported.has(call))) return calls.map(() => UNSUPPORTED);
    const answers = await connection.askAll(calls);
    for (const [index, { call }] of calls.entries()) if (answers[index] === UNSUPPORTED) unsupported.add(call);
    return answers;
  };
  const asker =
    <Name extends CallName>(call: Name) =>
    async (args: CallArguments<Name>) => {
      const [answer] = await askAll([{ call, args } as unknown as Call]);
      return answer as CallAnswer<Name> | Unsupported;
    };
  return {
    describe: () => connection.describe(),
    askAll,
    canRunAtomicService: asker("canRunAtomicService"),
    calculateTimeSlot: asker("calculateTimeSlot"),
    isRunnerInTimeSlot: asker("isRunnerInTimeSlot"),
    calculateRunnerPosition: asker("calculateRunnerPosition"),
    maxExecutionDurationSeconds: asker("maxExecutionDurationSeconds"),
    validateExecutionTime: asker("validateExecutionTime"),
    decideAtomicServiceClaim: asker("decideAtomicServiceClaim"),
  };
}

function endedEarly(end: ChildEnd, command: string, oldest: string | undefined): TargetError {
  const asked = oldest === undefined ? [] : [`asked: ${shortened(oldest)}`];
  switch (end.kind) {
    case "not-started":
      return new TargetError(`the target could not be started: ${end.reason}`, [`command: ${command}`]);
    case "killed":
      return new TargetError(`the target was ended by ${end.signal} before it had answered`, asked);
    case "exited":
      return new TargetError(`the target ended with exit status ${end.status} before it had answered`, asked);
  }
}
