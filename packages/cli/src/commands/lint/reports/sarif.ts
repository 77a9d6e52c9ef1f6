import { pathToFileURL } from "node:url";
import { type Finding, type Fix, type Place, RULE_NAMES } from "@slotwise/language-service";
import { printableJson } from "@slotwise/words";
import { VERSION } from "../../../host/version.js";
import { fingerprints } from "./fingerprints.js";
import { type LintReport, releaseText } from "./report.js";
import { type RepositoryHost, repositoryPath } from "./repository-path.js";
import { SARIF_LEVELS, sarifRules } from "./sarif-rules.js";

/** Raised when the same problem gets another fingerprint than before. */
const FINGERPRINT_KEY = "slotwiseFinding/v1";

/** The report as SARIF 2.1.0, for code scanning services. */
export async function sarifReport(report: LintReport, host: RepositoryHost): Promise<string> {
  const { RULE_PAGES } = await import("../../../rule-pages.generated.js");
  const prints = fingerprints(report);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "slotwise",
            version: VERSION,
            semanticVersion: VERSION,
            informationUri: "https://www.npmjs.com/package/slotwise",
            rules: sarifRules(RULE_PAGES),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [ROOT]: { description: { text: "The root of the checkout." } } },
        invocations: [{ executionSuccessful: true }],
        results: report.findings.map((finding, index) => resultOf(finding, prints[index] ?? "", host)),
      },
    ],
  };
  return `${printableJson(log, 2)}\n`;
}

const ROOT = "%SRCROOT%";

function resultOf(finding: Finding, fingerprint: string, host: RepositoryHost) {
  const related = finding.related.map(({ place, message }, index) => ({
    id: index + 1,
    message: { text: message },
    physicalLocation: physicalLocation(place, host),
  }));
  const fixes = finding.fixes.map((fix) => fixOf(fix, host));
  return {
    ruleId: finding.rule,
    ruleIndex: RULE_NAMES.indexOf(finding.rule),
    level: SARIF_LEVELS[finding.severity],
    message: { text: `${finding.message}${releaseText(finding)}` },
    locations: [{ physicalLocation: physicalLocation(finding.place, host) }],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(fixes.length > 0 && { fixes }),
    partialFingerprints: { [FINGERPRINT_KEY]: fingerprint },
  };
}

/** One change for each file, as SARIF wants it. */
function fixOf({ title, edits }: Fix, host: RepositoryHost) {
  const files = [...new Set(edits.map(({ place }) => place.file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactLocation(file, host),
      replacements: edits
        .filter(({ place }) => place.file === file)
        .map(({ place, newText }) => ({ deletedRegion: region(place), insertedContent: { text: newText } })),
    })),
  };
}

function physicalLocation(place: Place, host: RepositoryHost) {
  return { artifactLocation: artifactLocation(place.file, host), region: region(place) };
}

function artifactLocation(file: string, host: RepositoryHost) {
  const path = repositoryPath(file, host);
  if (path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: ROOT };
}

/** Lines and columns count from 1; the end column is the one behind the last character. */
function region({ start, end }: Place) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
