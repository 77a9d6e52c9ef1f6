import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { describeDesktop } from "./desktop.js";
import { describePackage } from "./package.js";
import { type Packaged, packageExtension } from "./packaged.js";
import { installEditor, whatIsMissing } from "./requirements.js";
import { type RunningEditor, runEditor } from "./run-editor.js";
import { commands } from "./scenarios/commands.js";
import { fixes } from "./scenarios/fixes.js";
import { inTheLine } from "./scenarios/in-the-line.js";
import { panel, panelOfSeveral } from "./scenarios/panel.js";
import { panelPage } from "./scenarios/panel-page.js";
import { severalDeployments } from "./scenarios/several-deployments.js";
import { storyPage } from "./scenarios/story-page.js";
import { themes } from "./scenarios/themes.js";
import { whatHappened } from "./scenarios/what-happened.js";
import { workspaces } from "./scenarios/workspaces.js";

const isContinuousIntegration = process.env.CI !== undefined;
const scratch = mkdtempSync(join(tmpdir(), "slotwise-editor-"));
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let packaged: Packaged;
beforeAll(() => {
  packaged = packageExtension(join(scratch, "extension"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describePackage(() => packaged);
describeDesktop(() => packaged, scratch);

const missing = isContinuousIntegration ? undefined : whatIsMissing();
if (missing !== undefined) process.stderr.write(`The tests in a real editor are skipped: they need ${missing}.\n`);

// A real browser on a busy machine is late now and then; what is wrong stays wrong the second time.
describe.skipIf(missing !== undefined)("in a real editor", { retry: 1 }, () => {
  let editor: RunningEditor;
  beforeAll(async () => {
    if (whatIsMissing() !== undefined) installEditor();
    mkdirSync(at("../../reports/editor"), { recursive: true });
    editor = await runEditor(packaged.folder, scratch);
  }, 240_000);
  afterEach(({ task }) => (task.result?.state === "fail" ? editor?.screenshots(`failed-${task.name}`) : undefined));
  afterAll(() => editor?.close());

  commands(() => editor);
  inTheLine(() => editor);
  fixes(() => editor);
  panel(() => editor);
  panelOfSeveral(() => editor);
  whatHappened(() => editor);
  severalDeployments(() => editor);
  workspaces(() => editor);
  storyPage(() => editor);
  panelPage(() => editor);
  themes(() => editor);
});
