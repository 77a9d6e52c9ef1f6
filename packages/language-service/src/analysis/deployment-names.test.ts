import { expect, it } from "vitest";
import { namesOf } from "./deployment-names.js";

it("calls deployments by their names, those of one name by their files as well", () => {
  const service = (name: string, knownBy: string) => ({ name, knownBy });
  expect(namesOf([service("service w", "compose.yaml"), service("service v", "compose.yaml")])).toEqual([
    "service w",
    "service v",
  ]);
  expect(namesOf([service("service w", "compose.yaml"), service("service w", "compose.prod.yaml")])).toEqual([
    "service w (compose.yaml)",
    "service w (compose.prod.yaml)",
  ]);
  const folder = { name: undefined, knownBy: ".env" };
  expect(namesOf([folder, service(".env", ".env"), { name: undefined, knownBy: undefined }])).toEqual([
    ".env",
    ".env",
    "",
  ]);
});
