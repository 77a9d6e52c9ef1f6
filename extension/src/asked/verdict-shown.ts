import type { FleetStatus } from "slotwise-language-server/protocol";
import * as vscode from "vscode";

export interface VerdictShown {
  readonly icon: string;
  readonly background?: string;
  /** The verdict for those who hear it, and beside a fleet's size. */
  readonly word: string;
}

export function verdictShown(verdict: FleetStatus["verdict"]): VerdictShown {
  switch (verdict) {
    case "safe":
      return { icon: "pass", word: vscode.l10n.t("safe") };
    case "remark":
      return { icon: "info", word: vscode.l10n.t("with remarks") };
    case "warning":
      return { icon: "warning", background: "statusBarItem.warningBackground", word: vscode.l10n.t("with warnings") };
    case "error":
      return { icon: "error", background: "statusBarItem.errorBackground", word: vscode.l10n.t("with errors") };
  }
}
