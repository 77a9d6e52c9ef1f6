import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Before any test: a folder that all workers of this run share, for the site that one of them builds. */
export default function siteFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-site-"));
  process.env["SLOTWISE_TEST_SITE"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
