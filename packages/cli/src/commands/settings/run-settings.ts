import type { Analysis } from "@slotwise/language-service";
import { brokenFiles, reasonNotJudged } from "@slotwise/language-service";
import { carriesSettings } from "@slotwise/project";
import type { FleetOptions } from "../../command-line/fleet-options.js";
import type { ShortFormat } from "../../command-line/format-option.js";
import type { ExitStatus, Host } from "../../host/host.js";
import { type Judged, judgedAt } from "../../project/judged.js";
import { coloursFor } from "../../terminal/colours.js";
import { conciseSettings } from "./concise.js";
import { jsonSettings } from "./json.js";
import { prettySettings } from "./pretty.js";

export interface SettingsOptions extends FleetOptions {
  readonly format: ShortFormat;
  readonly all?: boolean;
}

/** Lists the effective settings. */
export async function runSettings(path: string | undefined, options: SettingsOptions, host: Host): Promise<ExitStatus> {
  const judged = await judgedAt(path, options, host);
  const broken = judged.filter(({ analysis }) => brokenFiles(analysis).length > 0);
  for (const { analysis } of broken) {
    host.stderr.write(`slotwise: no effective settings: ${reasonNotJudged(analysis)}${othersText(analysis)}\n`);
  }
  host.stdout.write(report(judged, broken, options, host));
  if (judged.length === 0) return 3;
  return broken.length > 0 ? 1 : 0;
}

function report(
  judged: readonly Judged[],
  broken: readonly Judged[],
  { format, all = false }: SettingsOptions,
  host: Host,
): string {
  const whole = judged.filter((each) => !broken.includes(each));
  const isNamed = judged.length > 1;
  switch (format) {
    case "pretty":
      return whole.map((each) => prettySettings(each, all, isNamed, coloursFor(host.stdout, host))).join("");
    case "concise":
      return whole.map((each) => conciseSettings(each, all, isNamed)).join("");
    case "json":
      return jsonSettings(judged, all);
  }
}

/** What the files that do parse say is not shown: pynenc itself would not come as far as that. */
function othersText(analysis: Analysis): string {
  const broken = brokenFiles(analysis).map(({ file }) => file);
  const others = analysis.documents.filter(
    (document) => carriesSettings(document) && !broken.includes(document.source.name),
  );
  const names = others.map(({ source }) => source.name).join(" and ");
  return names === "" ? "" : `; what ${names} ${others.length === 1 ? "says" : "say"} is not all of them`;
}
