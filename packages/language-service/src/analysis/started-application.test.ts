import { describe, expect, it } from "vitest";
import { analyseProject } from "./analyse.js";

const COMPOSE = {
  name: "compose.yaml",
  text: "services:\n  worker:\n    image: shop\n    environment: {PYNENC__REDIS_URL: redis://cache}\n    deploy: {replicas: 6}\n",
};
const module = (name: string, minutes: number) => ({
  name,
  text: `from pynenc import Pynenc\napp = Pynenc(config_values={"atomic_service_interval_minutes": ${minutes}.0})\n`,
});

function intervals(...files: readonly { readonly name: string; readonly text: string }[]) {
  return analyseProject(files).deployments.map(({ name, app }) => {
    const coerced = app.pynenc.get("atomic_service_interval_minutes")?.coerced;
    return [name, coerced?.kind === "value" ? coerced.value : coerced?.kind];
  });
}

describe("what a service starts", () => {
  it("is the one application that the code makes, with what that is given", () => {
    expect(intervals(COMPOSE, module("app.py", 30))).toEqual(
      expect.arrayContaining([
        ["service worker", 30],
        ["app.py", 30],
      ]),
    );
  });

  it("beats what the code gives by its variables", () => {
    const own = {
      ...COMPOSE,
      text: COMPOSE.text.replace("{PYNENC__", "{PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 8, PYNENC__"),
    };
    expect(intervals(own, module("app.py", 30))).toEqual(expect.arrayContaining([["service worker", 8]]));
  });

  it("is any of several, and of none is more known than its own", () => {
    const of = (...modules: readonly ReturnType<typeof module>[]) => intervals(COMPOSE, ...modules);
    expect(of(module("app.py", 30), module("other.py", 20))).toEqual(expect.arrayContaining([["service worker", 5]]));
    expect(of()).toEqual(expect.arrayContaining([["service worker", 5]]));
  });
});
