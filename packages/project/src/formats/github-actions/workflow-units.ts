import { entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import { type DeploymentUnit, type EnvironmentVariable, variableOfEntry } from "../environment.js";

/** The jobs of a workflow and those of their steps that set variables of their own. */
export function workflowUnits(root: TableNode): readonly DeploymentUnit[] {
  const general = environmentOf(root);
  return (tableAt(root, ["jobs"])?.entries ?? []).flatMap((job): DeploymentUnit[] => {
    if (job.value.kind !== "table") return [];
    const ofJob = [...general, ...environmentOf(job.value)];
    const steps = entryOf(job.value, "steps")?.value;
    const tables = steps?.kind === "list" ? steps.items.filter((step) => step.kind === "table") : [];
    return [
      unit(`job ${job.key}`, job, ofJob),
      ...tables.flatMap((step, index) => {
        const own = environmentOf(step);
        return own.length === 0 ? [] : [unit(`job ${job.key}, step ${index + 1}`, job, [...ofJob, ...own])];
      }),
    ];
  });
}

function unit(name: string, job: TableEntry, environment: readonly EnvironmentVariable[]): DeploymentUnit {
  return { name, range: job.keyRange, environment, replicas: undefined, environmentFiles: [] };
}

function environmentOf(table: TableNode): readonly EnvironmentVariable[] {
  return (tableAt(table, ["env"])?.entries ?? []).map(variableOfEntry);
}
