"""Run as a program in a filled installation: asks for the staff's pages, and prints what each took as JSON."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.fill import NAMES, READABLE  # noqa: E402
from benchmarks.numbers import percentile, waited_for_processor  # noqa: E402
from handrail.casework.desk.models import Concern  # noqa: E402
from handrail.casework.referrals.models import Referral  # noqa: E402
from handrail.config.web_server import post_worker_init  # noqa: E402
from handrail.foundation.locality import current_locality  # noqa: E402
from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402

TIMES = 100
WARM_UP = 5
PARTS = ("day", "month", "year")
Ask = Callable[[Client], Any]


@dataclass(frozen=True)
class Page:
    """One kind of page: who opens it, and the different requests for it."""

    label: str
    by: Person
    asks: Sequence[Ask]


def opened(*addresses: str) -> list[Ask]:
    """Open each of these addresses."""
    return [lambda client, address=address: client.get(address) for address in addresses]  # type: ignore[misc]


def searched(*texts: str) -> list[Ask]:
    """Search the desk for each of these."""
    address = reverse("desk:search")
    return [lambda client, text=text: client.post(address, {"text": text}) for text in texts]  # type: ignore[misc]


def desk_pages(officer: Person) -> Iterable[Page]:
    """What the desk looks at all day."""
    inbox = reverse("desk:inbox")
    districts = [district.code for district in current_locality().districts]
    readable = [Concern.objects.get(reference=f"HM-26-{number:06}") for number in range(READABLE)]
    yield Page("desk: inbox", officer, opened(inbox))
    yield Page("desk: inbox, mine", officer, opened(f"{inbox}?assigned=me"))
    yield Page("desk: inbox, one district", officer, opened(*(f"{inbox}?district={one}" for one in districts)))
    yield Page("desk: inbox, overdue", officer, opened(f"{inbox}?overdue=on"))
    yield Page("desk: inbox, danger and a child", officer, opened(f"{inbox}?danger=on&child=on"))
    yield Page("desk: inbox, page 20", officer, opened(f"{inbox}?page=20"))
    yield Page("desk: passed on", officer, opened(f"{inbox}?tray=passed_on"))
    yield Page("desk: closed, page 3,000", officer, opened(f"{inbox}?tray=closed&page=3000"))
    yield Page(
        "desk: closed, three filters",
        officer,
        opened(*(f"{inbox}?tray=closed&district={one}&danger=on&assigned=nobody" for one in districts)),
    )
    yield Page("desk: a concern", officer, opened(*(reverse("desk:concern", args=[one.pk]) for one in readable)))
    yield Page(
        "desk: its referrals",
        officer,
        opened(*(reverse("referrals:concern_referrals", args=[one.pk]) for one in readable)),
    )
    yield Page("desk: search, a telephone", officer, searched(*(f"07700 900{number:03}" for number in range(60))))
    yield Page("desk: search, a name", officer, searched(*(f"{one} {other}" for one in NAMES for other in NAMES)))
    yield Page("desk: search, a reference", officer, searched(*(one.reference for one in readable)))
    yield Page("desk: watch, overdue", officer, opened(reverse("referrals:watch")))
    yield Page("desk: watch, came back", officer, opened(reverse("referrals:watch") + "?show=refused"))


def partner_pages(worker: Person) -> Iterable[Page]:
    """What a partner organisation looks at."""
    inbox = reverse("referrals:inbox")
    references = [f"HM-26-{number:06}" for number in range(READABLE)]
    theirs = Referral.objects.filter(to_organisation=worker.organisation_id, concern__reference__in=references)
    addresses = [reverse("referrals:referral", args=[one.pk]) for one in theirs]
    yield Page("partner: inbox", worker, opened(inbox))
    yield Page("partner: overdue", worker, opened(f"{inbox}?show=overdue"))
    yield Page("partner: ended, page 10", worker, opened(f"{inbox}?show=ended&page=10"))
    yield Page("partner: a referral", worker, opened(*addresses))


def other_pages() -> Iterable[Page]:
    """The board's page once it has been counted that day, and the trail."""
    officer, trail = with_role(Role.DESK_OFFICER)[0], reverse("audit:trail")
    dpo = with_role(Role.DATA_PROTECTION_OFFICER)[0]
    concern = Concern.objects.get(reference="HM-26-000001")
    yield Page("board", with_role(Role.BOARD_MEMBER)[0], opened(reverse("board:board")))
    yield Page("trail: newest", dpo, opened(trail))
    yield Page("trail: of a concern", dpo, opened(f"{trail}?about={concern.about}"))
    yield Page("trail: of a person", dpo, opened(f"{trail}?by={officer.ref}"))
    yield Page("trail: an act, of a person", dpo, opened(f"{trail}?act=desk.concern_opened&by={officer.ref}"))
    yield Page("trail: acts that begin alike", dpo, opened(f"{trail}?act=desk."))
    yield Page("trail: an act never done", dpo, opened(f"{trail}?act=desk.nothing"))
    yield Page("trail: two days", dpo, opened(f"{trail}?{two_days()}"))
    yield Page("trail: an act, in two days", dpo, opened(f"{trail}?act=desk.concern_opened&{two_days()}"))


