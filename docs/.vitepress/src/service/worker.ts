import type { FromService, QuestionName, ToService } from "../crossing/messages.js";
import { ANSWERS } from "./answers.js";
import { judge } from "./judge.js";
import { ProjectFiles } from "./project-files.js";

// The language, beside the page: whatever it takes, the page goes on answering keys.

const files = new ProjectFiles();
let chosen = "";
let revision = 0;
let isJudging = false;

addEventListener("message", ({ data }: MessageEvent<ToService>) => {
  switch (data.kind) {
    case "files":
      files.setFiles(data);
      chosen = data.chosen;
      revision = data.revision;
      void judgeLatest();
      return;
    case "edited":
      files.setText(data.path, data.text);
      chosen = data.path;
      revision = data.revision;
      void judgeLatest();
      return;
    case "asked":
      void answer(data.id, data.name, data.question);
      return;
  }
});

/** What takes no longer is judged at once, key by key. */
const MOST_MILLISECONDS_AT_ONCE = 20;
let lastTook = 0;

/** Where judging takes long only what was typed last is judged. */
async function judgeLatest(): Promise<void> {
  if (isJudging) return;
  isJudging = true;
  let judged = -1;
  while (judged !== revision) {
    // Whatever has arrived meanwhile comes first.
    if (lastTook > MOST_MILLISECONDS_AT_ONCE) await new Promise((resolve) => setTimeout(resolve));
    judged = revision;
    const began = performance.now();
    try {
      const told = await judge(files, chosen);
      if (judged === revision) send({ kind: "judged", revision, judged: told });
    } catch (error) {
      send({ kind: "failed", id: undefined, message: wordsOf(error) });
    }
    lastTook = performance.now() - began;
  }
  isJudging = false;
}

async function answer(id: number, name: QuestionName, question: unknown): Promise<void> {
  try {
    // The page asks by the same table that the answers are in.
    const answering = ANSWERS[name] as (files: ProjectFiles, question: unknown) => Promise<unknown>;
    send({ kind: "answered", id, answer: await answering(files, question) });
  } catch (error) {
    send({ kind: "failed", id, message: wordsOf(error) });
  }
}

function send(message: FromService): void {
  postMessage(message);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
