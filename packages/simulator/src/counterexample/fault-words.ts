import type { Fault, Step } from "../scenario/fault.js";
import { exactDuration } from "./words.js";

const BEFORE: Readonly<Record<Step | "any", string>> = {
  look: "before it looks",
  read: "before it reads who is there",
  decide: "before it decides",
  claim: "before it records its start",
  start: "between deciding and starting",
  end: "while it executes",
  any: "in whatever it does",
};

/** A fault as the rest of a sentence. */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case "crash":
      return `${fault.runner} crashes`;
    case "stop":
      return `${fault.runner} is stopped cleanly, which takes it off no list`;
    case "exception":
      return fault.isFatal
        ? `the service of ${fault.runner} raises an exception that is no PynencError: the execution is over, and the process leaves with status 1`
        : `the service of ${fault.runner} raises a PynencError: the execution is over, and the runner goes on`;
    case "pause":
      return `${fault.runner} is held up for ${exactDuration(fault.lasts)} ${BEFORE[fault.before]}`;
    case "clock-step":
      return fault.by < 0
        ? `the clock of ${fault.runner} is set back by ${exactDuration(-fault.by)}`
        : `the clock of ${fault.runner} is set forward by ${exactDuration(fault.by)}`;
    case "failover":
      return `the store fails over and loses what was written in the last ${exactDuration(fault.loses)}`;
    case "outage":
      return `the store cannot be reached for ${exactDuration(fault.lasts)}, and whoever asks it meanwhile ends`;
  }
}
