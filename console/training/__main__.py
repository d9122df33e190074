"""`python -m console.training`: a training town in a process of its own, for tests that kill everything else.

Prints one JSON line {"base_url", "admin_url", "token", "port", "pid"} when the door is open, then serves until
SIGTERM or SIGINT.
"""

import argparse
import json
import os
import signal
import sys
import threading
from pathlib import Path

from console.models.clock import SteppedClock, SystemClock
from console.training.server import DEFAULT_TOKEN, TrainingServer


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="console.training", description="A local server that speaks the Telegram Bot API."
    )
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ledger", type=Path, help="JSON-lines file that keeps what citizens received")
    parser.add_argument("--stepped", action="store_true", help="time moves only by the admin verb `step`")
    parser.add_argument("--citizens", action="store_true", help="let the scripted citizens live")
    parser.add_argument("--pace", type=float, default=1.0, help="how much faster than life the citizens are")
    options = parser.parse_args(arguments)
    clock = SteppedClock() if options.stepped else SystemClock()
    server = TrainingServer(clock, options.seed, options.ledger, options.token, options.port).start()
    over = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: over.set())
    driver = None
    if options.citizens:
        from console.training.driver import TownDriver

        driver = TownDriver(server, pace=options.pace)
        driver.start()
    line = {
        "base_url": server.base_url,
        "admin_url": server.admin_url,
        "token": server.token,
        "port": int(server.base_url.rpartition(":")[2]),
        "pid": os.getpid(),
    }
    print(json.dumps(line), flush=True)
    over.wait()
    if driver is not None:
        driver.stop()
    server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
