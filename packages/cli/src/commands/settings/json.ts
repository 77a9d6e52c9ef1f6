import { brokenFiles, lineOf, listedSettings, reasonNotJudged, unreadSources } from "@slotwise/language-service";
import type { FileOrigin } from "@slotwise/project";
import { jsonText } from "../../command-line/format-option.js";
import type { Judged } from "../../project/judged.js";

/** The settings of every deployment; none of one that has a file that does not parse. */
export function jsonSettings(judged: readonly Judged[], all: boolean): string {
  return jsonText({ deployments: judged.map((each) => deploymentOf(each, all)) });
}

function deploymentOf(judged: Judged, all: boolean) {
  const { files, analysis } = judged;
  const isBroken = brokenFiles(analysis).length > 0;
  return {
    name: analysis.name ?? null,
    files: files.map(({ name }) => name),
    pynencReleases: analysis.releases.releases,
    problem: isBroken ? reasonNotJudged(analysis) : null,
    unread: unreadSources(analysis),
    settings: (isBroken ? [] : listedSettings(judged.analysis, all)).map((setting) => ({
      name: setting.field.name,
      configClass: setting.configClass.configClass,
      value: setting.field.secret !== true && "value" in setting.coerced ? jsonValue(setting.coerced.value) : null,
      usable: setting.coerced.kind !== "error",
      source: setting.origin.kind === "default" ? null : placeOf(setting.origin),
      beats: setting.beaten.map(placeOf),
    })),
  };
}

/** A number of JSON is a double to whoever reads it. */
function jsonValue<Value>(value: Value | bigint): Value | number {
  return typeof value === "bigint" ? Number(value) : value;
}

function placeOf(origin: FileOrigin) {
  return { file: origin.document.source.name, line: lineOf(origin), key: origin.path.join(".") };
}
