import { anonymous, type Records, writeRecordLines } from "@slotwise/audit";

/** Records as lines of JSON, to be taken home and audited there. */
export function recordLines(records: Records, isAnonymous: boolean): string {
  return writeRecordLines(isAnonymous ? anonymous(records) : records);
}
