"""A process of its own that adds lines to the trail: `python -m tests.foundation.audit.recorder NAME LINES`."""

import sys
from datetime import UTC, datetime

import django


def add_lines(name: str, lines: int) -> None:
    """Each line in a transaction of its own, as requests do."""
    from django.db import transaction

    from handrail.foundation.audit.actions import record

    for number in range(lines):
        with transaction.atomic():
            record("desk.concern_opened", about=f"concern:{number}", by=name, at=datetime.now(UTC))


if __name__ == "__main__":
    django.setup()
    add_lines(sys.argv[1], int(sys.argv[2]))
