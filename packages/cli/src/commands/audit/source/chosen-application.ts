import type { ApplicationSummary } from "@slotwise/audit";
import { counted, safeLine } from "@slotwise/words";
import { didYouMean } from "../../../command-line/did-you-mean.js";
import { type Host, UsageError } from "../../../host/host.js";
import type { Source } from "./source.js";

/**
 * The application to audit: the one named, else the only one. Of several, none is picked: what they hold is listed.
 * @throws UsageError where there is none, none of that name, or several
 */
export async function chosenApplication(source: Source, name: string | undefined, host: Host): Promise<string> {
  const applications = await source.applications();
  if (applications.length === 0) throw new UsageError(`${safeLine(source.name)} holds no application of pynenc's`);
  const names = applications.map(({ application }) => application);
  if (name !== undefined) {
    if (names.includes(name)) return name;
    const hint = didYouMean(name, names.map(safeLine));
    const others = hint === "" ? `; there is ${listed(names)}` : hint;
    throw new UsageError(`${safeLine(source.name)} holds no application ${safeLine(name)}${others}`);
  }
  const [only, ...more] = names;
  if (only !== undefined && more.length === 0) return only;
  host.stdout.write(applicationList(applications));
  throw new UsageError(
    `${safeLine(source.name)} holds ${names.length} applications: choose one with --application NAME`,
  );
}

const MOST_NAMED = 5;
const NAMELESS = 'without a name (--application "")';

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : "";
  return `${names.slice(0, MOST_NAMED).map(safeLine).join(", ")}${more}`;
}

/** A line an application. */
function applicationList(applications: readonly ApplicationSummary[]): string {
  return applications
    .map(({ application, runners, executions }) => {
      const shown = application === "" ? NAMELESS : safeLine(application);
      return `${shown}: ${counted(runners, "runner")}, ${counted(executions, "start")}\n`;
    })
    .join("");
}
