import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A Python program that answers each line of JSON with one, in their order. */
export class JsonProcess<Question, Answer> {
  readonly #child;
  readonly #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  #said = "";

  constructor(python: string, program: string) {
    this.#child = spawn(python, [program], { stdio: ["pipe", "pipe", "pipe"] });
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

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    });
  }

  end(): void {
    this.#child.stdin.end();
  }
}
