import type { EditorSwitch, FileSetting } from "./own-setting.js";
import type { OwnSettings } from "./own-settings.js";

interface InFiles {
  /** What holds where no file says it, in words of Markdown. */
  readonly inFiles: string;
}

interface InEditors {
  /** What holds where an editor leaves it out, in words of Markdown. */
  readonly inEditors: string;
}

interface OnlyThere {
  /** Why it is in no other place. */
  readonly onlyThereSince: string;
}

type WithoutIt<Setting> = Setting extends FileSetting
  ? InFiles & OnlyThere
  : Setting extends EditorSwitch
    ? InEditors & OnlyThere
    : InFiles & InEditors;

const DECLARED = "what the files declare";

const PER_FOLDER = "their patterns begin at the folder of the file that says them";

const SHOWN: InEditors & OnlyThere = {
  inEditors: "`true`",
  onlyThereSince: "the command has no such thing to show, and a file is not for one person's editor",
};

/** The rest of the table of our own settings, which only the documentation needs: programs are built without it. */
export const WITHOUT_IT: { readonly [Name in keyof OwnSettings]: WithoutIt<OwnSettings[Name]> } = {
  runners: {
    inFiles:
      "nothing is guessed: a rule about slots speaks only when it holds for *every* fleet of two or more, and a summary says how far the settings carry",
    inEditors: `${DECLARED}, in \`[tool.slotwise]\` or as replicas`,
  },
  serviceDurationSeconds: {
    inFiles: "the longest safe one is told",
    inEditors: `${DECLARED}; where none does, limits are told instead of judged`,
  },
  clockSkewSeconds: { inFiles: '`"0s"`', inEditors: DECLARED },
  startDelaySeconds: { inFiles: '`"0s"`', inEditors: DECLARED },
  storeStalenessSeconds: { inFiles: '`"0s"`', inEditors: DECLARED },
  loopOverheadSeconds: {
    inFiles: '`"20ms"`: see [how often a runner looks](#how-often-a-runner-looks)',
    inEditors: DECLARED,
  },
  pynencReleases: {
    inFiles: "what is locked, else pinned, else the releases that the dependency on pynenc allows; else the newest",
    inEditors: "what the files declare, else what the project's dependencies allow",
  },
  rules: {
    inFiles: "each rule's own severity",
    inEditors: "what the files say, in `[tool.slotwise.rules]`, else each rule's own severity",
  },
  ignore: { inFiles: "none", onlyThereSince: PER_FOLDER },
  exclude: { inFiles: "none", onlyThereSince: PER_FOLDER },
  drawings: SHOWN,
  inlayHints: SHOWN,
  lenses: SHOWN,
};
