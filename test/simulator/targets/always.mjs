// A target that lets everybody start whenever it is asked, or nobody: `always.mjs yes`, `always.mjs no`.
import { createInterface } from "node:readline";

const [answer] = process.argv.slice(2);
const results = {
  describe: { name: `always-${answer}`, version: "1", protocol: "slot-window" },
  canRunAtomicService: answer === "yes",
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, call } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify({ id, result: results[call] })}\n`);
}
