import type { Finding } from "../findings/finding.js";
import { isRuleName } from "../findings/rule-names.js";
import type { Suppression } from "../findings/suppression.js";
import { ruleNamed } from "../rules/index.js";
import type { Analysis } from "./analysis.js";
import { toFinding } from "./to-finding.js";

/** The places of all comments that were of use in some deployment. */
export function usedSuppressions(deployments: readonly Analysis[]): ReadonlySet<string> {
  const used = deployments.flatMap(({ suppressions }) => suppressions.filter((each) => each.used));
  return new Set(used.map(placeOfSuppression));
}

function placeOfSuppression({ document, range }: Suppression): string {
  return `${range.start} ${document.source.name}`;
}

/** The comments that were of no use in any deployment. */
export function unusedOf({ declarations, suppressions }: Analysis, used: ReadonlySet<string>): readonly Finding[] {
  const rule = ruleNamed("unused-suppression");
  const configured = declarations.rules.get("unused-suppression");
  if (rule === undefined || configured === "off") return [];
  return suppressions
    .filter((each) => !used.has(placeOfSuppression(each)))
    .map(({ document, range, rule: name }) => {
      const message = isRuleName(name)
        ? `nothing here is to be accepted: ${name} finds no problem`
        : `there is no rule ${name}`;
      return toFinding(rule, { document, range, message }, configured);
    });
}
