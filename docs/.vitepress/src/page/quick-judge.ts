import type { FilesNow, Judged } from "../crossing/messages.js";
import type { ProjectFiles } from "../service/project-files.js";

/** What takes no longer may be done before the letter that was typed is painted: half of a frame. */
const MOST_MILLISECONDS = 8;
/** Larger texts are not even tried. */
const MOST_CHARACTERS = 100_000;

/**
 * The fleets of small files, judged beside the letter that is typed, so that both are painted in one frame: an answer of the
 * worker comes a frame later. Whatever takes long, and everything else that is asked, is the worker's.
 */
export class QuickJudge {
  #judge: ((files: ProjectFiles, chosen: string) => Promise<Judged>) | undefined;
  #files: ProjectFiles | undefined;
  /** The files as they were before there was anybody to judge them. */
  #now: FilesNow | undefined;
  /** How often it took too long, of the files that are there. */
  #slow = 0;

  /** The worker has loaded the same by then; until it is here nothing is quick. */
  async load(): Promise<void> {
    const [{ judge }, { ProjectFiles }] = await Promise.all([
      import("../service/judge.js"),
      import("../service/project-files.js"),
    ]);
    this.#judge = judge;
    this.#files = new ProjectFiles();
    if (this.#now !== undefined) this.setFiles(this.#now);
  }

  setFiles(now: FilesNow): void {
    this.#now = now;
    this.#slow = 0;
    this.#files?.setFiles(now);
  }

  /** Undefined where it is for the worker to say; else known before anything else happens. */
  async edited(path: string, text: string): Promise<Judged | undefined> {
    this.#files?.setText(path, text);
    if (this.#judge === undefined || this.#files === undefined) return undefined;
    if (this.#slow >= MOST_SLOW || text.length > MOST_CHARACTERS) return undefined;
    const began = performance.now();
    const judged = await this.#judge(this.#files, path);
    if (performance.now() - began > MOST_MILLISECONDS) this.#slow++;
    return judged;
  }
}

/** The first time takes longer, since nothing is compiled or known yet. */
const MOST_SLOW = 5;
