// Turns data/, which is read from the wheels, into typed tables. `pnpm generate` runs it; CI fails on drift.
import { readFileSync } from "node:fs";
import { PLUGINS, PYNENC_RELEASES } from "./known-packages.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(`../data/${path}`, import.meta.url), "utf8"));

const RELEASES = PYNENC_RELEASES.map((release) => read(`pynenc/${release}.json`));
const NEWEST = RELEASES.at(-1);
const plugins = PLUGINS.map(({ name }) => read(`plugins/${name}.json`));
const readByPlugins = new Set(plugins.flatMap(({ reads }) => reads));

/** What the ends of names mean; no other unit stands in a name. */
const UNITS = [
  [/_minutes$/, "minutes"],
  [/_hours$/, "hours"],
  [/_days$/, "days"],
  [/_sec(?:onds)?$/, "seconds"],
];

function fieldOf(field) {
  const unit = UNITS.find(([end]) => end.test(field.name))?.[1];
  const { undescribed: _, ...known } = field;
  // The plugins do not say which of their settings must not be shown.
  const secret = known.secret === true || /password|secret|token/.test(field.name);
  return {
    ...known,
    ...(secret ? { secret } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(field.name.endsWith("_cron") ? { format: "cron" } : {}),
  };
}

/** The classes of all releases laid over each other: each field with the first and the last release that has it. */
function mergedClasses() {
  const names = [...new Set(RELEASES.flatMap(({ classes }) => classes.map(({ configClass }) => configClass)))].sort();
  return names.map((name) => {
    const versions = RELEASES.flatMap(({ release, classes }) => {
      const found = classes.find(({ configClass }) => configClass === name);
      return found === undefined ? [] : [{ release, found }];
    });
    const newest = versions.at(-1).found;
    return { ...newest, package: "pynenc", fields: mergedFields(name, versions) };
  });
}

function mergedFields(configClass, versions) {
  const names = new Set(versions.flatMap(({ found }) => found.fields.map(({ name }) => name)));
  return [...names].map((name) => {
    const having = versions.flatMap(({ release, found }) => {
      const field = found.fields.find((each) => each.name === name);
      return field === undefined ? [] : [{ release, field }];
    });
    const field = having.at(-1).field;
    for (const other of having) {
      if (JSON.stringify(fieldOf(other.field)) !== JSON.stringify(fieldOf(field))) {
        throw new Error(
          `${configClass}.${name} is another one in ${other.release}: fields with several defaults or types are not known here yet`,
        );
      }
    }
    const [since, until] = [having[0].release, having.at(-1).release];
    const unreadIn = having.map(({ release }) => release).filter((release) => isUnread(name, release));
    return {
      ...fieldOf(field),
      ...(since === RELEASES[0].release ? {} : { since }),
      ...(until === NEWEST.release ? {} : { until }),
      ...(unreadIn.length === 0 ? {} : { unreadIn }),
    };
  });
}

/** A setting of pynenc's that a plugin reads has an effect with that plugin. */
function isUnread(name, release) {
  return !readByPlugins.has(name) && !RELEASES.find((each) => each.release === release).reads.includes(name);
}

/** The settings of the plugins, as of the newest release of each. */
function pluginClasses() {
  const read = new Set([...NEWEST.reads, ...readByPlugins]);
  return plugins.flatMap(({ package: name, classes }) =>
    classes.map((each) => ({
      ...each,
      package: name,
      fields: each.fields.map((field) =>
        read.has(field.name) ? fieldOf(field) : { ...fieldOf(field), unreadIn: [...PYNENC_RELEASES] },
      ),
    })),
  );
}

/** What a plugin asks of pynenc, where its wheel was read: its newest release's. */
function withAsked(combination) {
  const read = plugins.find((each) => each.package === combination.plugin && each.release === combination.release);
  const asked = read?.requires.find((each) => /^pynenc(?![-_.\w])/.test(each))?.replace(/^pynenc\s*/, "");
  return asked === undefined || asked === "" ? combination : { ...combination, asked };
}

/** The same error with many releases stands once. */
function grouped({ refused, ...rest }) {
  const groups = new Map();
  for (const [release, problem] of Object.entries(refused))
    groups.set(problem, [...(groups.get(problem) ?? []), release]);
  return { ...rest, refused: [...groups].map(([problem, releases]) => ({ problem, releases })) };
}

const rows = (values) => values.map((each) => `  ${JSON.stringify(each)},`).join("\n");
const header = "// Generated from data/ by scripts/generate-knowledge.mjs. Do not edit.\n";
const source = (name) => new URL(`../src/${name}`, import.meta.url);

function classesText() {
  const all = JSON.stringify(PYNENC_RELEASES);
  return `${header}
import type { ConfigClass } from "./config-class.js";

const ALL: readonly string[] = ${all};

/** Every configuration class of pynenc's releases and of its plugins. */
export const CONFIG_CLASSES: readonly ConfigClass[] = [
${rows([...mergedClasses(), ...pluginClasses()]).replaceAll(all, "ALL")}
];
`;
}

function releasesText() {
  const facts = RELEASES.map(({ release, protocol, startChecks, sqliteTables }) => ({
    release,
    protocol,
    hasLock: "orchestrator_atomic_service_executions" in sqliteTables,
    startChecks,
  }));
  return `${header}
import type { ReleaseFacts } from "./release.js";

/** What each release is, oldest first. */
export const RELEASE_FACTS: readonly ReleaseFacts[] = [
${rows(facts)}
];
`;
}

function combinationsText() {
  return `${header}
import type { PluginCombination, StoreCombination } from "./combinations.js";

/** Every plugin's releases, and the releases of pynenc that each does not work with. */
export const PLUGIN_COMBINATIONS: readonly PluginCombination[] = [
${rows(read("plugin-combinations.json").map(withAsked).map(grouped))}
];

/** For each release, the releases whose SQLite store stops it, and how. */
export const STORE_COMBINATIONS: readonly StoreCombination[] = [
${rows(read("store-combinations.json").map(grouped))}
];
`;
}

/** A parameter in a word, as `src/builder-row.ts` reads it. */
function shortParameter({ name, default: value, isKeyword, key, without, only = {}, words, anyCase }) {
  return [
    isKeyword ? "*" : "",
    name,
    key === name ? "" : `:${key ?? "-"}`,
    { none: "?", falsy: "??" }[without] ?? "",
    words === undefined ? "" : `${anyCase ? "~" : ""}(${words.join("|")})`,
    ...Object.entries(only).map(([other, [word]]) => `[${other}=${word}]`),
    value === undefined ? "!" : value === null ? "" : `=${value}`,
  ].join("");
}

/** Settings in a word; four classes of one store are named by the store. */
function shortGroup({ when = {}, values }) {
  const store = /^(.+)Broker$/.exec(values.broker_cls ?? "")?.[1];
  const classes = Object.entries(STORE_CLASSES).map(([key, kind]) => [key, `${store}${kind}`]);
  const isStore = classes.every(([key, value]) => values[key] === value);
  const rest = Object.entries(values).filter(([key]) => !isStore || STORE_CLASSES[key] === undefined);
  const pairs = (entries) => entries.map(([key, value]) => `${key}=${value}`);
  const conditions = Object.keys(when).length === 0 ? "" : `${pairs(Object.entries(when)).join(",")}:`;
  return `${conditions}${[...(isStore ? [`+${store}`] : []), ...pairs(rest)].join(",")}`;
}

const STORE_CLASSES = {
  broker_cls: "Broker",
  client_data_store_cls: "ClientDataStore",
  state_backend_cls: "StateBackend",
  trigger_cls: "Trigger",
};

function shortMethod({ name, takesAny, parameters, sets }) {
  return `${[`${name}${takesAny ? "*" : ""}`, ...parameters.map(shortParameter)].join(" ")} | ${sets.map(shortGroup).join(" ")}`;
}

/** The methods of PynencBuilder by pynenc and its plugins: of one name and package there is one, in all releases that work. */
function builderText() {
  const builders = read("builder.json");
  const methods = {};
  for (const { package: name, releases, methods: found } of builders) {
    const others = builders.filter((each) => each.package === name && !each.releases.includes(releases[0]));
    if (others.length > 0) {
      throw new Error(
        `${name}: the builder's methods are others in ${others[0].releases[0]}: that is not known here yet`,
      );
    }
    methods[name] = found.map(shortMethod);
  }
  const applications = builders.flatMap(({ application }) => (application === undefined ? [] : [application]));
  return `${header}
/** The arguments of \`Pynenc(...)\`, in their order. */
export const APPLICATION_PARAMETERS: readonly string[] = ${JSON.stringify(applications[0])};

/** The four classes that belong to one store, by what their names end with. */
export const STORE_CLASSES: Readonly<Record<string, string>> = ${JSON.stringify(STORE_CLASSES)};

/** The methods of \`PynencBuilder\` by what brings them: pynenc itself, or a plugin, by its name on PyPI. */
export const BUILDER_ROWS: Readonly<Record<string, readonly string[]>> = {
${Object.entries(methods)
  .map(([name, found]) => `${JSON.stringify(name)}: [\n${rows(found)}\n],`)
  .join("\n")}
};
`;
}

/** Releases with the same tables share them. */
function storeTablesText() {
  const schemas = new Map();
  for (const { release, sqliteTables } of RELEASES) {
    const key = JSON.stringify(sqliteTables);
    schemas.set(key, { releases: [...(schemas.get(key)?.releases ?? []), release], tables: sqliteTables });
  }
  return `${header}
import type { StoreSchema } from "./store-schema.js";

/** The tables of a SQLite store, oldest first. */
export const STORE_SCHEMAS: readonly StoreSchema[] = [
${rows([...schemas.values()])}
];
`;
}

/** The classes that a setting may name, by the setting: those of all releases and plugins, less what only they use. */
function componentsText() {
  const names = {};
  const bringers = {};
  for (const { components, package: bringer } of [...RELEASES, ...plugins]) {
    for (const [kind, found] of Object.entries(components ?? {})) {
      for (const name of found) if (!name.startsWith("_") && bringer !== "pynenc") bringers[name] = bringer;
      const setting = `${kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_cls`;
      names[setting] = new Set([...(names[setting] ?? []), ...found.filter((name) => !name.startsWith("_"))]);
    }
  }
  return `${header}
/** The classes that a setting may name, by the setting: those of every release and of its plugins. */
export const COMPONENT_CLASSES: Readonly<Record<string, readonly string[]>> = {
${Object.entries(names)
  .map(([setting, found]) => `  ${JSON.stringify(setting)}: ${JSON.stringify([...found].sort())},`)
  .join("\n")}
};

/** Of those classes the ones that a plugin brings, with its name on PyPI: without it there is no such class. */
export const CLASS_PLUGINS: Readonly<Record<string, string>> = {
${Object.entries(bringers)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, bringer]) => `  ${JSON.stringify(name)}: ${JSON.stringify(bringer)},`)
  .join("\n")}
};
`;
}

export const files = [
  { path: source("classes.generated.ts"), text: classesText() },
  { path: source("releases.generated.ts"), text: releasesText() },
  { path: source("builder.generated.ts"), text: builderText() },
  { path: source("components.generated.ts"), text: componentsText() },
  { path: source("combinations.generated.ts"), text: combinationsText() },
  { path: source("store-schemas.generated.ts"), text: storeTablesText() },
];
