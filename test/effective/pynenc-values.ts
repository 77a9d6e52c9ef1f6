import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
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
  readonly #child;
  readonly #waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];
  #said = "";

  constructor(python: string) {
    this.#child = spawn(python, [HELPER], { stdio: ["pipe", "pipe", "pipe"] });
    createInterface({ input: this.#child.stdout }).on("line", (line) =>
      this.#waiting.shift()?.resolve(JSON.parse(line)),
    );
    this.#child.stderr.on("data", (data) => {
      this.#said = `${this.#said}${data}`.slice(-2000);
    });
    // What it ended for is told below.
    this.#child.stdin.on("error", () => {});
    this.#child.on("exit", (code) => {
      for (const { reject } of this.#waiting) reject(new Error(`Python ended with ${code}: ${this.#said}`));
    });
  }

  ask(project: GeneratedProject): Promise<Answer> {
    return this.#ask({ ...project, construction: project.construction ?? null }) as Promise<Answer>;
  }

  async start(project: GeneratedProject): Promise<string | null> {
    const question = { ...project, construction: project.construction ?? null, classes: [], starts: true };
    return ((await this.#ask(question)) as StartAnswer).start;
  }

  #ask(question: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    });
  }

  end(): void {
    this.#child.stdin.end();
  }
}
