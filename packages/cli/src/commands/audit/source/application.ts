import { type Records, readRecordLines } from "@slotwise/audit";
import { RELEASES } from "@slotwise/pynenc";
import { safeLine } from "@slotwise/words";
import { type Host, UsageError } from "../../../host/host.js";
import { type AdapterLimits, applicationLines } from "./records-adapter.js";
import type { Source } from "./source.js";

/**
 * Any store that a pynenc application uses, read by the application's own pynenc.
 *
 * @param app `module:application`, imported in the current folder: its code runs
 * @param python the command of the Python that has pynenc and the application; undefined for the usual one
 */
export async function openApplication(
  app: string,
  python: string | undefined,
  host: Pick<Host, "currentFolder" | "environment" | "onInterrupt">,
  limits?: AdapterLimits,
): Promise<Source> {
  const name = `--app ${app}`;
  const ask = async (): Promise<Records> => {
    const [records] = readRecordLines(await applicationLines(app, python, host, limits));
    if (records === undefined) throw new UsageError(`${safeLine(name)} prints no records`);
    return ofKnownRelease(records);
  };
  const first = await ask();
  /** Read once for what is there and for its records: an application takes a second to be imported. */
  let latest: Records | undefined = first;
  const { application = app, runners, executions } = first;
  return {
    name,
    applications: async () => [{ application, runners: runners.length, executions: executions.length }],
    read: async () => {
      const records = latest ?? (await ask());
      latest = undefined;
      return records;
    },
    close: async () => {},
  };
}

/** A release that came after this program is none that it can judge by. */
function ofKnownRelease(records: Records): Records {
  const known = records.releases.filter((release) => RELEASES.includes(release));
  if (known.length === records.releases.length) return records;
  const unknown = records.releases.filter((release) => !known.includes(release)).join(", ");
  return { ...records, releases: known, unread: [...records.unread, `pynenc ${unknown} is not known`] };
}
