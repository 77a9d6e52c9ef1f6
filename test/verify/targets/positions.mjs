// A target that knows positions only, and misbehaves as its argument says.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const mode = process.argv[2] ?? "good";
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const held = [];
let count = 0;

if (mode === "noise-first") process.stdout.write("starting up\n");
if (mode === "exit-at-once") process.exit(3);
if (mode === "stays") {
  // Neither the end of its input nor a request to end moves it, and it has a child of its own.
  process.on("SIGTERM", () => {});
  setInterval(() => {}, 1000);
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
  process.stderr.write(`pids ${process.pid} ${child.pid}\n`);
}
if (mode === "noise-last") process.stdin.on("end", () => process.stdout.write("bye"));
if (mode === "hang") process.stderr.write(`pids ${process.pid}\n`);
if (mode === "stderr") process.stderr.write("a remark of the target\n");

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, call, args } = JSON.parse(line);
  count++;
  if (mode === "hang" && count > 20) return;
  if (mode === "die" && count > 20) process.exit(7);
  if (mode === "kill-itself" && count > 20) process.kill(process.pid, "SIGKILL");
  if (mode === "noise" && count === 20) process.stdout.write("debug: here\n");
  if (mode === "array" && count === 20) process.stdout.write("[1,2]\n");
  if (mode === "answer-twice" && count === 20) say({ id: id - 1, result: 0 });
  if (mode === "answer-unasked" && count === 20) say({ id: 999_999, result: 0 });
  if (mode === "no-describe" && call === "describe") return say({ id, error: { message: "no idea" } });
  if (mode === "unsupported-describe" && call === "describe") return say({ id, unsupported: true });
  if (mode === "bad-describe" && call === "describe") return say({ id, result: { name: "x", version: 1 } });
  if (mode === "controls" && call === "describe") {
    return say({ id, result: { name: "posi\u001b[31mtions", version: "1\nx", protocol: "slot-window" } });
  }
  if (mode === "controls") return say({ id, error: { message: "one\rtwo\u009b" } });
  if (call === "describe") return say({ id, result: { name: "positions", version: "1", protocol: "slot-window" } });
  if (call !== "calculateRunnerPosition" || mode === "nothing") return say({ id, unsupported: true });
  if (mode === "shape" && count > 20) return say({ id, result: "first" });
  if (mode === "empty" && count > 20) return say({ id });
  if (mode === "error" && args.activeRunners.length > 2) return say({ id, error: { message: "three is a crowd" } });
  const index = args.activeRunners.findIndex(({ runnerId }) => runnerId === args.runnerId);
  // Rare enough that shards of a campaign meet it at different places.
  if (mode === "rare" && index > 4 && args.activeRunners.length % 3 === 0) return say({ id, result: 0 });
  const result = mode === "wrong" && index > 0 ? index - 1 : index < 0 ? null : index;
  if (mode === "shuffled") {
    // Answers come in any order, and in pieces.
    held.push({ id, result, extra: "ignored" });
    if (held.length === 1) setTimeout(release, 1);
    return;
  }
  say({ id, result });
});

function release() {
  const text = held
    .splice(0)
    .reverse()
    .map((message) => `${JSON.stringify(message)}\r\n`)
    .join("");
  const middle = Math.floor(text.length / 2);
  process.stdout.write(text.slice(0, middle), () => process.stdout.write(text.slice(middle)));
}
