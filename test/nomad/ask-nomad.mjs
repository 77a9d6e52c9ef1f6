// Writes answers.json: what HashiCorp's own parsers make of the texts in cases.json. Those of HCL are read by the parser that
// Nomad has, as `@cdktf/hcl2json` 0.21.0 brings it; HCL2JSON names a folder where npm has installed it. The lines of templates
// are read by go-envparse, which Nomad has as well; GOPATH names a folder with it in src/github.com/hashicorp/go-envparse.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const { hcl, lines } = JSON.parse(readFileSync(beside("cases.json"), "utf8"));
const { parse } = createRequire(`${process.env.HCL2JSON}/ask.js`)("@cdktf/hcl2json");

const answers = { hcl: [], lines: [] };
for (const text of hcl) answers.hcl.push(await parse("a.hcl", text).catch(() => null));
const env = { ...process.env, GO111MODULE: "off" };
for (const input of lines) {
  const answer = execFileSync(process.env.GO ?? "go", ["run", beside("env-lines.go")], {
    input,
    env,
    encoding: "utf8",
  });
  answers.lines.push(JSON.parse(answer));
}
writeFileSync(beside("answers.json"), `${JSON.stringify(answers, null, 1)}\n`);
