import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Records } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audited } from "../../packages/cli/src/commands/audit/audited.js";
import { METRIC_NAMES, openMetrics } from "../../packages/cli/src/commands/audit/reports/openmetrics.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { FLEET_NOW, fleetRecords } from "../../packages/cli/src/testing/fleet-records.js";
import { environmentsForTests } from "../../packages/pynenc/scripts/environments.mjs";
import { parseYaml } from "../cli/yaml.js";

const SCRIPT = fileURLToPath(new URL("read_metrics.py", import.meta.url));
const made = await environmentsForTests([{ name: "reader", packages: ["prometheus_client==0.26.0"] }]);

interface Family {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly help: string;
  readonly samples: readonly {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

function metricsOf(records: Records): string {
  const found = { terms: undefined, judged: undefined, release: undefined, releases: [], remarks: [] };
  return openMetrics(audited(records, found, "fleet.db", undefined, fakeHost({ now: FLEET_NOW / 1000 })));
}

/** What the client library's parsers make of texts: that of OpenMetrics, and that of the format before it. */
function parsed(
  texts: readonly string[],
): readonly { readonly openmetrics: readonly Family[]; readonly older: readonly Family[] }[] {
  const python = made.kind === "ready" ? (made.pythons.get("reader") ?? "") : "";
  return JSON.parse(
    execFileSync(python, [SCRIPT], {
      input: JSON.stringify(texts),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }),
  );
}

describe.skipIf(made.kind === "missing")("the metrics of an audit, read by Prometheus' own client", () => {
  it("are what was audited, each with its help, its type and, where its name may end with it, its unit", () => {
    const [stuck] = parsed([metricsOf(fleetRecords({ stuck: true }))]);
    expect(stuck?.openmetrics.map(({ name }) => name)).toEqual(METRIC_NAMES);
    for (const { name, type, unit, help } of stuck?.openmetrics ?? []) {
      expect(help).toMatch(/^[A-Z].*[.]$/);
      expect(type).toBe(name === "slotwise_execution_seconds" ? "summary" : "gauge");
      expect(unit).toBe(/_(seconds|runners)$/.exec(name)?.[1] ?? "");
    }
    const samples = stuck?.openmetrics.flatMap((family) => family.samples) ?? [];
    const told = (name: string, labels: Readonly<Record<string, string>> = {}) =>
      samples.find(
        (each) => each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value),
      )?.value;
    expect(told("slotwise_lock_stuck_seconds")).toBe(1795);
    expect(told("slotwise_seconds_since_execution")).toBe(1794);
    expect(told("slotwise_executions_total", { status: "completed" })).toBe(18);
    expect(told("slotwise_executions_total", { status: "blocked" })).toBe(12);
    expect(told("slotwise_overlaps_total")).toBe(0);
    expect(told("slotwise_execution_seconds", { quantile: "0.95" })).toBe(2);
    expect(told("slotwise_runners")).toBe(2);
    expect(told("slotwise_promise_broken", { promise: "lock-released" })).toBe(1);
    expect(told("slotwise_audited_timestamp_seconds")).toBe(FLEET_NOW / 1e6);
    for (const { labels } of samples) expect(labels["application"]).toBe("orders");
  });

  it("are read alike by what reads the older format, such as the textfile collector", () => {
    for (const { openmetrics, older } of parsed([
      metricsOf(fleetRecords()),
      metricsOf(fleetRecords({ stuck: true })),
      metricsOf(fleetRecords({ changes: { runners: [], executions: [] } })),
    ])) {
      const plain = (families: readonly Family[]) => families.map(({ unit: _, ...family }) => family);
      expect(plain(older)).toEqual(plain(openmetrics));
    }
  });

  it("carry any name of an application, as far as it harms nobody", () => {
    const names = fc.sample(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom('a"b', "a\\b", "a\\nb", "a\nb", "}{")),
      {
        numRuns: 200,
        seed: fc.readConfigureGlobal().seed ?? 1,
      },
    );
    const texts = names.map((application) => metricsOf(fleetRecords({ application })));
    const read = parsed(texts).map(({ openmetrics }) => openmetrics[0]?.samples[0]?.labels["application"]);
    expect(read).toEqual(names.map(safeLine));
  });
});

/** Every name of ours in a text. */
function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/\bslotwise_[a-z_]+/g) ?? [])];
}

it("the alerting rules and the dashboard are what their readers take them for", () => {
  const read = (name: string) => readFileSync(new URL(`../../docs/examples/audit/${name}`, import.meta.url), "utf8");
  const { groups } = parseYaml(read("alerts.yaml"));
  const rules: readonly { alert: string; expr: string; annotations: { summary: string } }[] = groups[0].rules;
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  expect(rules.filter(({ expr }) => namesIn(expr).length === 0)).toEqual([]);
  expect(rules.filter(({ annotations }) => annotations.summary === "")).toEqual([]);
  const { panels } = JSON.parse(read("dashboard.json"));
  const targets: readonly { expr: string }[] = panels.flatMap((panel: { targets: unknown[] }) => panel.targets);
  expect(targets.filter(({ expr }) => namesIn(expr).length === 0)).toEqual([]);
  // Every metric can be seen somewhere.
  expect(METRIC_NAMES.filter((name) => !targets.some(({ expr }) => expr.includes(name)))).toEqual([]);
});

describe.each(["alerts.yaml", "dashboard.json"])("the example %s", (name) => {
  const text = readFileSync(new URL(`../../docs/examples/audit/${name}`, import.meta.url), "utf8");

  it("names metrics that there are, and no others", () => {
    const names = namesIn(text);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((each) => !METRIC_NAMES.includes(each))).toEqual([]);
  });

  it("selects labels that there are", () => {
    const labels = [...text.matchAll(/slotwise_[a-z_]+\{([^}]*)\}/g)].flatMap(([, inside = ""]) =>
      [...inside.matchAll(/([a-z_]+)\s*(?:=|!=|=~|!~)/g)].map(([, label = ""]) => label),
    );
    expect(labels.filter((label) => !["application", "status", "promise", "quantile"].includes(label))).toEqual([]);
    expect(labels.length).toBeGreaterThan(0);
  });
});
