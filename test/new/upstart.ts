/** A format as somebody writes it who begins with `pnpm new format upstart`. */
export const UPSTART = `import type { TextRange } from "../../text/source-text.js";
import { type EnvironmentVariable, literalValue } from "../environment.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { variableAt } from "../variable-place.js";

/** A job of Upstart. */
export const upstart: LightFormat = {
  name: "upstart",
  title: "\`*.upstart\`",
  files: ["*.upstart"],
  recognises: ({ extension }) => extension === "upstart",
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  read: ({ text }) => ({
    started: {
      units: [{ name: "job", range: FIRST, environment: variablesIn(text), replicas: undefined, environmentFiles: [] }],
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
  return [...text.matchAll(/^env (\\w+)=(.*)$/gm)].map(({ index, 1: name = "", 2: value = "" }) => {
    const start = index + "env ".length;
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

export const UPSTART_SAMPLE = `start on runlevel [2345]
env PYNENC__APP_ID=orders
env PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=7.5
exec /usr/bin/pynenc runner start
`;
