"""Hands what arrived at the public door to the desk, every few seconds, until told to stop."""

import os
import signal
import threading

import django
from django.db import close_old_connections
from django.utils import timezone

SECONDS_BETWEEN = 2.0


def main() -> None:
    """Take in until SIGTERM. A fault ends the process; its supervisor starts another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    django.setup()
    # Models can be imported only now.
    from handrail.casework.desk.actions import take_in

    told_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    while not told_to_stop.wait(SECONDS_BETWEEN):
        close_old_connections()
        take_in(at=timezone.now())


if __name__ == "__main__":
    main()
