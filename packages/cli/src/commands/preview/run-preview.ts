import { createCycle } from "@slotwise/core";
import { reasonNotJudged, refusesStart, type SlotJudgement } from "@slotwise/language-service";
import { cycleSvg, drawingOf } from "@slotwise/timeline";
import type { FleetOptions } from "../../command-line/fleet-options.js";
import type { ShortFormat } from "../../command-line/format-option.js";
import { writeNamedFile } from "../../files/write-file.js";
import { type ExitStatus, type Host, UsageError } from "../../host/host.js";
import { inMessage, type Judged, judgedAt } from "../../project/judged.js";
import { concisePreview } from "./concise.js";
import { jsonPreview } from "./json.js";
import { prettyPreview } from "./pretty.js";

export interface PreviewOptions extends FleetOptions {
  readonly format: ShortFormat;
  readonly svg?: string;
}

/** Draws the cycles, or writes the picture of one. */
export async function runPreview(path: string | undefined, options: PreviewOptions, host: Host): Promise<ExitStatus> {
  const judged = await judgedAt(path, options, host);
  if (options.svg !== undefined && judged.length > 0)
    return writeSvg(
      options.svg,
      judged.flatMap(({ analysis }) => analysis.judgements),
      host,
    );
  const failed = judged.filter(({ analysis }) => analysis.judgements.length === 0);
  for (const each of failed) {
    host.stderr.write(`slotwise: ${inMessage(each, judged)}nothing to draw: ${reasonNotJudged(each.analysis)}\n`);
  }
  host.stdout.write(report(judged, options, host));
  if (judged.length === 0) return 3;
  return failed.length > 0 ? 1 : 0;
}

function report(judged: readonly Judged[], { format }: PreviewOptions, host: Host): string {
  switch (format) {
    case "pretty":
      return judged.map((each) => prettyPreview(each, judged.length > 1, host)).join("");
    case "concise":
      return judged.map(concisePreview).join("");
    case "json":
      return jsonPreview(judged);
  }
}

function writeSvg(file: string, judgements: readonly SlotJudgement[], host: Host): ExitStatus {
  const [judgement, ...others] = judgements;
  const sizes = judgement?.sizes;
  if (judgement === undefined || others.length > 0 || sizes === undefined || sizes.least !== sizes.most) {
    throw new UsageError(
      "--svg draws one fleet under one release: name a single file, and give --runners 4 and --pynenc-version 0.2.3",
    );
  }
  if (refusesStart(judgement)) {
    host.stderr.write(
      `slotwise: nothing to draw: pynenc ${judgement.behaviour.name} starts no runner with these settings\n`,
    );
    return 1;
  }
  const fleet = judgement.fleetOf(sizes.most);
  const svg = cycleSvg(createCycle(fleet.protocol, fleet.settings, sizes.most), { ...drawingOf(fleet), theme: "auto" });
  writeNamedFile(file, svg, host);
  return 0;
}
