import { safeLine } from "@slotwise/words";
import { type ExitStatus, type Host, worstStatus } from "../../host/host.js";
import { audited } from "./audited.js";
import { declareMeasured } from "./declare/declare-measured.js";
import { drawn, writePictures } from "./drawn.js";
import { type AuditFlags, type AuditRequest, parseFlags } from "./options.js";
import { jsonAudit } from "./reports/json.js";
import { openMetrics } from "./reports/openmetrics.js";
import { prettyAudit } from "./reports/pretty.js";
import { recordPieces } from "./reports/records.js";
import { emptyStatus, type Reported, statusOf } from "./reports/reported.js";
import { chosenApplication } from "./source/chosen-application.js";
import { openSource, type SourceOpeners } from "./source/open-source.js";
import { OPENERS } from "./source/openers.js";
import type { Source } from "./source/source.js";
import { termsFor } from "./terms/terms-for.js";
import { watch } from "./watch/watch.js";

/**
 * Reads a store, judges what its fleet did, and reports.
 * @throws UsageError for options that cannot be meant, and for a source that cannot be read
 */
export async function runAudit(
  source: string | undefined,
  flags: AuditFlags,
  host: Host,
  openers: SourceOpeners = OPENERS,
): Promise<ExitStatus> {
  const request = parseFlags(source, flags, host);
  const opened = await openSource(source, flags, openers, host);
  try {
    const application = await chosenApplication(opened, flags.application, host);
    if (request.watchMilliseconds === undefined) return await auditOnce(opened, application, flags, request, host);
    return await watch({ source: opened, application, flags, request, milliseconds: request.watchMilliseconds }, host);
  } finally {
    await opened.close();
  }
}

async function auditOnce(
  source: Source,
  application: string,
  flags: AuditFlags,
  request: AuditRequest,
  host: Host,
): Promise<ExitStatus> {
  const records = await source.read(application);
  const status = emptyStatus(records);
  if (status === 3) host.stderr.write(`slotwise: no execution is recorded in ${safeLine(source.name)}\n`);
  if (flags.format === "records") {
    for (const piece of recordPieces(records, flags.anonymous === true)) host.stdout.write(piece);
    return status;
  }
  const reported = audited(records, await termsFor(records, flags, host), source.name, request.now, host);
  writePictures(reported, request.drawn, flags, host);
  if (flags.declare === true) {
    const declared = await declareMeasured(reported, flags, host);
    return worstStatus([declared, statusOf(reported, flags.accept)]);
  }
  host.stdout.write(report(reported, flags, request, host));
  return statusOf(reported, flags.accept);
}

function report(reported: Reported, { format }: AuditFlags, request: AuditRequest, host: Host): string {
  switch (format) {
    case "json":
      return jsonAudit(reported);
    case "openmetrics":
      return openMetrics(reported);
    default:
      return prettyAudit(reported, drawn(reported.audit, request.drawn, host), host);
  }
}
