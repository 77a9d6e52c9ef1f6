// A target that answers at once: it reads the id and knows one answer to each call. Only what lies between is measured.
const ANSWERS = {
  describe: '{"name":"instant","version":"1","protocol":"slot-window"}',
  canRunAtomicService: "false",
  calculateTimeSlot: '{"start":0.0,"end":0.0}',
  isRunnerInTimeSlot: "false",
  calculateRunnerPosition: "null",
  maxExecutionDurationSeconds: "0.0",
  validateExecutionTime: '{"kind":"fits"}',
};
const REQUEST = /^\{"id":(\d+),"call":"(\w+)"/;

let rest = "";
process.stdin.setEncoding("utf8").on("data", (text) => {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  let answers = "";
  for (const line of lines) {
    const [, id, call] = REQUEST.exec(line);
    const answer = ANSWERS[call];
    answers += answer === undefined ? `{"id":${id},"unsupported":true}\n` : `{"id":${id},"result":${answer}}\n`;
  }
  process.stdout.write(answers);
});
