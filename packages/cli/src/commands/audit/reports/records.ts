import { anonymous, type Records, recordLines } from "@slotwise/audit";

/** Records as lines of JSON, some at a time, to be taken home and audited there. */
export function recordPieces(records: Records, isAnonymous: boolean): Iterable<string> {
  return recordLines(isAnonymous ? anonymous(records) : records);
}
