import { expect, it } from "vitest";
import { issueText } from "./issue-text.js";

it("has the link, and of everything else what there is, each text between marks that it does not have", () => {
  const files = [{ path: "a.toml", text: "# ```\nx = 1" }];
  expect(issueText({ link: "https://a/#1.b", verdict: "", drawn: undefined, problems: [], files })).toBe(
    "[These settings in the slotwise playground](https://a/#1.b)\n\n`a.toml`\n\n````\n# ```\nx = 1\n````",
  );
  const withoutLink = issueText({ link: undefined, verdict: "", drawn: undefined, problems: [], files });
  expect(withoutLink).toBe("`a.toml`\n\n````\n# ```\nx = 1\n````");
  const problem = {
    path: "a.toml",
    rule: "no-margin",
    severity: "warning",
    message: "a\nb",
    start: 0,
    end: 1,
  } as const;
  const text = issueText({ link: "l", verdict: "Not safe.", drawn: undefined, problems: [problem], files: [] });
  expect(text).toContain("> Not safe.\n\n- warning `no-margin` in `a.toml`: a b");
});
