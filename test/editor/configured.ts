/** As a person has it who likes quiet: nothing in these tests depends on more than these. */
const SETTINGS = {
  "chat.disableAIFeatures": true,
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "security.workspace.trust.banner": "always",
  "security.workspace.trust.startupPrompt": "never",
  "window.autoDetectColorScheme": true,
  "window.autoDetectHighContrast": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/** Whatever the system looks like. */
const CHOSEN_THEME = { "window.autoDetectColorScheme": false, "window.autoDetectHighContrast": false };

/** The page as the server sends it, with the settings of a person, for whom trust matters. */
export function configured(html: string, isThemeChosen: boolean): string {
  return html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, start, data) => {
    const configuration = JSON.parse(data.replaceAll("&quot;", '"'));
    configuration.configurationDefaults = isThemeChosen ? { ...SETTINGS, ...CHOSEN_THEME } : SETTINGS;
    configuration.enableWorkspaceTrust = true;
    return `${start}${JSON.stringify(configuration).replaceAll('"', "&quot;")}"`;
  });
}
