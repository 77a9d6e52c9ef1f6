import { entryOf, type TableEntry, type TableNode, tableAt, textAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import { type DeploymentUnit, isPynencVariable, variableOfEntry } from "../environment.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfShell } from "../syntax/started-command.js";

/**
 * The processes of an app, which all have its variables. How many machines run each stands nowhere in the file: that is said
 * to `fly scale count`, and `min_machines_running` is about what the proxy may stop.
 */
export function flyUnits(root: TableNode, text: string): readonly DeploymentUnit[] {
  const env = entryOf(root, "env");
  const environment = env?.value.kind === "table" ? env.value.entries.map(variableOfEntry) : [];
  const processes = tableAt(root, ["processes"])?.entries ?? [];
  const started = processes.map((process) => processUnit(process, environment, text));
  if (env === undefined && !started.some(({ unit }) => unit.environment.some(isPynencVariable))) return [];
  if (started.length > 0) {
    const starting = started.filter(({ isAboutUs }) => isAboutUs);
    return (starting.length === 0 ? started : starting).map(({ unit }) => unit);
  }
  if (env === undefined) return [];
  const name = `app ${textAt(root, "app") ?? ""}`.trim();
  return [{ name, range: env.keyRange, environment, replicas: undefined, environmentFiles: [] }];
}

/** Where some are about pynenc by what they say, the others are something else: a web server has the same variables. */
function processUnit({ key, keyRange, value }: TableEntry, environment: DeploymentUnit["environment"], text: string) {
  const unit: DeploymentUnit = {
    name: `process ${key}`,
    range: keyRange,
    ...commandFields(environment, commandOfShell(commandTexts(value, text))),
    replicas: undefined,
  };
  return { unit, isAboutUs: "value" in value && /\bpynenc\b/.test(String(value.value)) };
}
