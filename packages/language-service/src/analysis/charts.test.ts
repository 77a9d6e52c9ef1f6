import { describe, expect, it } from "vitest";
import { project } from "../testing/project.js";

const CHART = 'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: "2.5"\n';

/** A template of a worker with these items in its `env`. */
function worker(env: string, replicas = "1"): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
        - name: app
          image: "shop:{{ .Chart.AppVersion }}"
          env:
${env.replace(/^/gm, "            ")}
`;
}

type Files = Readonly<Record<string, string>>;

function chart(template: string, values?: string, more: Files = {}): Files {
  return {
    "chart/Chart.yaml": CHART,
    ...(values === undefined ? {} : { "chart/values.yaml": values }),
    "chart/templates/worker.yaml": template,
    ...more,
  };
}

/** What is said of some files, each with the text that it points at; what is said of slots is of no interest here. */
function told(files: Files): readonly string[] {
  const ofSlots = new Set(["single-runner-always-on", "dead-runner-hole"]);
  return project(files)
    .findings.filter(({ rule }) => !ofSlots.has(rule))
    .map(({ rule, place }) => {
      const text = files[place.file]?.slice(place.startOffset, place.endOffset);
      return `${rule} ${place.file}: ${text}`;
    });
}

function unreadIn(files: Files): readonly string[] {
  return project(files)
    .findings.filter(({ rule }) => rule === "unread-file")
    .map(({ message }) => message.split(". What it says")[0] ?? "");
}

const SETTING = "PYNENC__PRINT_ARGUMENTS";

describe("what a chart of Helm starts", () => {
  it.each([
    [
      "an item",
      `- name: ${SETTING}\n  value: {{ .Values.worker.print | quote }}`,
      "worker: {print: 'no'}\n",
      "values.yaml",
      "'no'",
    ],
    ["quotes around it", `- name: ${SETTING}\n  value: "{{ .Values.print }}"`, "print: f\n", "values.yaml", "f"],
    [
      "a map",
      "{{- range $k, $v := .Values.env }}\n- name: {{ $k }}\n  value: {{ $v | quote }}\n{{- end }}",
      `env:\n  ${SETTING}: off # why\n  OTHER: x\n`,
      undefined,
      "",
    ],
    [
      "a map in quotes",
      "{{- range $k, $v := .Values.env }}\n- name: {{ $k }}\n  value: {{ $v | quote }}\n{{- end }}",
      `env:\n  ${SETTING}: "off" # why\n`,
      "values.yaml",
      '"off"',
    ],
    [
      "a list",
      "{{- toYaml .Values.env | nindent 12 }}",
      `env:\n  - name: ${SETTING}\n    value: "no"\n`,
      "values.yaml",
      '"no"',
    ],
    [
      "what is put together",
      `- name: ${SETTING}\n  value: "n{{ .Values.o }}"`,
      "o: o\n",
      "templates/worker.yaml",
      '"n{{ .Values.o }}"',
    ],
    [
      "a default",
      `- name: ${SETTING}\n  value: {{ .Values.o | default "no" | quote }}`,
      undefined,
      "templates/worker.yaml",
      '"no"',
    ],
    [
      "a default of which something else is there",
      `- name: ${SETTING}\n  value: {{ .Values.o | default "" | quote }}`,
      'o: "no"\n',
      "values.yaml",
      '"no"',
    ],
    [
      "a literal behind a condition",
      `{{- if not .Values.o }}\n- name: ${SETTING}\n  value: "no"\n{{- end }}`,
      undefined,
      "templates/worker.yaml",
      '"no"',
    ],
    [
      "another dot",
      `{{- with .Values.worker }}\n- name: ${SETTING}\n  value: {{ .print | squote }}\n{{- end }}`,
      "worker:\n  print: 'no'\n",
      "values.yaml",
      "'no'",
    ],
  ])("has each value where it stands: %s", (_what, env, values, file, text) => {
    for (const lineEnd of ["\n", "\r\n"]) {
      const files = Object.fromEntries(
        Object.entries(chart(worker(env), values)).map(([name, each]) => [name, each.replaceAll("\n", lineEnd)]),
      );
      // A word that is true to some readers is not known.
      const expected = file === undefined ? [] : [`surprising-coercion chart/${file}: ${text}`];
      expect(told(files)).toEqual(expected);
    }
  });

  it("is changed in the file that says it", () => {
    const env = `- name: PYNENC__APP_ID\n  value: a\n- name: PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES\n  value: {{ .Values.margin | quote }}`;
    const files = chart(worker(env, "{{ .Values.count }}"), "# how many\ncount: 6\nmargin: 5.0\n");
    const [finding] = project(files).findings.filter(({ rule }) => rule === "margin-exceeds-slot");
    expect(finding?.place.file).toBe("chart/values.yaml");
    expect(files["chart/values.yaml"]?.slice(finding?.place.startOffset, finding?.place.endOffset)).toBe("5.0");
    expect(finding?.related.map(({ place }) => place.file)).toEqual(["chart/values.yaml"]);
    const edits = finding?.fixes.flatMap(({ edits }) => edits) ?? [];
    expect(edits.length).toBeGreaterThan(0);
    expect(new Set(edits.map(({ place }) => place.file))).toEqual(new Set(["chart/values.yaml"]));
  });

  it("takes a ConfigMap of another template by a name that is only known later", () => {
    const name = '{{ include "shop.fullname" . }}-made';
    const template = worker("[]").replace(/env:\s+\[\]/, `envFrom: [{configMapRef: {name: '${name}'}}]`);
    const made = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  {{- toYaml .Values.env | nindent 2 }}\n`;
    const files = chart(template, `env:\n  ${SETTING}: "no"\n`, { "chart/templates/made.yaml": made });
    expect(told(files)).toEqual(['surprising-coercion chart/values.yaml: "no"']);
    const [deployment] = project(files).deployments;
    expect(deployment?.name).toBe('Deployment {{ include "shop.fullname" . }}, container app');
  });

  it.each([
    ['{{ include "shop.fullname" . }}', '{{ include "shop.fullname" $ }}', true],
    ['{{ include "shop.part" .Values.a }}', '{{ include "shop.part" $.Values.a }}', true],
    ['{{ include "shop.fullname" . }}', '{{ include "shop.other" $ }}', false],
    ['{{ include "shop.part" . }}', '{{ include "shop.part" . }}', false],
    ['{{ include "shop.part" $w }}', '{{ include "shop.part" $w }}', false],
    ['{{ include "shop.part" (print .) }}', '{{ include "shop.part" (print .) }}', false],
    ['{{ include "shop.part" (print "$" $) }}', '{{ include "shop.part" (print "." .) }}', false],
  ])("takes %s of a template for %s within a loop only where that is the same: %s", (name, within, isSame) => {
    const made = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '${name}'}\ndata:\n  PYNENC__APP_ID: a\n`;
    const taking = `apiVersion: v1\nkind: Pod\nmetadata: {name: w}\nspec: {containers: [{name: a, args: [pynenc, runner, start], envFrom: [{configMapRef: {name: '${within}'}}]}]}\n`;
    const files = chart(`{{- range $w := .Values.all }}\n${taking}{{- end }}\n`, "all: [{n: 1}]\n", {
      "chart/templates/made.yaml": name.includes("$w") ? `{{- range $w := .Values.all }}\n${made}{{- end }}\n` : made,
    });
    const unread = project(files).findings.flatMap(({ rule, message }) => (rule === "unread-source" ? [message] : []));
    expect(unread.length).toBe(isSame ? 0 : 1);
    if (!isSame) expect(unread[0]).toContain("which one it is, is only known when the chart is installed");
  });
});

