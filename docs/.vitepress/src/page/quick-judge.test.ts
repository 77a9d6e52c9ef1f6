import { expect, it } from "vitest";
import { judge } from "../service/judge.js";
import { ProjectFiles } from "../service/project-files.js";
import { QuickJudge } from "./quick-judge.js";

const TEXT = '[tool.pynenc]\napp_id = "a"\n[tool.slotwise]\nrunners = 4\n';
const NOW = { files: [{ path: "pyproject.toml", text: TEXT }], chosen: "pyproject.toml", release: undefined };

it("says of a small file what the worker will say, once it is there", async () => {
  const quick = new QuickJudge();
  quick.setFiles(NOW);
  const typed = TEXT.replace("4", "5");
  expect(await quick.edited("pyproject.toml", typed)).toBeUndefined();
  await quick.load();
  const files = new ProjectFiles();
  files.setFiles({ ...NOW, files: [{ path: "pyproject.toml", text: typed }] });
  expect(await quick.edited("pyproject.toml", typed)).toEqual(await judge(files, "pyproject.toml"));
  expect((await quick.edited("pyproject.toml", ""))?.fleets).toBeNull();
});

it("leaves a large one to the worker", async () => {
  const quick = new QuickJudge();
  await quick.load();
  quick.setFiles(NOW);
  expect(await quick.edited("pyproject.toml", `${TEXT}#${"x".repeat(200_000)}`)).toBeUndefined();
});
