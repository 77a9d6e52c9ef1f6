import type { ApplicationSummary, Records } from "@slotwise/audit";

/** A store that holds these applications, in memory; a test may change what is in it, or have it fail. */
export interface FakeSource {
  readonly name: string;
  held: readonly Records[];
  problem: Error | undefined;
  reads: number;
  isClosed: boolean;
  applications(): Promise<readonly ApplicationSummary[]>;
  read(application: string): Promise<Records>;
  close(): Promise<void>;
}

export function fakeSource(...held: readonly Records[]): FakeSource {
  return {
    name: "fleet.db",
    held,
    problem: undefined,
    reads: 0,
    isClosed: false,
    async applications() {
      return this.held.map(({ application = "", runners, executions }) => ({
        application,
        runners: runners.length,
        executions: executions.length,
      }));
    },
    async read(application) {
      this.reads++;
      if (this.problem !== undefined) throw this.problem;
      const found = this.held.find((each) => each.application === application);
      if (found === undefined) throw new RangeError(`application: ${application} is not there`);
      return found;
    },
    async close() {
      this.isClosed = true;
    },
  };
}
