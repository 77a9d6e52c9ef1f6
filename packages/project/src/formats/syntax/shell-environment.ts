import type { EnvironmentVariable } from "../environment.js";
import type { ShellAssignment, ShellCommand } from "./shell.js";

/** What a shell hands on to the commands that come next. */
export class ExportedVariables {
  readonly #byName = new Map<string, EnvironmentVariable[]>();
  #size = 0;

  /** How often something was set. */
  get size(): number {
    return this.#size;
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  set(variable: EnvironmentVariable): void {
    const known = this.#byName.get(variable.name);
    if (known === undefined) this.#byName.set(variable.name, [variable]);
    else known.push(variable);
    this.#size++;
  }

  unset(name: string, isUncertain: boolean): void {
    const last = this.#byName.get(name)?.at(-1);
    if (last === undefined) return;
    if (isUncertain) this.#byName.set(name, [{ ...last, isUncertain }]);
    else this.#byName.delete(name);
  }

  /** Of one name the later wins. */
  all(): readonly EnvironmentVariable[] {
    return [...this.#byName.values()].flat();
  }
}

/** What later commands get: `export` adds, `unset` takes away. */
export function exportBy({ words, isConditional }: ShellCommand, exported: ExportedVariables): void {
  const [first, ...rest] = words;
  const isTakenBack = first?.text === "unset" || (first?.text === "export" && rest[0]?.text === "-n");
  if (isTakenBack) for (const { text } of rest) exported.unset(text ?? "", isConditional);
  if (isTakenBack || first?.text !== "export") return;
  for (const { assignment } of rest) if (assignment !== undefined) exported.set(variableOf(assignment, isConditional));
}

/** A variable as a command sets it. */
export function variableOf(assignment: ShellAssignment, isUncertain: boolean): EnvironmentVariable {
  return isUncertain ? { ...assignment, isUncertain } : assignment;
}
