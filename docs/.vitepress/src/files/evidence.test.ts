import { expect, it } from "vitest";
import { evidenceAmong } from "./evidence.js";

const dropped = (path: string, isOfFolder: boolean) => {
  return { path, file: new File([], path.slice(path.lastIndexOf("/") + 1)), isOfFolder };
};
const namesOf = (...files: readonly ReturnType<typeof dropped>[]) => {
  const found = evidenceAmong(files);
  return found && { ...found, sets: found.sets.map((set) => set.map(({ name }) => name)) };
};

it("is what somebody dropped together, whatever it is", () => {
  expect(namesOf(dropped("a.db", false), dropped("b.db-wal", false))).toEqual({
    sets: [["a.db", "b.db-wal"]],
    areMeant: true,
  });
});

it("is of a folder each store with what stands beside it there, and each file of records by itself", () => {
  const paths = [".coverage", "b/fleet.db-wal", "b/fleet.db", "c/fleet.db", "records.jsonl", "gone.db-shm"];
  expect(namesOf(...paths.map((path) => dropped(path, true)))).toEqual({
    sets: [[".coverage"], ["fleet.db", "fleet.db-wal"], ["fleet.db"], ["records.jsonl"]],
    areMeant: false,
  });
});

it("is what somebody dropped beside a folder, and not what is in that", () => {
  expect(namesOf(dropped("of-folder.db", true), dropped("mine.db", false))).toEqual({
    sets: [["mine.db"]],
    areMeant: true,
  });
});

it("is nothing where there is nothing to read", () => {
  expect(evidenceAmong([])).toBeUndefined();
  expect(namesOf(dropped("gone.db-wal", true))).toBeUndefined();
});
