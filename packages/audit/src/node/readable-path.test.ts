import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withReadablePath } from "./readable-path.js";

/** As much of a file in WAL mode as is looked at. */
const HEAD = Buffer.alloc(100);
HEAD.write("SQLite format 3\0", "latin1");
HEAD[18] = 2;

let folder = "";
let path = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slotwise-readable-"));
  path = join(folder, "a #1?.db");
  writeFileSync(path, HEAD);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes to the file, at another time each time. */
function write(): void {
  const { length } = readFileSync(path);
  writeFileSync(path, Buffer.concat([HEAD, Buffer.alloc(length - HEAD.length + 1)]));
  utimesSync(path, length, length);
}

describe.each([true, false])("a file in WAL mode without a log, where a URL is taken: %s", (takesUrl) => {
  const read = <T>(use: (readable: string, lacksLog: boolean) => T): T =>
    withReadablePath(
      path,
      (readable, lacksLog) => {
        expect(readable instanceof URL).toBe(takesUrl);
        return use(readable instanceof URL ? fileURLToPath(readable) : readable, lacksLog);
      },
      { takesUrl, copy: copyFileSync },
    );

  it("is read without anything beside it", () => {
    const copy = read((readable, lacksLog) => {
      expect(readFileSync(readable)).toEqual(HEAD);
      expect(lacksLog).toBe(true);
      return readable;
    });
    expect(copy === path).toBe(takesUrl);
    expect(existsSync(copy)).toBe(takesUrl);
    expect(readdirSync(folder)).toEqual(["a #1?.db"]);
  });

  it("says what reading says", () => {
    expect(() =>
      read(() => {
        throw new Error("malformed");
      }),
    ).toThrow("malformed");
  });
});

it("is read anew where it was written meanwhile, whatever came of the reading", () => {
  let calls = 0;
  const length = withReadablePath(
    path,
    () => {
      calls++;
      const { length } = readFileSync(path);
      if (calls < 4) write();
      if (calls < 3) throw new Error("half of one state and half of another");
      return length;
    },
    { takesUrl: true, copy: copyFileSync },
  );
  expect([calls, length]).toEqual([4, HEAD.length + 3]);
});

it("is told where it is written all the time", () => {
  let calls = 0;
  const read = () => {
    calls++;
    write();
  };
  expect(() => withReadablePath(path, read, { takesUrl: true, copy: copyFileSync })).toThrow(
    /cannot be read: it is being written all the time$/,
  );
  expect(calls).toBe(5);
});

it("is read anew where its log went while it was copied", () => {
  const log = `${path}-wal`;
  writeFileSync(log, "what stands in the log");
  const copy = (from: string, to: string) => {
    if (from === path) rmSync(log);
    copyFileSync(from, to);
  };
  expect(withReadablePath(path, (each) => each instanceof URL, { takesUrl: true, copy })).toBe(true);
});

it("says why it cannot be copied", () => {
  mkdirSync(`${path}-wal`);
  expect(() => withReadablePath(path, () => 0, { takesUrl: true, copy: copyFileSync })).toThrow(/EISDIR|ERR_FS/);
});

it.each([true, false])("is read as a living one as soon as it is one, where a URL is taken: %s", (takesUrl) => {
  const given: unknown[] = [];
  const readable = withReadablePath(
    path,
    (each, lacksLog) => {
      given.push([each === path, lacksLog]);
      writeFileSync(`${path}-wal`, "x");
      writeFileSync(`${path}-shm`, "x");
      return each;
    },
    { takesUrl, copy: copyFileSync },
  );
  // A copy is whole, whatever becomes of the file.
  expect(given).toEqual(
    takesUrl
      ? [
          [false, true],
          [true, false],
        ]
      : [[false, true]],
  );
  expect(readable === path).toBe(takesUrl);
});

it("is read from a copy with its log, where the index is missing", () => {
  writeFileSync(`${path}-wal`, "what stands in the log");
  const isCopy = withReadablePath(
    path,
    (readable, lacksLog) => {
      expect(readFileSync(`${String(readable)}-wal`, "utf8")).toBe("what stands in the log");
      return readable !== path && !lacksLog;
    },
    { takesUrl: true, copy: copyFileSync },
  );
  expect(isCopy).toBe(true);
});

it("is read as it is in another mode", () => {
  writeFileSync(path, Buffer.from(HEAD).fill(1, 18, 20));
  expect(withReadablePath(path, (readable) => readable)).toBe(path);
});
