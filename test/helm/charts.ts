import fc from "fast-check";

/** Files of a chart by their paths within it. */
export type ChartFiles = Readonly<Record<string, string>>;

const NAMES = ["PYNENC__A", "PYNENC__B", "PYNENC__C", "D"];
/** As a file of values writes it. */
const odd = fc.constantFrom(
  "5",
  '"5"',
  "5.0",
  "0.5",
  "-3",
  "999999",
  "1000000",
  "0.00001",
  "0",
  '""',
  "~",
  "true",
  "false",
  '"true"',
  "yes",
  "010",
  "1e3",
  "1_000",
  "2001-01-01",
  "100m",
  "1.2.3",
  "x y",
  "'x y'",
  '"a: b"',
  '"a #b"',
  '"it\'s"',
  '"say \\"x\\""',
  '"back\\\\slash"',
  '"two\\nlines"',
  '"é €"',
  "'{{ no }}'",
  '"[x"',
  '" padded "',
);
const scalar = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("7", '"7.5"', "2.5", "plain", '"10"') },
  { weight: 1, arbitrary: odd },
);
/** Where templates look for values; what is absent may be below something that is. */
const key = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("one", "two", "worker.three") },
  { weight: 2, arbitrary: fc.constant("absent") },
  { weight: 1, arbitrary: fc.constant("deep.absent") },
);
const number = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("3", "0") },
  { weight: 1, arbitrary: fc.constantFrom('"3"', "3.0", "true", "x") },
);

/** How a template writes a value. */
const usual = key.map((at) => `{{ .Values.${at} | quote }}`);
const unusual = key.chain((at) =>
  fc.constantFrom(
    `{{.Values.${at}|quote}}`,
    `{{ quote .Values.${at} }}`,
    `{{ .Values.${at} }}`,
    `{{ .Values.${at} | squote }}`,
    `"{{ .Values.${at} }}"`,
    `'{{ .Values.${at} }}'`,
    `"every-{{ .Values.${at} }}s"`,
    `{{ .Values.${at} }}-x`,
    `{{ .Values.${at} | default "7" | quote }}`,
    `{{ .Values.${at} | default 7 | quote }}`,
    `{{ default 2.50 .Values.${at} | quote }}`,
    `{{ .Values.${at} | int | quote }}`,
    `{{ .Values.${at} | toString | quote }}`,
    `{{ $.Values.${at} | quote }}`,
    `{{ required "there is none" .Values.${at} | quote }}`,
    `{{ .Values.${at} | upper | quote }}`,
    `{{ (.Values.${at}) | quote }} # {{ .Values.${at} | int }}`,
    `{{- .Values.${at} | quote }}`,
    `{{- "" }} {{ .Values.${at} | quote -}} {{ "" }}`,
    "{{ .Chart.AppVersion | quote }}",
    "{{ .Release.Name | quote }}",
    "{{ .Release.Namespace }}-{{ .Chart.Name }}",
    '{{ "it is" | quote }}',
    "'literal' {{/* of no use */}}",
    "5 {{- /* goes */ -}}",
    '"5"',
  ),
);

const expression = fc.oneof(usual, unusual);

/** Items of `env`, indented by twelve. */
const item = fc
  .record({ name: fc.constantFrom(...NAMES), value: expression })
  .map(({ name, value }) => `            - name: ${name}\n              value: ${value}\n`);
const condition = key.chain((at) =>
  fc.constantFrom(
    `.Values.${at}`,
    `not .Values.${at}`,
    `and .Values.on (not .Values.${at})`,
    `or .Values.${at} .Values.on`,
    ".Release.IsInstall",
    `eq .Values.one "5"`,
  ),
);
const part = fc.oneof(
  { weight: 4, arbitrary: item },
  fc
    .record({ condition, item, other: fc.option(item, { nil: undefined }) })
    .map(
      ({ condition, item, other }) =>
        `            {{- if ${condition} }}\n${item}${other === undefined ? "" : `            {{- else }}\n${other}`}            {{- end }}\n`,
    ),
  fc.constantFrom(
    "            {{- range $k, $v := .Values.env }}\n            - name: {{ $k }}\n              value: {{ $v | quote }}\n            {{- end }}\n",
    "            {{- range $key, $value := .Values.env }}\n            - name: PYNENC__{{ $key }}\n              value: '{{ $value }}'\n            {{- else }}\n            - {name: NONE, value: none}\n            {{- end }}\n",
    "            {{- range .Values.list }}\n            - name: {{ .name }}\n              value: {{ .value | quote }}\n            {{- end }}\n",
    "            {{- range $i, $each := .Values.list }}\n            - name: PYNENC__{{ $i }}\n              value: {{ $each.value | default $.Values.one | quote }}\n            {{- end }}\n",
    "            {{- toYaml .Values.list | nindent 12 }}\n",
    "{{ toYaml .Values.list | indent 12 }}\n",
    "            {{- with .Values.worker }}\n            - name: PYNENC__W\n              value: {{ .three | quote }}\n            {{- end }}\n",
    "            {{/* nothing */}}\n",
    "            # {{ .Values.one }}\n",
    '            {{- include "shop.env" . | nindent 12 }}\n',
  ),
);