def two_days() -> str:
    """Two days of last spring, as the form asks for them."""
    first = timezone.localdate() - timedelta(days=200)
    days = {"first": first, "last": first + timedelta(days=1)}
    return urlencode({f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in PARTS})


def signed_in(person: Person) -> Client:
    """A browser in which this person is signed in."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def visit(page: Page) -> dict[str, object]:
    """Open a kind of page many times, its different requests in turn."""
    client, began = signed_in(page.by), time.perf_counter()
    checked(page.asks[0](client))
    first = time.perf_counter() - began
    queries = [counted(ask, client) for ask in islice(page.asks, WARM_UP)]
    times = [timed(page.asks[number % len(page.asks)], client) for number in range(TIMES)]
    used, took, clock = zip(*times, strict=True)
    return {
        "label": page.label,
        "first": first,
        "processor": sum(used) / TIMES,
        "p50": percentile(took, 0.5),
        "p95": percentile(took, 0.95),
        "p95 by the clock": percentile(clock, 0.95),
        "queries": sorted(set(queries)),
    }


def timed(ask: Ask, client: Client) -> tuple[float, float, float]:
    """Seconds of our processor; seconds without waiting for a processor that others had; seconds by the clock."""
    servers = database_servers()
    waited, busy, began = waits(servers), time.process_time(), time.perf_counter()
    checked(ask(client))
    clock = time.perf_counter() - began
    return time.process_time() - busy, clock - (waits(servers) - waited), clock


def waits(servers: Sequence[int]) -> float:
    """Seconds so far that this program and the database's processes behind it waited for a processor."""
    return waited_for_processor() + (waited_for_processor(*servers) if servers else 0.0)


def database_servers() -> list[int]:
    """The processes of PostgreSQL that answer this program, if it runs on this machine."""
    servers = [one for one in connections.all() if one.vendor == "postgresql"]
    for one in servers:
        one.ensure_connection()
    return [one.connection.info.backend_pid for one in servers if one.connection]


def checked(response: Any) -> None:
    """The page is the one that was asked for."""
    assert response.status_code == 200, f"{response.request['PATH_INFO']}: {response.status_code}"


def counted(ask: Ask, client: Client) -> int:
    """How many statements one page takes."""
    seen: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN")):
            seen.append(sql)
        return execute(sql, *rest)

    with ExitStack() as watching:
        for connection in connections.all():
            watching.enter_context(connection.execute_wrapper(note))
        checked(ask(client))
    return len(seen)


if __name__ == "__main__":
    post_worker_init(None)  # as a process of the server begins
    officer, worker = with_role(Role.DESK_OFFICER)[0], with_role(Role.PROFESSIONAL)[0]
    pages = [*desk_pages(officer), *partner_pages(worker), *other_pages()]
    json.dump([visit(page) for page in pages], sys.stdout)
