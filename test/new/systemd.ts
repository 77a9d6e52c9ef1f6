/** A format as somebody writes it who begins with `pnpm new format service`. */
export const SYSTEMD = `import type { TextRange } from "../../text/source-text.js";
import { type EnvironmentVariable, literalValue } from "../environment.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { variableAt } from "../variable-place.js";

/** A unit of systemd. */
export const service: LightFormat = {
  name: "service",
  title: "\`*.service\`",
  files: ["*.service"],
  recognises: ({ extension }) => extension === "service",
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  read: ({ text }) => ({
    started: {
      units: [{ name: "service", range: FIRST, environment: variablesIn(text), replicas: undefined, environmentFiles: [] }],
      trees: [],
    },
  }),
  placeAt: (source, offset) =>
    variableAt(source, offset, {
      separator: () => "=",
      bareValue: () => ({ typed: /^.*$/, rest: /^.*$/, quotes: "none" }),
    }),
  writing: {},
};

const FIRST: TextRange = { start: 0, end: 0 };

function variablesIn(text: string): readonly EnvironmentVariable[] {
  return [...text.matchAll(/^Environment=(\\w+)=(.*)$/gm)].map(({ index, 1: name = "", 2: value = "" }) => {
    const start = index + "Environment=".length;
    const valueStart = start + name.length + 1;
    return {
      name,
      nameRange: { start, end: start + name.length },
      value: literalValue(value),
      valueRange: { start: valueStart, end: valueStart + value.length },
    };
  });
}
`;

export const SYSTEMD_SAMPLE = `[Service]
ExecStart=/usr/bin/pynenc runner start
Environment=PYNENC__APP_ID=orders
Environment=PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=7.5
`;
