import type { RecordTermsParams, RecordTermsResult } from "../protocol/protocol.js";
import type { Session } from "../session/session.js";

/** More releases than there ever were. */
const MOST_RELEASES = 100;

/** Whatever a client sends of its records: what cannot be one's is left out. */
export async function answerRecordTerms(
  { textDocument, records }: RecordTermsParams,
  session: Pick<Session, "termsFor">,
): Promise<RecordTermsResult> {
  const { application, releases, isRustvello }: Partial<RecordTermsParams["records"]> = records ?? {};
  const { terms, release, remarks } = await session.termsFor(textDocument.uri, {
    application: typeof application === "string" ? application : undefined,
    releases: Array.isArray(releases)
      ? releases.slice(0, MOST_RELEASES).filter((each) => typeof each === "string")
      : [],
    isRustvello: isRustvello === true,
  });
  return { terms: terms ?? null, release: release ?? null, remarks };
}
