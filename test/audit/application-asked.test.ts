import { join } from "node:path";
import { readRecordLines } from "@slotwise/audit";
import { expect, it } from "vitest";
import { askedApplication } from "../../packages/audit/src/node/asked-application.js";
import { folderWith, slotwise } from "../cli/command.js";
import { nodeWithSqlite } from "../node-with-sqlite.js";
import { EXECUTION, RUNNER } from "./stores/shop.js";
import { storeReader } from "./stores/store-reader.js";
import { insert, tablesOf } from "./stores/tables.js";

const [node, made] = await Promise.all([nodeWithSqlite(), storeReader()]);

it.skipIf(node.kind === "missing")(
  "an application is audited by its name before pynenc has written that down",
  async () => {
    if (node.kind === "missing" || made.kind === "missing") throw new Error("there is no Node with SQLite");
    const cwd = folderWith({});
    const prefix = askedApplication("my-shop").prefix ?? "";
    const rows =
      insert(`${prefix}__orchestrator_runner_heartbeats`, RUNNER) +
      insert(`${prefix}__orchestrator_atomic_service_executions`, EXECUTION);
    await made.reader.make(join(cwd, "store.db"), `${tablesOf(prefix, "0.4.0")} ${rows}`);
    const audit = (name: string) =>
      slotwise(["audit", "store.db", "--application", name, "--format", "records"], { cwd, node: node.path });
    const { stdout, stderr } = await audit("my-shop");
    expect(stderr).toBe("");
    expect(readRecordLines(stdout)).toMatchObject([{ application: "my-shop", runners: [{ runner: "a" }] }]);
    expect((await audit("my.shop")).stderr).toBe(
      "slotwise: store.db holds no application my.shop; did you mean my_shop?\n",
    );
  },
);
