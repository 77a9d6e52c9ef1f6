import * as vscode from "vscode";
import type { DrawingTheme } from "../../packages/language-server/src/protocol.js";

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
