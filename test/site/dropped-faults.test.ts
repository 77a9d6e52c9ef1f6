import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { storeReader, testsWith } from "../audit/stores/store-reader.js";
import { folderWith } from "../cli/command.js";
import { lacksBrowser } from "./browser.js";
import { POLICY } from "./dropped-page.js";
import { droppedPages } from "./in-dropped-page.js";
import { livingFleet } from "./living-store.js";

const made = await storeReader();
const withReader = testsWith(made);

describe.skipIf(lacksBrowser())("a dropped file in a browser", () => {
  const pageWith = droppedPages();

  it("that cannot be read is told in one sentence", async () => {
    const { drop, shows, complaints, said } = await pageWith({ place: "header" });
    const folder = folderWith({
      "empty.jsonl": "",
      "prose.txt": "It was a dark night.\n",
      "settings.toml": "[tool.pynenc]\n",
      "secret.db": Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)),
      "zeros.db": `SQLite format 3\0${"\0".repeat(5000)}`,
      "lonely.db-wal": "",
      "a.jsonl": '{"kind":"runner","runner":"r","created":"2026-01-01T00:00:00Z","lastSeen":"2026-01-01T00:01:00Z"}\n',
      "x.db-wal": Buffer.from("377f068200000000", "hex"),
    });
    const path = (name: string) => join(folder, name);
    const sentences: (string | null)[] = [];
    const kinds: boolean[] = [];
    for (const names of [
      ["empty.jsonl"],
      ["prose.txt"],
      ["settings.toml"],
      ["secret.db"],
      ["zeros.db"],
      ["lonely.db-wal"],
      ["a.jsonl", "prose.txt"],
      ["zeros.db", "x.db-wal"],
      ["a.jsonl", "x.db-wal"],
    ]) {
      await drop(...names.map(path));
      sentences.push(await shows());
      kinds.push((await said()).isForAudit[0] === true);
    }
    expect(sentences).toEqual([
      "empty.jsonl cannot be read: it is empty.",
      "prose.txt holds no records of a fleet: line 1: it is no JSON.",
      "settings.toml holds no records of a fleet: line 1: it is no JSON.",
      "secret.db is no text of records, and no SQLite database, or an encrypted one.",
      "zeros.db cannot be read: it is no SQLite database.",
      "lonely.db-wal is only what stands beside a database: drop lonely.db together with it.",
      "a.jsonl and prose.txt were dropped together: one store with its -wal, or one file of records, is read at a time.",
      "x.db-wal belongs to another database than zeros.db, whose own is called zeros.db-wal.",
      "a.jsonl and x.db-wal were dropped together: one store with its -wal, or one file of records, is read at a time.",
    ]);
    expect(kinds).toEqual([false, false, false, false, true, true, true, true, true]);
    await drop(path("a.jsonl"));
    expect(await shows()).toMatch(/^No runner lives/);
    expect([complaints, (await said()).defects]).toEqual([[], []]);
  });

  it.skipIf(made.kind === "missing")(
    "is told where SQLite may not run or is not there",
    withReader(async (reader) => {
      const path = await livingFleet(reader);
      const strict = await pageWith({ place: "header", policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
      await strict.drop(path, `${path}-wal`);
      expect(await strict.shows()).toBe(
        "fleet.db cannot be read: the browser lets no WebAssembly run here, which SQLite takes.",
      );
      const broken = await pageWith({ place: "header", without: /\.wasm$/ });
      await broken.drop(path, `${path}-wal`);
      expect(await broken.shows()).toBe("fleet.db cannot be read: what reads SQLite could not be loaded.");
      const alone = await pageWith({ place: "header", policy: POLICY.replace("connect-src 'self'; ", "") });
      await alone.drop(path, `${path}-wal`);
      expect(await alone.shows()).toBe("fleet.db cannot be read: what reads SQLite could not be loaded.");
      const empty = await pageWith({ place: "header", without: /^dropped-worker/ });
      await empty.drop(path, `${path}-wal`);
      expect(await empty.shows()).toBe("What reads dropped files could not be loaded.");
    }),
  );
});
