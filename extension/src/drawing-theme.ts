import type { DrawingTheme } from "slotwise-language-server/protocol";
import * as vscode from "vscode";

/** The theme to draw for, as the editor has it now. */
export function drawingTheme(): Exclude<DrawingTheme, "auto"> {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return "light";
    case vscode.ColorThemeKind.Dark:
      return "dark";
    case vscode.ColorThemeKind.HighContrast:
      return "high-contrast";
    case vscode.ColorThemeKind.HighContrastLight:
      return "high-contrast-light";
  }
}
