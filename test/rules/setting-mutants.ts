import { type Mutant, mutant, textAt, told, without } from "./mutant.js";

/** Of rules about what stands in files. */
export const SETTING_MUTANTS: readonly Mutant[] = [
  mutant(
    "unknown-setting",
    "general keys are forgotten",
    without(({ message }) => message.startsWith("pynenc has no setting")),
  ),
  mutant(
    "unknown-setting",
    "tables are forgotten",
    without(({ message }) => message.startsWith("pynenc has no table")),
  ),
  mutant(
    "unknown-setting",
    "a table's keys are forgotten",
    without(({ message }) => message.startsWith("Config")),
  ),
  mutant("unknown-setting", "every general key must be known", (rule) => (context) => [
    ...rule.check(context),
    ...context.documents.flatMap((document) =>
      (document.settings?.entries ?? [])
        .filter(({ key }) => key === "celery_bridge_url")
        .map(({ keyRange }) => ({ document, range: keyRange, message: "pynenc has no such setting" })),
    ),
  ]),
  mutant(
    "misplaced-setting",
    "every file is read as a pyproject.toml is",
    told(({ documents }) => ({ documents: documents.map((document) => ({ ...document, unread: undefined })) })),
  ),
  mutant(
    "misplaced-setting",
    "names of tasks are forgotten",
    without(({ message }) => message.includes("quotes")),
  ),
  mutant(
    "misplaced-setting",
    "a single task's table is forgotten",
    without(({ message }) => message.includes("ConfigTask")),
  ),
  mutant(
    "wrong-type",
    "enums are forgotten",
    without(({ message }) => message.includes("one of")),
  ),
  mutant(
    "wrong-type",
    "collections are forgotten",
    without(({ message }) => message.includes("must be a list")),
  ),
  mutant(
    "wrong-type",
    "a word that is no number is let pass",
    without((problem) => textAt(problem) === '"five"'),
  ),
  mutant(
    "out-of-range",
    "zero is an interval",
    without(({ message }) => message.includes(" is 0,")),
  ),
  mutant(
    "out-of-range",
    "what is not finite is let pass",
    without(({ message }) => /NaN|Infinity/.test(message)),
  ),
  mutant(
    "out-of-range",
    "strings are forgotten",
    without((problem) => textAt(problem).startsWith('"')),
  ),
  mutant(
    "out-of-range",
    "seconds may be infinite",
    without((problem) => textAt(problem) === "1e308"),
  ),
  mutant(
    "syntax-error",
    "the error is told at the start of the file",
    (rule) => (context) => [...rule.check(context)].map((problem) => ({ ...problem, range: { start: 0, end: 0 } })),
  ),
  mutant("syntax-error", "never told", () => () => []),
  mutant(
    "invalid-cron",
    "fields are only counted",
    without(({ message }) => message.includes("never ticks")),
  ),
  mutant(
    "invalid-cron",
    "fields are not counted",
    without(({ message }) => message.includes("instead of five")),
  ),
  mutant(
    "invalid-cron",
    "only settings are looked at",
    without(({ message }) => message.includes("on_cron(")),
  ),
  mutant(
    "invalid-cron",
    "only people's own crons are looked at",
    without(({ message }) => !message.includes("on_cron(")),
  ),
  mutant(
    "setting-needs-version",
    "what went is not told",
    without(({ message }) => message.includes(" went ")),
  ),
  mutant(
    "upgrade-changes-behaviour",
    "the store is not looked at",
    without(({ message }) => message.includes("SQLite store")),
  ),
  mutant(
    "setting-never-read",
    "a plugin's settings alone are looked at",
    without(({ message }) => message.includes("in pynenc")),
  ),
  mutant(
    "setting-never-read",
    "the newest release is taken for all",
    told(({ releases }) => ({ releases: { ...releases, releases: ["0.4.0"] } })),
  ),
  mutant(
    "refuses-to-start",
    "older releases refuse as well",
    told(({ releases }) => ({ releases: { ...releases, releases: ["0.4.0"] } })),
  ),
  mutant(
    "refuses-to-start",
    "the margin is not looked at",
    without(({ message }) => message.includes("no slot is left")),
  ),
  mutant(
    "refuses-to-start",
    "queues are not looked at",
    without(({ message }) => message.includes("takes work from")),
  ),
  mutant(
    "refuses-to-start",
    "the logging level is not looked at",
    without(({ message }) => message.includes("logging_level is")),
  ),
  mutant(
    "unknown-class",
    "the letters' case does not matter",
    without(({ message }) => message.includes("JSONSerializer")),
  ),
  mutant(
    "unknown-class",
    "an empty name is none",
    without(({ message }) => message.includes("empty name")),
  ),
  mutant(
    "unknown-class",
    "a module before the name is let pass",
    without(({ message }) => message.includes("without its module")),
  ),
  mutant(
    "incompatible-plugin",
    "the oldest release allowed is taken for the one installed",
    told(({ releases }) => ({ releases: { ...releases, releases: releases.releases.slice(0, 1) } })),
  ),
  mutant(
    "incompatible-plugin",
    "MongoDB is not known",
    without(({ message }) => message.includes("mongo")),
  ),
  mutant(
    "setting-needs-version",
    "the oldest release that the dependency allows is taken for the one in use",
    told(({ releases }) => ({ releases: { ...releases, releases: releases.releases.slice(0, 1) } })),
  ),
  mutant(
    "setting-needs-version",
    "only a pinned dependency counts, not a declaration",
    without(({ related }) => (related ?? []).length === 0),
  ),
  mutant(
    "shadowed-setting",
    "only the last of several is told",
    without((problem) => textAt(problem) === "app_id"),
  ),
  mutant("shadowed-setting", "whatever a table repeats counts as beaten", (rule) => (context) => [
    ...rule.check(context),
    ...context.documents.flatMap((document) =>
      (document.settings?.entries ?? [])
        .filter(({ key }) => key === "runner_loop_sleep_time_sec")
        .map(({ keyRange }) => ({ document, range: keyRange, message: "it has no effect here" })),
    ),
  ]),
  mutant(
    "surprising-coercion",
    "booleans are forgotten",
    without(({ message }) => message.includes("non-empty string")),
  ),
  mutant(
    "surprising-coercion",
    "collections are forgotten",
    without(({ message }) => message.includes("apart")),
  ),
  mutant(
    "surprising-coercion",
    "cut numbers are forgotten",
    without(({ message }) => message.includes("cuts")),
  ),
  mutant(
    "upgrade-changes-behaviour",
    "an upgrade is never for the worse",
    without(({ message }) => message.includes("under 0.2.4 to 0.4.0 but not under 0.")),
  ),
  mutant(
    "upgrade-changes-behaviour",
    "other sizes than those declared are judged",
    told(({ judgements }) => ({ judgements: judgements.map((each) => ({ ...each, sizes: { least: 1, most: 9 } })) })),
  ),
  mutant(
    "slotwise-setting",
    "names are forgotten",
    without(({ message }) => message.includes("there is no")),
  ),
  mutant(
    "slotwise-setting",
    "values are forgotten",
    without(({ message }) => message.includes("must be")),
  ),
  mutant(
    "unread-source",
    "only variables are looked at",
    told(({ documents }) => ({
      documents: documents.map((document) => ({ ...document, code: document.code && { ...document.code, files: [] } })),
    })),
  ),
  mutant(
    "unread-source",
    "what deployments take variables from is passed over",
    told(() => ({ unknown: [] })),
  ),
  mutant(
    "unread-source",
    "what one class reads is passed over",
    without(({ message }) => message.includes(" for [")),
  ),
  mutant(
    "unread-file",
    "only files of other tools are told",
    without(({ message }) => message.includes("has them among its variables")),
  ),
  mutant(
    "unread-file",
    "files of other tools are passed over",
    without(({ message }) => message.includes("it is no settings file")),
  ),
  mutant(
    "unread-file",
    "the whole file is meant",
    (rule) => (context) => [...rule.check(context)].map((problem) => ({ ...problem, range: { start: 0, end: 0 } })),
  ),
  mutant(
    "unnamed-settings-file",
    "what was asked about is passed over",
    without(({ message }) => message.includes("as if something did")),
  ),
  mutant("unnamed-settings-file", "somebody else's file is one as well", (rule) => (context) => [
    ...rule.check(context),
    ...context.documents.flatMap((document) =>
      document.unnamed === undefined || !document.source.text.includes("[server]")
        ? []
        : [{ document, range: { start: 0, end: 0 }, message: "nothing names this" }],
    ),
  ]),
];
