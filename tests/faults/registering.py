"""Run as a program inside an installation: checks a register's file, or brings it in and says what is kept.

Told to die, it kills itself with SIGKILL at that point of the work, as a power cut would.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import django

django.setup()

from handrail.foundation.audit.queries import entries, first_broken_link  # noqa: E402
from handrail.foundation.people.models import Person  # noqa: E402
from handrail.foundation.vault import subjects  # noqa: E402
from handrail.partnership.licensing import actions  # noqa: E402
from handrail.partnership.licensing.actions import bringing_in  # noqa: E402
from handrail.partnership.licensing.models import Import, Licence, Renewal  # noqa: E402
from handrail.partnership.licensing.queries.comparing import standings  # noqa: E402
from tests.partnership.licensing import registers  # noqa: E402

ROWS, FAULTY = 600, 20
# Once the keys are made, once the licences are written, and at the last moment before it would be kept.
POINTS = {"keys": (subjects, "lock_many"), "rows": (bringing_in, "renew"), "end": (bringing_in, "record")}


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def begin() -> dict[str, Any]:
    """A file that is checked, and told to come in."""
    by = registers.officer()
    held = registers.checked(registers.many(ROWS, faulty=FAULTY), by=by, at=now())
    actions.bring_in(held, by=by, at=now())
    return {"held": str(held.pk), "by": by.pk}


def write(held: str, by: int, die_at: str) -> dict[str, Any]:
    """Bring it in, and say what there was before and is now."""
    assert Person.objects.filter(pk=by).exists()
    before = kept(held)
    with ExitStack() as stack:
        if die_at:
            place, name = POINTS[die_at]
            stack.enter_context(mock.patch.object(place, name, after(getattr(place, name))))
        actions.write_register(Import.objects.get(pk=held), clock=now)
    return {"before": before, "after": kept(held)}


def after(act: Callable[..., Any]) -> Callable[..., Any]:
    """Do it, then die."""

    def done(*given: Any, **named: Any) -> None:
        act(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return done


def kept(held: str) -> dict[str, Any]:
    """What is there: licences, those that open, renewals, lines in the trail, and whether that is broken."""
    found = Import.objects.get(pk=held)
    return {
        "state": found.state,
        "licences": Licence.objects.count(),
        "open": len(standings(found.register)),
        "renewals": Renewal.objects.count(),
        "in_trail": len(list(entries(act="licensing.register_brought_in"))),
        "broken": str(first_broken_link() or ""),
    }


DOES = {"begin": begin, "write": write}

if __name__ == "__main__":
    told = json.load(sys.stdin)
    json.dump(DOES[told.pop("do")](**told), sys.stdout)  # type: ignore[operator]