const replicas = fc.constantFrom(
  "",
  "  replicas: 2\n",
  "  replicas: {{ .Values.replicas }}\n",
  "  replicas: {{ .Values.replicas | int }}\n",
  "  replicas: {{ .Values.replicas | default 4 }}\n",
  "  {{- if not .Values.scaled }}\n  replicas: {{ .Values.replicas }}\n  {{- end }}\n",
  '  replicas: {{ include "shop.replicas" . }}\n',
);
const from = fc.constantFrom(
  "",
  '            - configMapRef:\n                name: {{ include "shop.fullname" . }}-made\n',
  '            - configMapRef: {name: "{{ .Release.Name }}-made"}\n',
);

const workload = (kind: string) =>
  fc.record({ replicas, from, parts: fc.array(part, { minLength: 1, maxLength: 3 }) }).map(
    ({ replicas, from, parts }) => `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: {{ include "shop.fullname" . }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
${replicas}  selector:
    matchLabels: {app: {{ .Chart.Name }}}
  template:
    metadata:
      labels:
        app: {{ .Chart.Name | quote }}
    spec:
      containers:
        - name: app
          image: "shop:{{ .Values.one | default .Chart.AppVersion }}"
${from === "" ? "" : `          envFrom:\n${from}`}          env:
${parts.join("")}`,
  );
const made = fc
  .record({
    name: fc.constantFrom('{{ include "shop.fullname" . }}-made', "{{ .Release.Name }}-made"),
    data: fc.oneof(
      fc.constant("  {{- toYaml .Values.env | nindent 2 }}\n"),
      fc
        .array(fc.record({ name: fc.constantFrom(...NAMES), value: expression }), { minLength: 1, maxLength: 2 })
        .map((all) => all.map(({ name, value }, index) => `  ${name}${index}: ${value}\n`).join("")),
      fc.constant("  {{- range $k, $v := .Values.env }}\n  {{ $k }}: {{ $v | quote }}\n  {{- end }}\n"),
    ),
  })
  .map(({ name, data }) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`);

const values = fc
  .record({
    one: fc.option(scalar),
    two: scalar,
    three: scalar,
    env: fc.uniqueArray(fc.record({ name: fc.constantFrom(...NAMES, "10", '"quoted"'), value: scalar }), {
      maxLength: 3,
      selector: ({ name }) => name,
    }),
    list: fc.array(fc.record({ name: fc.constantFrom(...NAMES), value: scalar }), { maxLength: 2 }),
    on: fc.constantFrom("true", "false", "0", '"no"'),
    scaled: fc.constantFrom("true", "false", "{}"),
    replicas: fc.option(number),
  })
  .map(({ one, two, three, env, list, on, scaled, replicas }) =>
    [
      ...(one === null ? [] : [`one: ${one}`]),
      `two: ${two} # a comment`,
      `worker: {three: ${three}}`,
      ...(replicas === null ? [] : [`replicas: ${replicas}`]),
      `on: ${on}`.replace("on:", '"on":'),
      `scaled: ${scaled}`,
      env.length === 0 ? "env: {}" : "env:",
      ...env.map(({ name, value }) => `  ${name}: ${value}`),
      list.length === 0 ? "list: []" : "list:",
      ...list.flatMap(({ name, value }) => [`  - name: ${name}`, `    value: ${value}`]),
      "",
    ].join("\n"),
  );

/** What most charts have, and nobody here reads. */
const HELPERS = `{{- define "shop.fullname" -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- define "shop.labels" -}}
app: {{ .Chart.Name }}
release: {{ .Release.Name | quote }}
{{- end }}
{{- define "shop.env" -}}
- name: PYNENC__A
  value: hidden
{{- end }}
{{- define "shop.replicas" -}}
9
{{- end }}
`;

/** A chart with two workloads and a ConfigMap, as somebody might have written it. */
export const charts: fc.Arbitrary<ChartFiles> = fc
  .record({
    values: fc.option(values, { freq: 9 }),
    worker: workload("Deployment"),
    other: workload("StatefulSet"),
    made,
    lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
  })
  .map(({ values, worker, other, made, lineEnd }) => {
    const files: Record<string, string> = {
      "Chart.yaml": 'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: "2.5"\n',
      "templates/_helpers.tpl": HELPERS,
      "templates/worker.yaml": worker,
      "templates/other.yaml": other,
      "templates/made.yaml": made,
      ...(values === null ? {} : { "values.yaml": values }),
    };
    return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll("\n", lineEnd)]));
  });
