"""Hand what arrived to the desk and to the partnership every few seconds, and begin every day, until told to stop."""

import os
import signal
import threading
from datetime import date, datetime, time

import django
from django.db import close_old_connections
from django.utils import timezone

from handrail.foundation.rubbish import look_seldom

SECONDS_BETWEEN = 2.0
# When whoever works on a file begins the day.
MORNING = time(7)


def main() -> None:
    """Take in until SIGTERM. A fault ends the process; its supervisor starts another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    django.setup()
    # Models can be imported only now.
    from handrail.casework.cases.actions import remind_of_files
    from handrail.casework.desk.actions import take_in
    from handrail.casework.dots.actions import read_what_waits
    from handrail.casework.exchange.actions import go_on_with_lists
    from handrail.foundation.mornings import begin_the_day
    from handrail.partnership.published.actions import take_in_requests

    look_seldom()
    told_to_stop, reminded_on = threading.Event(), date.min
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    while not told_to_stop.wait(SECONDS_BETWEEN):
        close_old_connections()
        take_in(at=timezone.now())
        take_in_requests(at=timezone.now())
        read_what_waits(at=timezone.now())
        go_on_with_lists(at=timezone.now())
        if is_a_new_morning(timezone.localtime(), after=reminded_on):
            remind_of_files(at=timezone.now())
            begin_the_day(at=timezone.now())
            reminded_on = timezone.localdate()


def is_a_new_morning(now: datetime, *, after: date) -> bool:
    """Whether it is morning, or later, of a day after that one. Reminding twice would remind nobody twice."""
    return now.date() > after and now.time() >= MORNING


if __name__ == "__main__":
    main()
