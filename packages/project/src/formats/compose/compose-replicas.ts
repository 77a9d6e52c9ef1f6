import type { ConfigNode } from "../../tree/tree.js";
import { countOf, type DeploymentUnit, type Replicas } from "../environment.js";
import { type Said, saidOf, textIn, textOf } from "./compose-layers.js";

/** How many runners a service starts, as far as it says. */
export function replicasOf(layers: readonly Said[]): Pick<DeploymentUnit, "replicas" | "isNumberUnknown"> {
  const deploy = saidOf(layers, "deploy");
  const mode = saidOf(deploy, "mode").at(-1)?.value;
  // One on each machine, however many those are.
  const isEverywhere = mode !== undefined && textOf(mode)?.startsWith("global") === true;
  const said = saidOf(deploy, "replicas").at(-1) ?? saidOf(layers, "scale").at(-1);
  if (said === undefined || isEverywhere) return { replicas: undefined, isNumberUnknown: isEverywhere };
  const declared = countOf(said.value);
  if (declared === undefined) return { replicas: undefined, isNumberUnknown: isFilledIn(said.value) };
  const most = declared.most + surgeOf(deploy, declared.most);
  const replicas: Replicas = { ...declared, most, tree: said.file.root };
  return { replicas, isNumberUnknown: false };
}

function isFilledIn(value: ConfigNode): boolean {
  return textOf(value)?.includes("$") === true;
}

/** `order: start-first` starts that many new ones before the old ones stop; one without a number, all with 0. */
function surgeOf(deploy: readonly Said[], replicas: number): number {
  const updates = saidOf(deploy, "update_config");
  const order = saidOf(updates, "order").at(-1)?.value;
  if (order === undefined || textOf(order) !== "start-first") return 0;
  const said = saidOf(updates, "parallelism").at(-1)?.value;
  const parallelism = Number(said === undefined ? 1 : textOf(said));
  if (!Number.isSafeInteger(parallelism) || parallelism < 0) return 0;
  return parallelism === 0 ? replicas : Math.min(parallelism, replicas);
}

/** The services that have to have ended before one starts. */
export function awaitedBy(layers: readonly Said[]): readonly string[] {
  const tables = saidOf(layers, "depends_on").flatMap(({ value }) => (value.kind === "table" ? value.entries : []));
  return tables.flatMap(({ key, value }) =>
    value.kind === "table" && textIn(value, "condition") === "service_completed_successfully" ? [key] : [],
  );
}
