import { entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import { type DeploymentUnit, type EnvironmentVariable, variableOfEntry } from "../environment.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfSeveral, commandOfShell, type StartedCommand } from "../syntax/started-command.js";

/**
 * The jobs of a workflow and those of their steps that set variables of their own. What a step writes to `$GITHUB_ENV` reaches
 * those behind it: that is known when they run.
 */
export function workflowUnits(root: TableNode, text?: string): readonly DeploymentUnit[] {
  const general = environmentOf(root);
  return (tableAt(root, ["jobs"])?.entries ?? []).flatMap((job): DeploymentUnit[] => {
    if (job.value.kind !== "table") return [];
    const ofJob = [...general, ...environmentOf(job.value)];
    const steps = entryOf(job.value, "steps")?.value;
    const tables = steps?.kind === "list" ? steps.items.filter((step) => step.kind === "table") : [];
    const commands = tables.map((step) => commandOfShell(commandTexts(entryOf(step, "run")?.value, text)));
    return [
      unit(`job ${job.key}`, job, ofJob, commandOfSeveral(commands)),
      ...tables.flatMap((step, index) => {
        const own = environmentOf(step);
        if (own.length === 0) return [];
        const before = commands.slice(0, index).flatMap(handedOn);
        return [unit(`job ${job.key}, step ${index + 1}`, job, [...ofJob, ...before, ...own], commands[index])];
      }),
    ];
  });
}

/** What a command only mentions, as it does what it writes to a file; the rest ends with its shell. */
function handedOn({ variables }: StartedCommand): readonly EnvironmentVariable[] {
  return variables.filter(({ value }) => value === undefined);
}

/** Of what a step loads the rest of the job gets nothing, and whether it starts a runner says nothing of the job. */
function unit(
  name: string,
  job: TableEntry,
  given: readonly EnvironmentVariable[],
  command: StartedCommand = NOTHING,
): DeploymentUnit {
  const { startsRunner: _runner, startsOther: _other, ...fields } = commandFields(given, command);
  return { name, range: job.keyRange, ...fields, replicas: undefined };
}

const NOTHING: StartedCommand = { starts: undefined, variables: [], loaded: [] };

function environmentOf(table: TableNode): readonly EnvironmentVariable[] {
  return (tableAt(table, ["env"])?.entries ?? []).map(variableOfEntry);
}