const ITEM = `- name: ${SETTING}\n  value: {{ .Values.print | quote }}`;

describe("a template that is not rendered", () => {
  it.each([
    ["the function upper is not read here", `- name: ${SETTING}\n  value: {{ .Values.print | upper }}`],
    ["{{ define } is not read here", `${ITEM}\n{{- define "x" }}{{ end }}`],
    ["it takes .Capabilities.KubeVersion", `${ITEM}\n# {{ .Capabilities.KubeVersion }}`],
    ["what it becomes depends on {{ .Release.Name }}", `{{- if .Release.Name }}\n${ITEM}\n{{- end }}`],
    ["env.value is only known later", `- name: ${SETTING}\n  value: {{ include "x" . }}`],
    ["what it becomes is no YAML, or only known later", `${ITEM}\n{{- include "x" . | nindent 12 }}`],
    [
      `Kubernetes refuses what it becomes, since ${SETTING} of Deployment {{ include "shop.fullname" . }} has to be a text, so it has to stand in quotes`,
      `- name: ${SETTING}\n  value: {{ .Values.print }}`,
    ],
    ["Helm stops at .b, since nothing is there", `- name: ${SETTING}\n  value: {{ .Values.a.b }}`],
    ["{{ if } has no end", `{{ if .Values.print }}\n${ITEM}`],
    ["{{ end } ends nothing", `${ITEM}\n{{ end }}`],
    ["it has a {{ that does not end, or that is not read here", `${ITEM}\n{{ .Values.print`],
    ["what it becomes is no YAML, or only known later", `- name: ${SETTING}\n  value: {{ .Values.text }}`],
  ])("is told: %s", (reason, env) => {
    const files = chart(worker(env), 'print: "no"\ntext: "\\"x"\n');
    const expected = reason.replace(/(\{\{ \w+ \})(?!\})/, "$1}");
    const [first, ...others] = unreadIn(files);
    expect(first).toBe(`chart/templates/worker.yaml was not read, and sets ${SETTING}: ${expected}`);
    expect(others).toEqual([]);
    expect(project(files).findings).toHaveLength(1);
  });

  it.each([
    ["without a chart", "no Chart.yaml says", { "chart/Chart.yaml": undefined }],
    ["of a library", "its chart is a library", { "chart/Chart.yaml": `${CHART}type: library\n` }],
    ["of a chart within one", "the chart around its own", {}],
    [
      "that takes another one's values",
      "takes values from another",
      { "chart/Chart.yaml": `${CHART}dependencies: [{name: a, import-values: [b]}]\n` },
    ],
  ])("is told: one %s", (_what, reason, changed: Readonly<Record<string, string | undefined>>) => {
    const all = { ...chart(worker(ITEM), 'print: "no"\n'), ...changed };
    const isWithin = Object.keys(changed).length === 0;
    const files = Object.fromEntries(
      Object.entries(all).flatMap(([name, text]) =>
        text === undefined ? [] : [[isWithin ? name.replace("chart/", "charts/sub/") : name, text]],
      ),
    );
    const [told, ...others] = unreadIn(isWithin ? { ...files, "Chart.yaml": CHART } : files);
    expect(told).toContain(reason);
    expect(others).toEqual([]);
  });

  it("leaves the values that it may take unread, and the number of what it may scale unknown", () => {
    const scaler = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {maxReplicas: {{ mul 2 .Values.count }}}\n`;
    const values = `count: 6\nenv:\n  ${SETTING}: "no"\n`;
    const rest = { "chart/templates/scaler.yaml": scaler };
    const env = "{{- range $k, $v := .Values.env }}\n- name: {{ $k }}\n  value: {{ $v | quote }}\n{{- end }}";
    expect(unreadIn(chart(worker(env), values))).toEqual([]);
    expect(unreadIn(chart(worker(env), values, rest))).toEqual([
      `chart/values.yaml was not read, and sets ${SETTING}: chart/templates/scaler.yaml, which takes values from it, was not read: the function mul is not read here`,
    ]);
    const sizes = (files: Files) => project(files).deployments.map(({ judgements }) => judgements[0]?.sizes);
    expect(sizes(chart(worker(env, "2"), values))).toEqual([{ least: 2, most: 2 }]);
    expect(sizes(chart(worker(env, "2"), values, rest))).toEqual([undefined]);
  });

  it("leaves what no template takes", () => {
    const files = chart(worker("- name: A\n  value: a"), `env: {${SETTING}: "no"}\n`);
    expect(unreadIn(files)).toEqual([
      `chart/values.yaml was not read, and sets ${SETTING}: no template makes variables of what it says there`,
    ]);
  });

  it.each([
    ["long", `${"x: 1\n".repeat(60_000)}${ITEM}`, "it is longer than what is read here"],
    ["with very many actions", `${ITEM}\n${"{{ .Values.print }}".repeat(3000)}`, "it is longer than what is read here"],
    ["nested deeply", `${ITEM}\n${"{{ if 1 }}".repeat(100)}`, "it is nested more deeply than what is read here"],
    [
      "with deep brackets",
      `${ITEM}\n{{ ${"(".repeat(1000)}1${")".repeat(1000)} }}`,
      "it is nested more deeply than what is read here",
    ],
    [
      "that grows",
      `${ITEM}\n${"{{ range $.Values.many }}".repeat(8)}x${"{{ end }}".repeat(8)}`,
      "it becomes longer than what is read here",
    ],
  ])("is told: one %s", (_what, env, reason) => {
    const files = chart(worker(env), `print: "no"\nmany: [${"1,".repeat(50)}]\n`);
    expect(unreadIn(files)[0]).toContain(reason);
  });
});
