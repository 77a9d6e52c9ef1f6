import { describe, expect, it } from "vitest";
import { UsageError } from "../../host/host.js";
import { fakeHost } from "../../testing/fake-host.js";
import { type AuditFlags, parseFlags } from "./options.js";

const NOW = Date.UTC(2026, 0, 31, 14, 5);
const parse = (source: string | undefined, flags: Partial<AuditFlags>) =>
  parseFlags(source, { format: "pretty", ...flags }, fakeHost({ now: NOW }));

describe("the options of audit", () => {
  it.each<[string | undefined, Partial<AuditFlags>, string]>([
    [undefined, {}, "which store? Name a SQLite file"],
    ["a.db", { app: "a:b" }, "--app reads the store of an application, and a source is named as well"],
    ["a.db", { python: "python3" }, "--python runs an application: add --app"],
    ["a.db", { anonymous: true }, "--anonymous replaces the ids of --format records"],
    ["a.db", { write: true }, "add --declare"],
    ["a.db", { declare: true, format: "json" }, "--declare takes standard output, and so does --format json"],
    ["a.db", { since: "1h", at: "14:00" }, "give one of them"],
    ["a.db", { since: "1h", format: "json" }, "--since says what is drawn, and --format json draws nothing"],
    [
      "a.db",
      { format: "records", svg: "a.svg" },
      "--format records writes what was read, judges nothing and draws nothing",
    ],
    ["a.db", { format: "records", html: "a.html" }, "--format records writes what was read"],
    ["a.db", { format: "records", since: "1h" }, "--format records writes what was read"],
    ["a.db", { at: "14:00", declare: true }, "--at says what is drawn, and --declare draws nothing"],
    ["a.db", { since: "1" }, '--since is "1", but must be a duration with a unit'],
    ["a.db", { since: "0s" }, '--since is "0s"'],
    ["a.db", { at: "noon" }, '--at is "noon", but must be a time such as 2026-01-31T14:05:00Z'],
    ["a.db", { now: "2026-02-30" }, '--now is "2026-02-30"'],
    ["a.db", { now: "25:00" }, '--now is "25:00"'],
    ["-", { watch: true }, "standard input can be read once"],
    [
      "a.db",
      { watch: true, format: "json" },
      "--watch shows what is now in the terminal, and goes with no --format json",
    ],
    ["a.db", { watch: true, svg: "a.svg" }, "no --svg"],
    ["a.db", { watch: true, declare: true }, "no --declare"],
    ["a.db", { watch: true, now: "14:00" }, "no --now"],
    ["a.db", { watch: "0" }, '--watch is "0", but must be a number of seconds from 0.1 to 3600'],
    ["a.db", { watch: "often" }, '--watch is "often"'],
  ])("%s with %j is refused in one line", (source, flags, told) => {
    const refused = (() => {
      try {
        return parse(source, flags);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(UsageError);
    expect(String(refused)).toContain(told);
    expect(String(refused)).not.toContain("\n");
  });

  it.each<[string, number]>([
    ["14:05", Date.UTC(2026, 0, 31, 14, 5)],
    ["14:05:01", Date.UTC(2026, 0, 30, 14, 5, 1)],
    ["9:00 UTC", Date.UTC(2026, 0, 31, 9)],
    ["2026-01-31", Date.UTC(2026, 0, 31)],
    ["2026-01-31 14:04", Date.UTC(2026, 0, 31, 14, 4)],
    ["2026-01-31T14:04:30.5Z", Date.UTC(2026, 0, 31, 14, 4, 30, 500)],
    ["2026-01-31T14:04+01:00", Date.UTC(2026, 0, 31, 13, 4)],
  ])("takes %s for a time, by UTC where no zone is named, and a time of day for the last one", (text, expected) => {
    const { drawn } = parse("a.db", { at: text });
    expect(drawn?.kind === "around" && drawn.timeBy(NOW * 1000)).toBe(expected * 1000);
    expect(parse("a.db", { now: text }).now).toBe(expected * 1000);
  });

  it("takes a time of day by the instant of the audit, which may be that of a copy", () => {
    const { drawn } = parse("a.db", { at: "14:00" });
    const copied = Date.UTC(2025, 5, 1, 13) * 1000;
    expect(drawn?.kind === "around" && drawn.timeBy(copied)).toBe(Date.UTC(2025, 4, 31, 14) * 1000);
  });

  it("looks every two seconds, or as often as is said", () => {
    expect(parse("a.db", {}).watchMilliseconds).toBeUndefined();
    expect(parse("a.db", { watch: true }).watchMilliseconds).toBe(2000);
    expect(parse("a.db", { watch: "0.5" }).watchMilliseconds).toBe(500);
    expect(parse("a.db", { watch: "1min" }).watchMilliseconds).toBe(60_000);
    expect(parse("a.db", { watch: true, since: "1h" }).drawn).toEqual({ kind: "since", duration: 3_600_000_000 });
  });
});
