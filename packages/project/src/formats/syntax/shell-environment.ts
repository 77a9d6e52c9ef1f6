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

  /** What was only set before, and may be handed on, is handed on. */
  handOn(name: string): void {
    const known = this.#byName.get(name);
    const last = known?.at(-1);
    if (last?.isUncertain === true) known?.push({ ...last, isUncertain: false });
  }

  /** What was set so far may be set anew by something that nobody reads here, or that is read elsewhere. */
  doubt(): void {
    for (const [name, known] of this.#byName)
      this.#byName.set(
        name,
        known.map((each) => ({ ...each, isUncertain: true })),
      );
  }

  /** Of one name the later wins. */
  all(): readonly EnvironmentVariable[] {
    return [...this.#byName.values()].flat();
  }
}

/** What later commands get: `export` adds, `unset` takes away. */
export function exportBy({ words, isConditional }: Exporting, exported: ExportedVariables): void {
  const [first, ...rest] = words;
  const isTakenBack = first?.text === "unset" || (first?.text === "export" && rest[0]?.text === "-n");
  if (isTakenBack) for (const { text } of rest) exported.unset(text ?? "", isConditional);
  if (isTakenBack || first?.text !== "export") return;
  for (const { assignment } of rest) if (assignment !== undefined) exported.set(variableOf(assignment, isConditional));
}

type Exporting = Pick<ShellCommand, "words" | "isConditional">;

/** Whether a shell exports whatever it is told to set, behind a command: `set -a`, `set -o allexport`, and back. */
export function exportsAllAfter({ words }: Pick<ShellCommand, "words">, before: boolean): boolean {
  const [first, ...options] = words.map(({ text }) => text ?? "");
  if (first !== "set") return before;
  if (options.some((each, at) => /^-\w*a/.test(each) || (each === "-o" && options[at + 1] === "allexport")))
    return true;
  const ends = options.some((each, at) => /^\+\w*a/.test(each) || (each === "+o" && options[at + 1] === "allexport"));
  return before && !ends;
}

/** A variable as a command sets it. */
export function variableOf(assignment: ShellAssignment, isUncertain: boolean): EnvironmentVariable {
  return isUncertain ? { ...assignment, isUncertain } : assignment;
}
