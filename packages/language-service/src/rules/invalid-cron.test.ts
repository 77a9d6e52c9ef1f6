import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";

const crons = (text: string) =>
  analyseProject([{ name: "app.py", text: `from pynenc import PynencBuilder\n${text}\n` }]).findings.filter(
    ({ rule }) => rule === "invalid-cron",
  );

it("says nothing of a cron that is not in force: a later table takes the place of the one that had it", () => {
  const first = 'app = PynencBuilder().custom_config(pynenc={"recover_pending_invocations_cron": "0 0 * * 5L"})';
  expect(crons(`${first}.build()`)).toHaveLength(1);
  expect(crons(`${first}.custom_config(pynenc={"max_pending_seconds": 5}).build()`)).toEqual([]);
  expect(crons(`${first}.custom_config(max_pending_seconds=5).build()`)).toHaveLength(1);
});
