import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** One execution that may serve one cron. Times are whole microseconds since the epoch. */
export interface CronQuestionInWords {
  readonly expression: string;
  readonly time: number;
  readonly lastRun: number | null;
}

/** What pynenc does, and between which ticks of the cron the time is, in seconds; or when it ends a runner that has such a cron. */
export type RealAnswer =
  | { readonly serves: boolean; readonly latestTick: number; readonly nextTick: number }
  | { readonly refused: "start" | "look" };

const HELPER = fileURLToPath(new URL("ask_crons.py", import.meta.url));

/**
 * Asks an installed pynenc, all questions in one process.
 * @param python of the environment that it is installed in
 */
export async function realAnswers(
  python: string,
  questions: readonly CronQuestionInWords[],
): Promise<readonly RealAnswer[]> {
  const child = spawn(python, [HELPER], { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
  const answers: RealAnswer[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line) as RealAnswer);
  if (answers.length !== questions.length)
    throw new Error(`${answers.length} answers to ${questions.length} questions: ${complaint}`);
  return answers;
}
