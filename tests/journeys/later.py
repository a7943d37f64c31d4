"""Run as a program in an installation: the staff door, so many days from now, when today is long over.

Only what is shown comes from that day: one-time codes are those of today.
"""

import sys
from datetime import datetime, timedelta
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.utils import timezone

AHEAD = timedelta(days=int(sys.argv[2]))
today = timezone.now


def now() -> datetime:
    """The moment on that day."""
    return today() + AHEAD


class Quiet(WSGIRequestHandler):
    """Says nothing of who asked for what."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 — the name it has there
        """Nothing."""


if __name__ == "__main__":
    # Before anything else is loaded, so that all of it reads this clock.
    timezone.now = now

    from handrail.config.wsgi import application

    make_server("127.0.0.1", int(sys.argv[1]), application, handler_class=Quiet).serve_forever()
