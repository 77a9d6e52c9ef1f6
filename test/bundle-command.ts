import { bundle } from "../packages/cli/scripts/bundle.mjs";
import { bundle as bundleServer } from "../packages/language-server/scripts/bundle.mjs";

/** Before any test: the command and the server that tests start as a process are those that these sources make. */
export default async function bundleCommand(): Promise<void> {
  await Promise.all([bundle(), bundleServer()]);
}
