import { printableJson } from "@slotwise/words";
import { UsageError } from "../../../host/host.js";
import { type Judgement, type Report, SCHEMA_VERSION, totalsOf } from "./report.js";
import { wrongPlaceInReport } from "./report-shape.js";

/** The report with what follows from it, for programs and for `--merge`. */
export function renderJson(judgement: Judgement): string {
  const { report, accepted, stale, remarks, status } = judgement;
  const { schemaVersion, ...rest } = report;
  const document = {
    schemaVersion,
    status,
    totals: totalsOf(judgement),
    accepted: [...accepted].map(([id, reason]) => ({ id, reason })),
    stale,
    remarks,
    ...rest,
  };
  return `${printableJson(document, 2)}\n`;
}

/** @throws UsageError for anything but a report of this version */
export function parseReport(text: string, file: string): Report {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON; --merge reads what --report json wrote`);
  }
  if (typeof document !== "object" || document === null || !("schemaVersion" in document) || !("entries" in document)) {
    throw new UsageError(`${file} is no report of slotwise verify`);
  }
  if (document.schemaVersion !== SCHEMA_VERSION) {
    throw new UsageError(
      `${file} has schema version ${String(document.schemaVersion)}, but this slotwise reads ${SCHEMA_VERSION}`,
    );
  }
  const wrong = wrongPlaceInReport(document);
  if (wrong !== undefined)
    throw new UsageError(`${file} is no report of slotwise verify: ${wrong} is missing or wrong`);
  return document as unknown as Report;
}
