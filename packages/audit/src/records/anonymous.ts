import { ExecutionColumns } from "./execution-columns.js";
import { readReason } from "./read-reason.js";
import type { ExecutionRecord, Records, RunnerRecord } from "./records.js";

/**
 * The same records for somebody who must not know whose they are: ids are replaced, the same by the same everywhere. Names
 * of exceptions stay, and so do crons.
 */
export function anonymous(records: Records): Records {
  const runner = replacement("runner");
  const execution = replacement("execution");
  const reason = replacement("reason");
  const exception = replacement("exception");
  const reasonOf = (text: string): string => {
    const read = readReason(text);
    if (read.kind === "refused") {
      const owner = read.owner === undefined ? "" : ` runner:${runner(read.owner)}`;
      return `prior_running:${execution(read.by)}${owner}`;
    }
    if (read.kind === "exception")
      return `exception:${/^\w{1,100}$/.test(read.name) ? read.name : exception(read.name)}`;
    // Whatever else somebody writes there may tell anything.
    return text === "" ? text : reason(text);
  };
  function* replaced(executions: Iterable<ExecutionRecord>): Iterable<ExecutionRecord> {
    for (const each of executions) {
      const id = each.id === undefined ? undefined : execution(each.id);
      yield { ...each, id, runner: runner(each.runner), reason: reasonOf(each.reason) };
    }
  }
  return {
    ...records,
    application: records.application === undefined ? undefined : "application-1",
    runners: records.runners.map((each) => ({ ...withoutPlace(each), runner: runner(each.runner) })),
    executions: ExecutionColumns.of(replaced(records.executions)),
    cronRuns: records.cronRuns.map((each) => ({
      ...each,
      execution: each.execution === undefined ? undefined : execution(each.execution),
    })),
    lockWithoutRecord: records.lockWithoutRecord === undefined ? undefined : execution(records.lockWithoutRecord),
    // It names the application's table or key.
    clearing: undefined,
    // Sentences that may quote anything.
    unread: [],
  };
}

/** Without the host and the process that it runs in. */
function withoutPlace({ process: _, ...runner }: RunnerRecord): RunnerRecord {
  return runner;
}

/** Numbers what it is given in the order in which it comes. */
function replacement(kind: string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const name = known.get(id) ?? `${kind}-${known.size + 1}`;
    known.set(id, name);
    return name;
  };
}
