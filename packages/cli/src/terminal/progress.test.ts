import { expect, it } from "vitest";
import { fakeHost } from "../testing/fake-host.js";
import { progressOn } from "./progress.js";

it("shows a bar once a second has passed, not more often than a person can see, and takes it away", () => {
  let now = 5000;
  const host = fakeHost({ terminalColumns: 40, monotonicMilliseconds: () => now });
  const progress = progressOn(host);
  progress.show(0, 4, "a.toml");
  now += 999;
  progress.show(1, 4, "b.toml");
  expect(host.written.stderr).toBe("");
  now += 1;
  progress.show(2, 4, "a-name-that-is-too-long.toml");
  expect(host.written.stderr).toBe("\r\u001b[K[##########----------] 2/4 a-name-that-");
  now += 10;
  progress.show(3, 4, "c.toml");
  progress.clear();
  expect(host.written.stderr.slice(-4)).toBe("\r\u001b[K");
});

it("never takes more than its line, nor moves the cursor, whatever a file is called", () => {
  let now = 0;
  const host = fakeHost({ terminalColumns: 40, monotonicMilliseconds: () => now });
  const progress = progressOn(host);
  now += 2000;
  progress.show(2, 4, "走者走者走者走者.toml");
  progress.clear();
  now += 2000;
  progress.show(2, 4, "a\n\u001b[2Jb");
  expect(host.written.stderr).toBe(
    "\r\u001b[K[##########----------] 2/4 走者走者走者\r\u001b[K\r\u001b[K[##########----------] 2/4 a\ufffd\ufffd[2Jb",
  );
});

it("shows nothing where nobody watches", () => {
  let now = 0;
  const host = fakeHost({ monotonicMilliseconds: () => now });
  const progress = progressOn(host);
  now = 10_000;
  progress.show(1, 2, "a.toml");
  progress.clear();
  expect(host.written.stderr).toBe("");
});
