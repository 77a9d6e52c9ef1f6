import { type ConfigNode, entryAt, entryOf, type TableNode } from "../../tree/tree.js";
import type { EnvironmentVariable } from "../environment.js";

/** The services of a job: its own, else those of all. Each copy of a job gets each of them anew. */
export function servicesOf(own: ConfigNode | undefined, root: TableNode): readonly string[] {
  const services = own ?? (entryAt(root, ["default", "services"]) ?? entryOf(root, "services"))?.value;
  if (services?.kind !== "list") return [];
  return services.items.flatMap((item) => {
    if (item.kind !== "table") return hostsOf(textOf(item));
    return [...hostsOf(textOf(entryOf(item, "name")?.value)), textOf(entryOf(item, "alias")?.value)];
  });
}

/** Whether a variable leads to one of these hosts, by an address or by its name alone. */
export function leadsTo(hosts: readonly string[], variables: readonly EnvironmentVariable[]): boolean {
  return variables.some(({ name, value = "" }) => {
    if (!name.startsWith("PYNENC__")) return false;
    const host = /^\w+:\/\/(?:[^@/]*@)?([^:/?]+)/.exec(value)?.[1] ?? (name.endsWith("_HOST") ? value : "");
    return host !== "" && hosts.includes(host);
  });
}

/** `registry/team/redis:7` is found as `registry__team__redis` and as `registry-team-redis`. */
function hostsOf(image: string): readonly string[] {
  const [path = ""] = image.replace(/@.*$/, "").split(/:(?!.*\/)/);
  return [path.replaceAll("/", "__"), path.replaceAll("/", "-")];
}

function textOf(node: ConfigNode | undefined): string {
  return node?.kind === "string" ? String(node.value) : "";
}
