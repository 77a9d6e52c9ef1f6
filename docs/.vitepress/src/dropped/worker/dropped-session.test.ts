import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnreadableFile } from "../unreadable-file.js";
import { type DroppedSession, droppedSession } from "./dropped-session.js";

const NOW = Date.UTC(2026, 10, 30) * 1000;

/** A session with a file of records in it. */
async function sessionWith(text: string | Uint8Array<ArrayBuffer>, name = "records.jsonl"): Promise<DroppedSession> {
  const session = droppedSession(
    () => Promise.reject(new Error("nobody asked for SQLite")),
    () => NOW,
  );
  await session.open({ kind: "lines", file: new File([text], name) });
  return session;
}

const LINES = [
  { kind: "runner", runner: "a", created: "2026-11-29T00:00:00Z", lastSeen: "2026-11-29T01:00:00Z" },
  { kind: "store", application: "orders", readAt: "2026-11-29T02:00:00Z", releases: ["0.4.0"] },
  { kind: "runner", runner: "b", created: "2026-11-29T00:00:00Z", lastSeen: "2026-11-29T02:00:00Z" },
  { kind: "store", application: "empty" },
];
const TEXT = LINES.map((line) => JSON.stringify(line)).join("\n");
const ASKED = { against: { remarks: ["Told by the page."] }, span: "cycles", now: undefined } as const;

describe("a file of records", () => {
  it("is told by its applications, one of which may have no name", async () => {
    const session = droppedSession(
      () => Promise.reject(new Error("nobody asked for SQLite")),
      () => NOW,
    );
    const { applications, remarks } = await session.open({ kind: "lines", file: new File([TEXT], "records.jsonl") });
    expect(applications).toEqual([
      { application: "", runners: 1, executions: 0, readAt: undefined },
      { application: "orders", runners: 1, executions: 0, readAt: Date.UTC(2026, 10, 29, 2) * 1000 },
      { application: "empty", runners: 0, executions: 0, readAt: undefined },
    ]);
    expect(remarks).toEqual([]);
    expect(await session.whose("orders")).toEqual({ application: "orders", releases: ["0.4.0"], isRustvello: false });
    expect(await session.whose("empty")).toBeUndefined();
    await expect(session.whose("gone")).rejects.toThrow(new UnreadableFile("records.jsonl holds no such application."));
  });

  it("is judged for the instant that is asked for, else its own, else that of opening it", async () => {
    const session = await sessionWith(TEXT);
    const headingOf = async (application: string, now?: number) =>
      (await session.audit({ ...ASKED, application, now })).heading;
    expect(await headingOf("")).toContain("2026-11-30 00:00:00 UTC");
    expect(await headingOf("orders")).toContain("2026-11-29 02:00:00 UTC");
    expect(await headingOf("orders", Date.UTC(2026, 10, 29, 1) * 1000)).toContain("2026-11-29 01:00:00 UTC");
    expect(await headingOf("orders")).toContain("2026-11-29 02:00:00 UTC");
  });

  it("is held against what the page says, as far as that is what it has to be", async () => {
    const session = await sessionWith(TEXT);
    const without = "No settings of this fleet are known here: turns, windows, silences and executions are not judged.";
    expect((await session.audit({ ...ASKED, application: "orders" })).remarks).toEqual(["Told by the page.", without]);
    const strange = { terms: { fleet: {}, retentionMinutes: -1 } as never, release: "pynenc 0.4.0", remarks: [] };
    const shown = await session.audit({ ...ASKED, application: "orders", against: strange });
    expect(shown.remarks).toEqual([without]);
    expect(shown.heading).toContain("orders in records.jsonl, pynenc 0.4.0,");
  });

  it("is the same for another thread", async () => {
    const text = readFileSync(new URL("../../../../examples/audit/healthy.jsonl", import.meta.url), "utf8");
    const session = await sessionWith(text);
    const shown = await session.audit({ ...ASKED, application: "application-1" });
    expect(structuredClone(shown)).toEqual(shown);
    expect((await session.audit({ ...ASKED, application: "application-1", span: "hour" })).picture).not.toEqual(
      shown.picture,
    );
  });

  it.each([
    [new Uint8Array([0xff, 0xfe, 0x00]), "x is no text of records, and no SQLite database, or an encrypted one."],
    ["{}", "x holds no records of a fleet: line 1: it has no kind."],
    ["\n\n", "x holds no records of a fleet."],
  ])("that holds none is told in one sentence: %j", async (text, why) => {
    await expect(sessionWith(text, "x")).rejects.toThrow(new UnreadableFile(why));
  });

  it("of more than 64 MiB is not read", async () => {
    const file = new File([new Uint8Array(64 * 1024 * 1024 + 1)], "x");
    const session = droppedSession(
      () => Promise.reject(new Error("nobody asked for SQLite")),
      () => NOW,
    );
    await expect(session.open({ kind: "lines", file })).rejects.toThrow("x has more than 64 MiB, which is too much.");
  });
});
