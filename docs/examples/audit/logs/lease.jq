# The history of a Kubernetes Lease as records. Collect it for as long as you like, then convert it:
#   kubectl get lease orders-leader -n shop -o json --watch > lease.watch
#   jq -nc -f lease.jq lease.watch > records.jsonl
# Each time that somebody holds the lease is an execution, from acquiring it to the last renewal that was seen.

# Times of a Lease are ISO 8601 in UTC, with microseconds: their order is that of the texts.
[inputs | select(.kind == "Lease")] as $states
# Whoever lets go of a lease leaves it without a holder.
| [$states[].spec | select((.holderIdentity // "") != "")] as $held
| { kind: "store", application: $states[-1].metadata.name },
  ( $held | group_by(.holderIdentity)[]
    | { kind: "runner", runner: .[0].holderIdentity,
        created: (map(.acquireTime) | min), lastSeen: (map(.renewTime) | max) } ),
  ( $held | group_by([.acquireTime, .holderIdentity])[]
    | { kind: "execution", runner: .[0].holderIdentity,
        start: .[0].acquireTime, end: (map(.renewTime) | max), status: "completed" } )
