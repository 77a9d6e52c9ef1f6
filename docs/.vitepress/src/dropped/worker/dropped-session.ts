import { type Audit, auditRecords, type Microseconds, type Records } from "@slotwise/audit";
import { cronTicksOf, type RecordedFleet, type RecordTerms } from "@slotwise/language-service";
import { type DrawnSpan, readAuditTerms, type ShownAudit, shownAuditOf } from "@slotwise/panel";
import type { SortedDrop } from "../sort-dropped.js";
import type { DropSource } from "./drop-source.js";
import { openLines } from "./lines-source.js";
import { type OpenSqlite, openStore } from "./store-source.js";

/** What records are held against, as plain data. */
export interface HeldAgainst {
  /** None where no settings are known. */
  readonly terms?: RecordTerms | null | undefined;
  /** Which release of pynenc left the records; none where nobody can tell. */
  readonly release?: string | null | undefined;
  /** What could not be told of the settings. */
  readonly remarks: readonly string[];
}

export interface AskedAudit {
  readonly application: string;
  readonly against: HeldAgainst;
  readonly span: DrawnSpan;
  /** The instant to judge for; undefined for that of the records, and where they say none, that of opening the file. */
  readonly now: Microseconds | undefined;
}

/** What is asked of the thread beside the page, one after the other. The first is `open`. */
export interface DroppedSession {
  /** @throws UnreadableFile */
  open(drop: SortedDrop): Promise<Pick<DropSource, "applications" | "remarks">>;
  /** Whose records these are; undefined where nothing is recorded. @throws UnreadableFile */
  whose(application: string): Promise<RecordedFleet | undefined>;
  /** @throws UnreadableFile */
  audit(asked: AskedAudit): Promise<ShownAudit>;
}

/** @param now by the reader's clock */
export function droppedSession(openSqlite: OpenSqlite, now: () => Microseconds): DroppedSession {
  let opened: { readonly source: DropSource; readonly name: string; readonly at: Microseconds } | undefined;
  const known = () => {
    if (opened === undefined) throw new Error("nothing was opened");
    return opened;
  };
  // Another span of the same audit is asked for most of all.
  const records = lastOf<Records>();
  const audits = lastOf<Audit>();
  const read = (application: string) => records(application, () => known().source.read(application));
  return {
    open: async (drop) => {
      const at = now();
      const source = drop.kind === "store" ? await openStore(drop, openSqlite, at) : await openLines(drop.file);
      opened = { source, name: drop.kind === "store" ? drop.store.name : drop.file.name, at };
      return { applications: source.applications, remarks: source.remarks };
    },
    whose: async (asked) => {
      const { application, releases, isRustvello, runners, executions } = read(asked);
      return runners.length + executions.length === 0 ? undefined : { application, releases, isRustvello };
    },
    audit: async ({ application, against, span, now: wanted }) => {
      const { source, name, at } = known();
      const held = read(application);
      const terms = readAuditTerms(against.terms);
      const instant = wanted ?? held.readAt ?? at;
      const audit = audits(JSON.stringify([application, against.terms, instant]), () =>
        auditRecords(held, { now: instant, terms, clockOf: cronTicksOf }),
      );
      return shownAuditOf(audit, {
        source: name,
        release: against.release ?? undefined,
        remarks: [...source.remarks, ...against.remarks, ...(terms === undefined ? [WITHOUT_TERMS] : [])],
        span,
      });
    },
  };
}

const WITHOUT_TERMS =
  "No settings of this fleet are known here: turns, windows, silences and executions are not judged.";

/** Keeps the latest value that was made, by what it was made of. */
function lastOf<Value>(): (key: string, make: () => Value) => Value {
  let last: { readonly key: string; readonly value: Value } | undefined;
  return (key, make) => {
    if (last?.key !== key) last = { key, value: make() };
    return last.value;
  };
}
