/** One package of the house, as it is meant. The tests hold the imports against it, the page in the docs is made from it. */
export interface PackagePlan {
  /** The folder below `packages`, but for the extension and the site: `folderOf` has theirs. */
  readonly name: string;
  /** What others import it by. */
  readonly importName: string;
  /** What it is for, in a few words. */
  readonly does: string;
  /** The packages whose entry it may use, all of them lower ones. */
  readonly uses: readonly string[];
  /** Entries beside the main one. */
  readonly subpaths?: readonly string[];
  /**
   * The folders below `src`, the lowest first, each with what is in it: a file may use those of its own room and of lower
   * ones. `""` is `src` itself. A package that is one room has none.
   */
  readonly rooms?: Readonly<Record<string, string>>;
}

/** From the lowest up. */
export const HOUSE: readonly PackagePlan[] = [
  {
    name: "words",
    importName: "@slotwise/words",
    does: "durations, numbers and names as people read and write them",
    uses: [],
  },
  { name: "core", importName: "@slotwise/core", does: "the model: arithmetic, promises, limits", uses: [] },
  { name: "pynenc", importName: "@slotwise/pynenc", does: "what each release of pynenc is, as data", uses: ["core"] },
  {
    name: "timeline",
    importName: "@slotwise/timeline",
    does: "a cycle, a trace or a record as SVG, as terminal text and in words",
    uses: ["core", "words"],
    rooms: {
      cycle: "what is drawn: rows, checks, executions, notices, on an axis of time",
      svg: "for pages, documents and a line of text",
      terminal: "for terminals",
      trace: "what happens to runners over time: a story, or what records show",
      "": "the entry",
    },
  },
  {
    name: "testkit",
    importName: "@slotwise/testkit",
    does: "the invariants, for any implementation",
    uses: ["core"],
    rooms: {
      contract: "what an implementation answers, what an invariant is, the exact reference",
      arbitraries: "settings, fleets and times to try",
      explain: "a counterexample in words",
      invariants: "one invariant a file",
      "": "a verification, and the entry",
    },
  },
  {
    name: "simulator",
    importName: "@slotwise/simulator",
    does: "fleets in virtual time, and the smallest story of a failure",
    uses: ["core", "timeline"],
    subpaths: ["elapsed-clock"],
    rooms: {
      time: "microseconds, clocks, looks, the queue of events",
      scenario: "a fleet to run: choices, faults, what breaks a promise",
      store: "membership and the lock",
      protocol: "one record a protocol: who may start, and when a turn is",
      engine: "runners, rounds, events",
      observers: "what is counted as events go by",
      run: "one simulation",
      counterexample: "a failure as a story",
      search: "looking for a failure, and making it smaller",
      exhaustive: "every run within bounds",
      drawing: "a story as a picture",
      "": "the entry",
    },
  },
  {
    name: "audit",
    importName: "@slotwise/audit",
    does: "what a fleet did, from its store: records, observation, promises, report",
    uses: ["core", "pynenc", "timeline", "words"],
    subpaths: ["node"],
    rooms: {
      records: "what a store holds about its fleet, whatever store it is",
      readers: "one store a file: its tables or keys to records",
      observation: "views, turns and starts, put in order once",
      measured: "the numbers that no settings file has",
      promises: "one promise a file, kept or broken by what the records show",
      report: "all of it together, for people and for programs",
      drawing: "what happened beside what was planned, as a picture",
      node: "a store's file, read with what Node brings along",
      "": "the entry",
    },
  },
  {
    name: "project",
    importName: "@slotwise/project",
    does: "text to documents, deployments, settings in force",
    uses: ["pynenc", "words"],
    rooms: {
      memory: "the latest answers of a pure function, kept",
      text: "a source text with lines, paths, near words",
      declarations: "our own settings, from one table",
      tree: "keys and values with ranges, whatever format they were in",
      coerce: "what Python makes of a value",
      fields: "pynenc's settings, by class, name and variable",
      requirements: "what a file says is installed",
      formats: "one record a format, and the parsers that several share",
      documents: "a file, read: what is pynenc's in it and what is ours",
      releases: "the releases of pynenc that the files allow",
      finder: "which files belong together, and the limits of looking",
      resolve: "the value in force, and where it comes from",
      deployments: "the fleets that files start",
      "": "the entry",
    },
  },
  {
    name: "language-service",
    importName: "@slotwise/language-service",
    does: "settings to findings, fixes and what an editor shows",
    uses: ["core", "pynenc", "project", "timeline", "words"],
    subpaths: ["editor"],
    rooms: {
      crons: "when a cron ticks",
      fleets: "the fleets that settings make, judged under a behaviour",
      findings: "what a finding is, and what accepts one",
      rules: "one rule a file, and what rules share",
      analysis: "deployments to findings: every rule, every deployment",
      recorded: "the settings that the records of a fleet are held against",
      fixes: "what would be better, judged before it is offered",
      answers: "what is told of a deployment that is asked about: a suggestion to paste, the settings in force",
      editor: "one feature of an editor a file",
      "": "the entries",
    },
  },
  {
    name: "panel",
    importName: "@slotwise/panel",
    does: "a fleet to try: its picture with controls, verdict and story; and what a fleet did",
    uses: ["audit", "core", "language-service", "pynenc", "simulator", "timeline", "words"],
    subpaths: ["mount", "search-worker"],
    rooms: {
      fleet: "the fleet that files describe, what can be changed of it, and what the arithmetic says",
      page: "elements, words, colours and sliders",
      picture: "the cycle and its playhead",
      story: "what can go wrong, looked for beside the page",
      crossing: "what goes to the panel and comes from it, checked",
      happened: "what a fleet did, from its audit to a page of its own",
      "": "the panel, and the entries",
    },
  },
  {
    name: "language-server",
    importName: "slotwise-language-server",
    does: "LSP over stdio, and in a web worker",
    uses: ["language-service", "project", "pynenc"],
    subpaths: ["protocol"],
    rooms: {
      protocol: "what client and server say beyond LSP",
      files: "the workspace's files: on disk or the client's, cached",
      client: "what the client can do and wants",
      analysis: "projects analysed, and the last good answer",
      session: "one session's parts together",
      requests: "requests answered, news pushed",
      "": "one wiring a process, and the entries",
    },
  },
  {
    name: "cli",
    importName: "slotwise",
    does: "the command",
    uses: ["audit", "core", "language-service", "project", "pynenc", "simulator", "testkit", "timeline", "words"],
    rooms: {
      host: "the process as the command sees it: streams, folder, clock",
      launch: "the start: packs, and what V8 compiled of them",
      target: "other programs, spoken to line by line",
      terminal: "width, wrapping, colour, progress",
      page: "pages of HTML with a picture that can be scrubbed",
      "command-line": "options that commands share",
      files: "the disk",
      project: "the user's projects, found and judged",
      commands: "one folder a command, whole",
      "": "the list of commands, and the entry",
    },
  },
  {
    name: "extension",
    importName: "slotwise-vscode",
    does: "VS Code, on the desktop and in browsers",
    uses: ["audit", "language-server", "language-service", "panel", "words"],
    rooms: {
      lsp: "the client",
      panel: "the panel's webview",
      audit: "a fleet's records, read, judged and followed",
      asked: "what a person asks for by a command, and which document they mean",
      "": "drawings, status, commands",
      desktop: "the entry on the desktop",
      web: "the entry in browsers",
    },
  },
  {
    name: "site",
    importName: "@slotwise/site",
    does: "the playground, beside the documentation as a site",
    uses: ["audit", "core", "language-service", "panel", "project", "pynenc", "timeline", "words"],
    rooms: {
      link: "all that is in the playground, as the fragment of a link",
      crossing: "what goes between the page and the worker that knows the language",
      dropped: "a store or records that were dropped: read, audited and shown",
      files: "what is dropped on the page, by what can be done with it",
      service: "the worker: projects of files, and what is asked about them",
      editor: "the text, its colours, tooltips and completions",
      copied: "what is taken elsewhere: settings, an issue",
      page: "tabs, problems, controls, the panel; the entry",
      offline: "what keeps the page at hand without a network",
    },
  },
];

/** Where a package is, from the repository's root. */
export function folderOf(name: string): string {
  if (name === "site") return "docs/.vitepress";
  return name === "extension" ? name : `packages/${name}`;
}

/** No source file is longer. */
export const MOST_LINES = 300;
