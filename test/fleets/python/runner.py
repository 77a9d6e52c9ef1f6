"""One runner of a fleet: python runner.py NAME. It ends, with all that it spawned, once its standard input is closed."""

import os
import signal
import sys
import threading


def end_with_parent():
    """Whoever starts a fleet may be killed; what it started must not go on."""

    def wait():
        while os.read(0, 1):
            pass
        os.killpg(os.getpgrp(), signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()


def main():
    end_with_parent()
    from fleet_app import FLEET, app
    from observe import Journal, observe

    name = sys.argv[1]
    journal = Journal(os.path.join(FLEET["folder"], f"{name}.jsonl"))
    observe(app, journal, FLEET, name)
    journal.write("boot", runnerId=app.runner.runner_id)
    app.runner.run()


if __name__ == "__main__":
    main()
