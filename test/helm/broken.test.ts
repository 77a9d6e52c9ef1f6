import fc from "fast-check";
import { it } from "vitest";
import { brokenFiles, expectPlacesInside } from "../broken-files.js";
import { charts } from "./charts.js";

const ACTIONS = ["{{", "}}", "{{-", "{{/*", "{{ end }}", "{{ if .Values }}", "{{ range . }}", "{{ .Values.env }}"];

it("whatever is broken in a chart, all that is said has its place in a file", () => {
  fc.assert(fc.property(brokenFiles(charts, ACTIONS), expectPlacesInside), { numRuns: 300 });
});
