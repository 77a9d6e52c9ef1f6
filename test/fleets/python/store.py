"""Reads what a fleet left in its store, without pynenc: python store.py STORE APP_ID COMMAND [STATEMENT], JSON out.

executions   every record of the atomic service, oldest first; of 0.2.3, which keeps only each runner's last, that
heartbeats   every runner that ever was
clear        carries out the statement that ends the records of dead owners
wipe         removes everything of this application (Redis; a file is removed by whoever made it)
"""

import json
import sqlite3
import sys


class Sqlite:
    def __init__(self, path, _app_id):
        self.connection = sqlite3.connect(path, timeout=30)
        self.connection.row_factory = sqlite3.Row

    def table(self, suffix):
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE ?"
        return next((row["name"] for row in self.connection.execute(query, ("%" + suffix,))), None)

    def rows(self, query):
        return [dict(row) for row in self.connection.execute(query)]

    def executions(self):
        table = self.table("_atomic_service_executions")
        if table is not None:
            return self.rows(
                f"SELECT runner_id AS runnerId, start_time AS start, end_time AS end, status, reason"
                f" FROM {table} ORDER BY start_time"
            )
        return self.rows(
            f"SELECT runner_id AS runnerId, last_service_start AS start, last_service_end AS end,"
            f" 'completed' AS status, '' AS reason"
            f" FROM {self.table('_runner_heartbeats')} WHERE last_service_start IS NOT NULL ORDER BY last_service_start"
        )

    def heartbeats(self):
        return self.rows(
            f"SELECT runner_id AS runnerId, creation_timestamp AS created, last_heartbeat AS lastHeartbeat,"
            f" allow_to_run_atomic_service AS eligible"
            f" FROM {self.table('_runner_heartbeats')} ORDER BY creation_timestamp"
        )

    def clear(self, statement):
        table = self.table("_atomic_service_executions")
        with self.connection:
            return self.connection.execute(statement.replace("EXECUTIONS_TABLE", table)).rowcount

    def wipe(self):
        return 0


class Redis:
    def __init__(self, url, app_id):
        import redis

        self.client = redis.Redis.from_url(url, decode_responses=True)
        self.app_id = app_id
        self.prefix = f"__pynenc__:{app_id}:orchestrator:"

    def executions(self):
        ids = self.client.zrange(f"{self.prefix}atomic_service_executions", 0, -1)
        texts = self.client.mget([f"{self.prefix}atomic_service_execution:{each}" for each in ids]) if ids else []
        records = (json.loads(text) for text in texts if text is not None)
        return [
            {
                "runnerId": record["runner_id"],
                "start": record["start_time"],
                "end": record["end_time"],
                "status": record["status"],
                "reason": record["reason"],
            }
            for record in records
        ]

    def heartbeats(self):
        created = self.client.zrange(f"{self.prefix}runner_heartbeats", 0, -1, withscores=True)
        found = []
        for runner_id, creation in created:
            fields = self.client.hgetall(f"{self.prefix}runner_heartbeat:{runner_id}")
            found.append(
                {
                    "runnerId": runner_id,
                    "created": creation,
                    "lastHeartbeat": float(fields["last_heartbeat"]),
                    "eligible": int(fields["can_run_atomic_service"]),
                }
            )
        return found

    def clear(self, statement):
        command, key = statement.replace("APP_ID", self.app_id).split()
        return self.client.execute_command(command, key)

    def wipe(self):
        own = self.client.scan_iter(f"__pynenc__:{self.app_id}:*")
        return self.client.delete(f"__pynenc__:__pynenc__:apps_info:{self.app_id}", *own)


def main():
    store, app_id, command, *statement = sys.argv[1:]
    opened = (Redis if store.startswith("redis:") else Sqlite)(store, app_id)
    print(json.dumps(getattr(opened, command)(*statement)))


if __name__ == "__main__":
    main()
