"""Run as a program inside an installation: brings partners' lists in, or takes one back, and says what is kept.

Told to die, it kills itself with SIGKILL in the middle of that transaction, as a power cut would.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from handrail.casework.desk.actions import take_in, withdrawing  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.casework.exchange import actions  # noqa: E402
from handrail.casework.exchange.actions import bringing_in, landing, taking_back  # noqa: E402
from handrail.casework.exchange.models import FileKind, FileState, Landed, PartnerFile  # noqa: E402
from handrail.foundation.audit.queries import entries, first_broken_link  # noqa: E402
from handrail.foundation.people.models import Role  # noqa: E402
from handrail.foundation.spreadsheets import read_table  # noqa: E402
from handrail.public.concerns.models import SealedReport  # noqa: E402
from tests import build  # noqa: E402
from tests.casework.exchange import lists  # noqa: E402

ROWS, WRONG, BATCH = 60, 4, 20


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def a_list() -> bytes:
    """A list of many rows, some of them wrong."""
    rows = [(f"R{number}", "31/03/2026", f"The {number}. of many", "Mill Lane", "", "") for number in range(ROWS)]
    return lists.as_csv(*rows, *[lists.WRONG] * WRONG)


def bring(die_at: str) -> dict[str, Any]:
    """Bring a list in, the one that was begun or a new one, and say what there was before and is now."""
    held = PartnerFile.objects.select_related("sender", "made_by").first() or begun()
    before = kept(held)
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(landing, "AT_ONCE", BATCH))
        if die_at == "rows":
            stack.enter_context(mock.patch.object(landing, "keep_sealed", dies_at_the_second(landing.keep_sealed)))
        if die_at == "end":
            stack.enter_context(mock.patch.object(bringing_in, "record", side_effect=die))
        actions.land_list(held, clock=now)
    return {"before": before, "after": kept(held)}


def begun() -> PartnerFile:
    """A list that is checked, and told to come in."""
    by = build.person(Role.DESK_OFFICER, at_work=build.organisations()[0])
    held = lists.checked(a_list(), by=by, at=now())
    actions.bring_in(held, by=by, at=now())
    return lists.fresh(held)


def dies_at_the_second(act: Callable[..., Any]) -> Callable[..., Any]:
    """Do it once, and in the middle of the second time die."""
    times: list[int] = []

    def done(*given: Any, **named: Any) -> Any:
        told = act(*given, **named)
        times.append(1)
        return die() if len(times) > 1 else told

    return done


def die(*_: object, **__: object) -> None:
    """The power goes."""
    os.kill(os.getpid(), signal.SIGKILL)


def kept(held: PartnerFile) -> dict[str, Any]:
    """What is there: reports, rows that landed, lines in the trail, and whether the list is still held."""
    found = lists.fresh(held)
    return {
        "state": found.state,
        "reports": SealedReport.objects.count(),
        "landed": Landed.objects.filter(file=found).count(),
        "held": bool(found.content),
        "in_trail": len(list(entries(act="exchange.list_brought_in"))),
        "broken": str(first_broken_link() or ""),
        **{name: found.counts.get(name) for name in ("new", "faulty")},
    }


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do these at the same time, each with connections of its own."""

    def done(act: Callable[[], Any]) -> Any:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(done, acts))


def from_terminal() -> tuple[PartnerFile, landing.BroughtIn]:
    """Bring the list in as the command does."""
    return actions.bring_in_from_terminal(read_table(a_list()), sender="A council", kind=FileKind.REPORTS, at=now())


def twice(**_: object) -> dict[str, Any]:
    """The same list twice at once: of each run, what was new and what was there already."""
    with mock.patch.object(landing, "AT_ONCE", BATCH):
        told = [done for _, done in at_once(from_terminal, from_terminal)]
    return {
        "new": sum(done.new for done in told),
        "known": sum(done.known for done in told),
        "reports": SealedReport.objects.count(),
    }


def back(**_: object) -> dict[str, Any]:
    """A list is taken back while the desk takes it in."""
    held, _done = from_terminal()
    at = now() + timedelta(minutes=1)
    to_go = actions.begin_taking_back(held, by="handrail", at=at)
    _taken, gone = at_once(lambda: take_in(at=at), lambda: actions.withdraw_list(to_go, by="handrail", clock=now))
    take_in(at=at)
    return {
        **{name: gone.counts[name] for name in ("withdrawn", "stay")},
        "standing": Concern.objects.filter(withdrawn_at=None).count(),
        "waiting": SealedReport.objects.filter(taken_in=False).count(),
        "broken": str(first_broken_link() or ""),
    }


def undo(die_at: str) -> dict[str, Any]:
    """Take a list back that the desk took in, or go on with it; how many concerns were withdrawn before and are now."""
    held = PartnerFile.objects.filter(state=FileState.TAKING_BACK).first()
    if held is None:
        held, _done = from_terminal()
        take_in(at=now())
        held = actions.begin_taking_back(held, by="handrail", at=now())
    before = Concern.objects.exclude(withdrawn_at=None).count()
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(taking_back, "AT_ONCE", BATCH))
        if die_at:
            stack.enter_context(
                mock.patch.object(withdrawing, "erase_many", dies_at_the_second(withdrawing.erase_many))
            )
        actions.withdraw_list(held, by="handrail", clock=now)
    return {"before": before, **withdrawn(held)}


def by_itself(**_: object) -> dict[str, Any]:
    """What the worker does some minutes after a list that was being taken back was left lying, and that morning."""
    held = PartnerFile.objects.get(state=FileState.TAKING_BACK)
    before = Concern.objects.exclude(withdrawn_at=None).count()
    after_a_while = now() + timedelta(minutes=10)
    actions.finish_erasures(after_a_while)
    actions.go_on_with_lists(at=after_a_while)
    call_command("db_worker", "--queue-name", "*", "--batch", "-v", "0")
    return {"before": before, **withdrawn(held), "to_finish": actions.finish_erasures(after_a_while)}


def withdrawn(held: PartnerFile) -> dict[str, Any]:
    """How far the taking back of a list has come."""
    gone = lists.fresh(held)
    return {
        "after": Concern.objects.exclude(withdrawn_at=None).count(),
        **{name: gone.counts[name] for name in ("withdrawn", "stay")},
        "erased_in_trail": len(list(entries(act="desk.concern_erased"))),
        "broken": str(first_broken_link() or ""),
    }


DOES = {"bring": bring, "twice": twice, "back": back, "undo": undo, "by_itself": by_itself}

if __name__ == "__main__":
    told = json.load(sys.stdin)
    json.dump(DOES[told.pop("do")](**told), sys.stdout)  # type: ignore[operator]
