import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { askedApplication } from "../../../packages/audit/src/node/asked-application.js";
import { folderWith } from "../../cli/command.js";
import { RUNNER, store } from "./shop.js";
import { storeReader, testsWith } from "./store-reader.js";
import { insert, tablesOf } from "./tables.js";

const made = await storeReader();
const withReader = testsWith(made);

describe.skipIf(made.kind === "missing")("applications of one SQLite store", () => {
  it(
    "are told apart, by pynenc's name for each",
    withReader(async (reader) => {
      const sql = [
        tablesOf("my_shop_11111111", "0.4.0"),
        insert("my_shop_11111111__state_backend_app_info", { app_id: "my-shop", app_info_json: "{}" }),
        tablesOf("my_shop_22222222", "0.2.3"),
        insert("my_shop_22222222__state_backend_app_info", { app_id: "my.shop", app_info_json: "{}" }),
        insert("my_shop_22222222__orchestrator_runner_heartbeats", RUNNER, { ...RUNNER, runner_id: "b" }),
        tablesOf("my_shop_33333333", "0.4.0"),
        // A name of another application than the table's.
        insert("my_shop_33333333__state_backend_app_info", { app_id: "bank", app_info_json: "{}" }),
        tablesOf("my_shop_44444444", "0.4.0"),
      ];
      const { applications, records } = await store(reader, sql.join("\n"));
      expect(applications).toEqual([
        { application: "my-shop", runners: 0, executions: 0 },
        { application: "my.shop", runners: 2, executions: 0 },
        { application: "my_shop", runners: 0, executions: 0 },
        { application: "my_shop_44444444", runners: 0, executions: 0 },
      ]);
      expect(records.map(({ application }) => application)).toEqual(applications.map(({ application }) => application));
      expect(records[2]?.clearing?.statement).toContain("my_shop_33333333__");
    }),
  );

  it(
    "whose names are not written down are told apart by who knows one of them",
    withReader(async (reader) => {
      const prefixes = ["my shop", "my_shop", "my.shop", "my-shop"].map((name) => askedApplication(name).prefix ?? "");
      // In this order in the file, so that the first one takes the name of the form.
      expect([...prefixes].sort()).toEqual(prefixes);
      const [blank, underscore, dot, dash] = prefixes;
      const path = join(folderWith({}), "store.db");
      await reader.make(path, prefixes.map((prefix) => tablesOf(prefix, "0.4.0")).join("\n"));
      const named = async (...asked: readonly [string?]) => {
        const { applications, records } = await reader.read(path, ...asked);
        const names = applications.map(({ application }) => application);
        expect(records.map(({ application }) => application)).toEqual(names);
        return names;
      };
      expect(await named()).toEqual(["my_shop", underscore, dot, dash]);
      expect(await named("my/shop")).toEqual(["my_shop", underscore, dot, dash]);
      expect(await named("my-shop")).toEqual(["my_shop", underscore, dot, "my-shop"]);
      expect(await named("my_shop")).toEqual([blank, "my_shop", dot, dash]);
    }),
  );
});
