import { type Analysis, type Finding, ownDeployment } from "@slotwise/language-service";
import { NO_DECLARATIONS } from "@slotwise/project";
import { safeLine, wrapText } from "@slotwise/words";
import { declarationsOf } from "../../../command-line/fleet-options.js";
import { type ExitStatus, type Host, UsageError } from "../../../host/host.js";
import { columnsOf } from "../../../terminal/drawing.js";
import type { AuditFlags } from "../options.js";
import type { Reported } from "../reports/reported.js";
import { settingsAt } from "../terms/settings-at.js";
import { namingOf } from "../terms/terms-for.js";
import { type MeasuredDeclarations, measuredDeclarations } from "./measured-declarations.js";
import { writeDeclarations } from "./write-declarations.js";

/** `--declare`: the block with what was measured, as TOML; what lint says with it follows as comments. */
export async function declareMeasured(reported: Reported, flags: AuditFlags, host: Host): Promise<ExitStatus> {
  const { audit, found } = reported;
  const declared = found.judged?.analysis.declarations ?? declarationsOf(flags) ?? NO_DECLARATIONS;
  const measured = measuredDeclarations(audit.measured, declared);
  if (measured.lines.length === 0) {
    host.stderr.write("slotwise: nothing was measured that could be declared\n");
    return 0;
  }
  host.stdout.write(blockOf(measured));
  const analysis = await analysisWith(measured, reported, flags, host);
  const said = analysis === undefined ? found.remarks : lintSentences(analysis);
  const width = Math.max(columnsOf(host) - 2, 20);
  host.stdout.write(said.flatMap((sentence) => comment(sentence, width)).join(""));
  if (flags.write === true) {
    if (found.judged === undefined) throw new UsageError("--write needs to know which settings: add --settings PATH");
    await writeDeclarations(found.judged.files, measured.lines, flags.settings, host);
  }
  return 0;
}

const COMMENT_COLUMN = 28;

function blockOf({ lines }: MeasuredDeclarations): string {
  const settings = lines.map(
    ({ key, value, comment: words }) => `${`${key} = ${value}`.padEnd(COMMENT_COLUMN)} # ${words}\n`,
  );
  return `[tool.slotwise]\n${settings.join("")}`;
}

/** The deployment again, as if it declared what was measured. */
async function analysisWith(
  { declarations }: MeasuredDeclarations,
  { audit, found }: Reported,
  flags: AuditFlags,
  host: Host,
): Promise<Analysis | undefined> {
  if (found.judged === undefined) return undefined;
  const releases = found.releases.length === 0 ? undefined : { releases: found.releases };
  const again = await settingsAt(
    flags,
    {
      ...declarationsOf(flags),
      ...declared(declarations),
      ...(releases === undefined ? {} : { pynencReleases: releases }),
    },
    host,
  );
  const own = ownDeployment(again.judged, audit.observation.records.application, namingOf(flags));
  return own.deployment?.analysis;
}

/** What is said, without what is not: that would take the place of what files say. */
function declared(declarations: MeasuredDeclarations["declarations"]) {
  const { runners, serviceDurationSeconds, clockSkewSeconds } = declarations;
  return {
    ...(runners === undefined ? {} : { runners }),
    ...(serviceDurationSeconds === undefined ? {} : { serviceDurationSeconds }),
    ...(clockSkewSeconds === undefined ? {} : { clockSkewSeconds }),
  };
}

function lintSentences({ findings, summaries }: Analysis): readonly string[] {
  const told = findings.map(findingText);
  return [
    told.length === 0 ? "With these numbers lint finds nothing." : "With these numbers lint says:",
    ...told,
    ...summaries.map(({ sentence }) => sentence),
  ];
}

function findingText({ place, severity, rule, message }: Finding): string {
  return `${place.file}:${place.start.line + 1}:${place.start.character + 1}: ${severity} ${rule}: ${message}`;
}

function comment(sentence: string, width: number): readonly string[] {
  return wrapText(safeLine(sentence), width).map((line) => `# ${line}\n`);
}
