import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeRecordLines } from "@slotwise/audit";
import { describe, expect, it, onTestFinished } from "vitest";
import { fakeHost } from "../../../testing/fake-host.js";
import { fleetRecords } from "../../../testing/fleet-records.js";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import { openRecords } from "./record-file.js";

function file(text: string | Uint8Array): string {
  const folder = temporaryFolder({ "a.jsonl": text });
  onTestFinished(folder.remove);
  return join(folder.path, "a.jsonl");
}

const RUNNER =
  '{"kind":"runner","runner":"a","created":"2026-01-01T00:00:00Z","lastSeen":"2026-01-01T00:01:00Z","eligible":true}\n';

describe("records in a file", () => {
  it("are those that were written, but for the statement that clears a lock", async () => {
    const records = fleetRecords({ stuck: true });
    const source = await openRecords(file(writeRecordLines(records)), "a.jsonl", fakeHost());
    expect(await source.applications()).toEqual([{ application: "orders", runners: 3, executions: 31 }]);
    expect(await source.read("orders")).toEqual({ ...records, clearing: undefined });
  });

  it("are read anew each time, as the file grows", async () => {
    const path = file(RUNNER);
    const source = await openRecords(path, "a.jsonl", fakeHost());
    expect((await source.read("")).runners).toHaveLength(1);
    appendFileSync(path, RUNNER.replace('"a"', '"b"'));
    expect((await source.read("")).runners).toHaveLength(2);
    writeFileSync(path, "");
    await expect(source.read("")).rejects.toThrow("a.jsonl has no application");
  });

  it("are read once on standard input", async () => {
    const source = await openRecords(undefined, "standard input", fakeHost({ input: RUNNER }));
    expect((await source.read("")).runners).toEqual((await source.read("")).runners);
  });

  it("are refused in one line where there are none, or no text", async () => {
    await expect(openRecords(file("\n\n"), "a.jsonl", fakeHost())).rejects.toThrow("a.jsonl holds no records");
    await expect(openRecords(file(new Uint8Array([0x7b, 0xff])), "a.jsonl", fakeHost())).rejects.toThrow(
      "a.jsonl is not valid UTF-8",
    );
    await expect(openRecords("/nowhere/a.jsonl", "a.jsonl", fakeHost())).rejects.toThrow(
      "a.jsonl cannot be read: it does not exist",
    );
  });
});
