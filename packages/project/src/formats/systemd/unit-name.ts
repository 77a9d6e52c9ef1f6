/** Whose a file of systemd's is, by its path: a unit itself, or what is laid over one. */
export interface UnitPath {
  /** The folder that the unit is in; empty for the project's own. */
  readonly folder: string;
  /** `worker.service`, `worker@.service`; of what is laid over several (`service.d`), the end of their names. */
  readonly unit: string;
  /** What orders the files that are laid over one; undefined for the unit itself. */
  readonly dropIn: string | undefined;
}

export const DROP_IN: RegExp = /(?:^|[\\/])(?:[^\\/]+\.)?service\.d[\\/][^\\/]+\.conf$/;

export function unitPath(path: string): UnitPath {
  const parts = path.replaceAll("\\", "/").split("/");
  const base = parts.pop() ?? "";
  if (!DROP_IN.test(path)) return { folder: parts.join("/"), unit: base, dropIn: undefined };
  const unit = (parts.pop() ?? "").replace(/\.d$/, "");
  return { folder: parts.join("/"), unit, dropIn: base };
}

/** The template that an instance is made from, and which one it is; undefined for a unit that is no instance. */
export function instanceOf(unit: string): { readonly template: string; readonly instance: string } | undefined {
  const [, before, instance = "", after] = /^([^@]+@)(.+)(\.[a-z]+)$/.exec(unit) ?? [];
  return before === undefined ? undefined : { template: `${before}${after}`, instance };
}

/**
 * The names under which files may be laid over a unit, the strongest first: its own, those of its name up to each dash
 * (`a-b-c.service`: `a-b-.service`, `a-.service`), the same of its template, all services'.
 */
export function dropInNames(unit: string): readonly string[] {
  const template = instanceOf(unit)?.template;
  return [...upToDashes(unit), ...(template === undefined ? [] : upToDashes(template)), "service"];
}

/** Its own name, and what it shares with others up to each dash. */
export function upToDashes(unit: string): readonly string[] {
  const [, stem = "", rest = ""] = /^([^@]*)(.*)$/.exec(unit.replace(/\.service$/, "")) ?? [];
  const prefixes = [...stem.matchAll(/-/g)].map(({ index }) => `${stem.slice(0, index + 1)}${rest}.service`);
  return [unit, ...prefixes.reverse()];
}
