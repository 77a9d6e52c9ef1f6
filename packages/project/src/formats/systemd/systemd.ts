import { variableName } from "../../fields/variable-name.js";
import { lineEnd } from "../../text/line-end.js";
import type { SourceText } from "../../text/source-text.js";
import { entryOf } from "../../tree/tree.js";
import type { FormatReading, LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { startOfPynenc } from "../syntax/pynenc-command.js";
import { treesOf } from "../unit-group.js";
import { variableAt } from "../variable-place.js";
import { parseEnvironmentFile } from "./environment-file.js";
import { parseUnit } from "./parse-unit.js";
import { systemdGroups, withoutBase } from "./systemd-groups.js";
import { systemdUnit } from "./systemd-units.js";
import { DROP_IN, unitPath } from "./unit-name.js";

/** A service of systemd's, what is laid over one, or a target that starts some. */
export const systemd: LightFormat = {
  name: "systemd",
  title: "systemd units",
  files: ["*.service", "*.target", "*.service.d/*.conf", "service.d/*.conf"],
  recognises: ({ path, extension }) => extension === "service" || extension === "target" || DROP_IN.test(path),
  isLookedFor: true,
  mentionsUs: (text) => mentionsVariable(text) || /^\s*EnvironmentFile\s*=/m.test(text) || startsRunner(text),
  mayBePart: () => true,
  parts: { beside: /\.(?:service|target)$/, folders: /(?:^|\.)service\.d$/ },
  mayNameFiles: (text) => /^\s*EnvironmentFile\s*=/m.test(text),
  reader: "systemd",
  comment: "#",
  read: readUnit,
  groupUnits: systemdGroups,
  variablesIn: parseEnvironmentFile,
  placeAt: (source, offset) =>
    variableAt(source, offset, {
      isName: (before) => /^\s*Environment\s*=(?:.*[\s"'])?[\w#.]*$/.test(before),
      separator: () => "=",
      bareValue: () => ({ typed: /^\S*$/, rest: /^\S*/, quotes: "where needed" }),
    }),
  writing: {
    variablesBlock: { line: (key, value) => `Environment=${key}=${value}`, comments: "above" },
    insertSetting: (document, field, value) => {
      const [root] = treesOf(document);
      const service = root === undefined ? undefined : entryOf(root, "Service");
      if (service === undefined) return undefined;
      return belowLine(document.source, service.keyRange.start, `Environment=${variableName(field)}=${value}`);
    },
  },
};

function readUnit({ name, text }: SourceText): FormatReading {
  const { root, comments } = parseUnit(text);
  const { unit, dropIn } = unitPath(name);
  const isService = dropIn !== undefined || unit.endsWith(".service");
  const own = isService ? systemdUnit(unit, [root]) : undefined;
  const units = own === undefined ? [] : [dropIn === undefined ? own : withoutBase(own, unit)];
  return { started: { units, trees: [root] }, comments: () => comments };
}

function startsRunner(text: string): boolean {
  return [...text.matchAll(/^\s*ExecStart\s*=([^\r\n]*)/gm)].some(
    ([, command = ""]) => startOfPynenc(command) === "runner",
  );
}

function belowLine(source: SourceText, offset: number, line: string) {
  const end = lineEnd(source.text);
  const next = source.text.indexOf("\n", offset);
  const at = next === -1 ? source.text.length : next + 1;
  return { range: { start: at, end: at }, newText: next === -1 ? `${end}${line}` : `${line}${end}` };
}
