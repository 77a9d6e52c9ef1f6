import { fileURLToPath } from "node:url";
import { JsonProcess } from "./json-process.js";
import type { GeneratedProject } from "./projects.js";

/** What pynenc makes of one class. */
export interface ClassAnswer {
  /** Why the object cannot be built. */
  readonly error?: string;
  /** Fields whose values are refused; absent where a file cannot be read. */
  readonly failed?: readonly string[];
  /** Type and value, such as `float 5.0`. */
  readonly values?: Readonly<Record<string, string>>;
}

export type Answer = Readonly<Record<string, ClassAnswer>>;

/** What a runner raises when it starts, or null. */
interface StartAnswer {
  readonly start: string | null;
}

const HELPER = fileURLToPath(new URL("values.py", import.meta.url));

/** One Python process with one release of pynenc. */
export class PynencProcess {
  readonly #process: JsonProcess<object, unknown>;

  constructor(python: string) {
    this.#process = new JsonProcess(python, HELPER);
  }

  ask(project: GeneratedProject): Promise<Answer> {
    return this.#process.ask({ ...project, construction: project.construction ?? null }) as Promise<Answer>;
  }

  async start(project: GeneratedProject): Promise<string | null> {
    const question = { ...project, construction: project.construction ?? null, classes: [], starts: true };
    return ((await this.#process.ask(question)) as StartAnswer).start;
  }

  end(): void {
    this.#process.end();
  }
}
