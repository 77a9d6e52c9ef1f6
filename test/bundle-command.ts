import { bundle } from "../packages/cli/scripts/bundle.mjs";

/** Before any test: the command that tests start as a process is the one these sources make. */
export default async function bundleCommand(): Promise<void> {
  await bundle();
}
