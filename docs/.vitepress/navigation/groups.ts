/** A part of the documentation, as the sidebar shows it. */
export interface Group {
  readonly title: string;
  /** The pages right below `docs`, in the order in which they are read; or a folder whose `README.md` has the order. */
  readonly pages: readonly string[] | { readonly folder: string };
}

/** The only list: a page that is in no group fails the build. */
export const GROUPS: readonly Group[] = [
  {
    title: "Guide",
    pages: [
      "playground",
      "configuration",
      "vscode",
      "editors",
      "ci",
      "python",
      "operating",
      "audit",
      "simulation",
      "verify",
    ],
  },
  { title: "Algorithm and findings", pages: ["algorithm", "findings", "invariants", "proofs", "measured"] },
  { title: "Rules", pages: { folder: "rules" } },
  { title: "The house", pages: ["architecture", "site", "publishing"] },
  { title: "Decisions", pages: { folder: "decisions" } },
];

/** The page that the site starts with; it is in no group. */
export const START_PAGE = "index";
