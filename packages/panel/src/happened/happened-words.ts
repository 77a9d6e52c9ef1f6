import type { DrawnSpan } from "./drawn-span.js";

/** All words of the page that are not computed from records. */
export interface HappenedWords {
  readonly title: string;
  readonly reading: string;
  readonly now: string;
  readonly works: string;
  readonly worksNot: string;
  readonly cannotTell: string;
  readonly broken: string;
  readonly noneBroken: string;
  readonly rows: string;
  readonly inside: string;
  readonly copyStatement: string;
  readonly happened: string;
  readonly time: string;
  readonly spans: Readonly<Record<DrawnSpan, string>>;
  readonly inWords: string;
  readonly copy: string;
  readonly others: string;
  readonly kept: string;
  readonly unknown: string;
  readonly measured: string;
  readonly remarks: string;
  readonly older: string;
}

/** @param t translates; as they are where nobody does */
export function happenedWords(t: (text: string) => string = (text) => text): HappenedWords {
  return {
    title: t("What the fleet did"),
    reading: t("Reading the records…"),
    now: t("The fleet now"),
    works: t("The fleet works."),
    worksNot: t("The fleet does not work."),
    cannotTell: t("Whether the fleet works cannot be told."),
    broken: t("Broken promises"),
    noneBroken: t("No promise is broken."),
    rows: t("The rows that show it"),
    inside: t("Once that runner is really gone, this clears its record, in:"),
    copyStatement: t("Copy the statement"),
    happened: t("What happened beside what was planned"),
    time: t("Time drawn"),
    spans: {
      cycles: t("three cycles, else 1 hour"),
      quarter: t("15 minutes"),
      hour: t("1 hour"),
      six: t("6 hours"),
      day: t("1 day"),
    },
    inWords: t("The picture in words"),
    copy: t("Copy SVG"),
    others: t("Other promises"),
    kept: t("kept"),
    unknown: t("cannot be told"),
    measured: t("Measured"),
    remarks: t("To be known of it"),
    older: t("What follows is older:"),
  };
}
