# A cron log as records: what cronie has written into the journal of each host that has the job.
#   journalctl -t CROND -o json --since -1d > cron-log.journal
#   jq -nc --arg command /usr/local/bin/tidy --arg cron "*/5 * * * *" -f cron-log.jq cron-log.journal > records.jsonl
# Hosts are runners, and each run of the command is an execution: from CMD to the next CMDEND of the same host. One that
# still runs keeps nobody from running, and holds no lock.

# Microseconds since 1970, as text.
def time: (.[:-6] | tonumber | strftime("%Y-%m-%dT%H:%M:%S")) + "." + .[-6:] + "Z";
[inputs | { host: ._HOSTNAME, at: .__REALTIME_TIMESTAMP, said: .MESSAGE }] | sort_by(.at)
| map(. + { word: ([.said | match("^\\([^)]*\\) (CMD|CMDEND) \\((.*)\\)$").captures[].string]
    | if .[1] == $command then .[0] else null end) })
| group_by(.host)
| { kind: "cron", cron: $cron },
  ( .[] | { kind: "runner", runner: .[0].host, created: (.[0].at | time), lastSeen: (.[-1].at | time) } ),
  ( .[]
    | [.[] | select(.word == "CMD")] as $starts
    # What ends before anything has begun began before the log.
    | [.[] | select(.word == "CMDEND" and .at >= $starts[0].at)] as $ends
    | range($starts | length) as $run
    | { id: "\($starts[$run].host)-\($starts[$run].at)", at: ($starts[$run].at | time) } as $start
    | { kind: "execution", id: $start.id, runner: $starts[$run].host, start: $start.at,
        end: (if $ends[$run] then ($ends[$run].at | time) else null end),
        status: (if $ends[$run] then "completed" else "running" end), holdsLock: false },
      { kind: "cron-run", cron: $cron, at: $start.at, execution: $start.id } )
