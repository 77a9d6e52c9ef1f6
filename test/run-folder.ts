import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Before any test: a folder that all workers of this run share, for what one of them makes and others use. */
export default function runFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-run-"));
  process.env["SLOTWISE_TEST_RUN"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
