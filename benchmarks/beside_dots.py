"""Run as a program in an installation: fills it to each size, then puts new mentions beside them and says how.

What is measured is what a desk runs. It is taken away afterwards, so that the same can be put beside the same again.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import Event, Process
from pathlib import Path
from statistics import mean, quantiles
from uuid import UUID, uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.dots_rows import WARM, Part, parts, read_from  # noqa: E402
from benchmarks.fill import Filler, cast_of  # noqa: E402
from benchmarks.fill_dots import Desk  # noqa: E402
from benchmarks.linkage.reports import Report  # noqa: E402
from benchmarks.plain_index import PlainIndex  # noqa: E402
from benchmarks.visit import database_servers, waits  # noqa: E402
from handrail.casework.desk.models import Concern, Telling  # noqa: E402
from handrail.casework.dots.actions.linking import weighed  # noqa: E402
from handrail.casework.dots.actions.reading import put_beside  # noqa: E402
from handrail.casework.dots.actions.tokens import take_tokens  # noqa: E402
from handrail.casework.dots.models import Link, Mention  # noqa: E402
from handrail.config.copying_back import copy_until  # noqa: E402
from handrail.foundation.rubbish import look_seldom  # noqa: E402
from handrail.foundation.vault.models import SubjectKey  # noqa: E402
from handrail.foundation.vault.subjects import new_subjects  # noqa: E402

FIRST_SHOWN = 20
Partners = dict[int, set[UUID]]


@dataclass
class Timed:
    """Milliseconds without waiting for a processor and by the clock; shares of the true partners found; how many were
    weighed.
    """

    took: list[float]
    clock: list[float]
    first_twenty: list[float]
    suggested: list[float]
    weighed: list[int]

    def told(self, size: int, name: str) -> str:
        """One line."""
        cuts, clock = quantiles(self.took, n=20), quantiles(self.clock, n=20)
        return json.dumps({
            "size": size, "name": name, "p50": cuts[9], "p95": cuts[18], "clock_p95": clock[18],
            "rate": 1000 / mean(self.took),
            "first_twenty": mean(self.first_twenty), "suggested": mean(self.suggested), "weighed": mean(self.weighed),
        })  # fmt: skip


def timed_beside(told: Sequence[tuple[Report, Telling]], partners: Partners) -> Timed:
    """Put new records beside everything, one after the other."""
    timed, servers = Timed([], [], [], [], []), database_servers()
    for place, (report, telling) in enumerate(told):
        read, at = read_from(report), timezone.now()
        waited, began = waits(servers), time.perf_counter()
        with transaction.atomic():
            kept = put_beside(telling, [read], found=1, at=at)
        clock = time.perf_counter() - began
        took = clock - (waits(servers) - waited)
        if place < WARM:
            continue
        timed.took.append(1000 * took)
        timed.clock.append(1000 * clock)
        mention = next(iter(kept))
        scores = weighed(mention, read).scores
        timed.weighed.append(len(scores))
        if wanted := partners.get(report.person):
            first = sorted(scores, key=lambda key: -scores[key].weight)[:FIRST_SHOWN]
            linked = {*Link.objects.filter(one=mention).values_list("other", flat=True),
                      *Link.objects.filter(other=mention).values_list("one", flat=True)}  # fmt: skip
            timed.first_twenty.append(len(wanted.intersection(first)) / len(wanted))
            timed.suggested.append(len(wanted & linked) / len(wanted))
    return timed


def in_the_clear(plain: PlainIndex, reports: Sequence[Report], partners: Partners) -> Timed:
    """The same records over keys in the clear."""
    timed, servers = Timed([], [], [], [], []), database_servers()
    for place, report in enumerate(reports):
        read = read_from(report)
        waited, began = waits(servers), time.perf_counter()
        ranked = plain.put_beside(uuid4(), read)
        clock = time.perf_counter() - began
        took = clock - (waits(servers) - waited)
        if place < WARM:
            continue
        timed.took.append(1000 * took)
        timed.clock.append(1000 * clock)
        timed.weighed.append(len(ranked))
        if wanted := partners.get(report.person):
            timed.first_twenty.append(len(wanted.intersection(key for key, _ in ranked[:FIRST_SHOWN])) / len(wanted))
            timed.suggested.append(
                len(wanted.intersection(key for key, weight in ranked[:FIRST_SHOWN] if weight >= 0)) / len(wanted)
            )
    return timed


def tellings(count: int, pattern: Concern, *, at: datetime) -> list[Telling]:
    """So many concerns, each with what was told in it."""
    made = []
    for subject in new_subjects(count, at=at):
        concern = Concern.objects.get(pk=pattern.pk)
        concern.pk, concern.subject, concern.receipt_digest = uuid4(), subject, uuid4().hex * 2
        concern.reference, concern._state.adding = f"HM-27-{uuid4().hex[:10]}", True
        made.append(Telling(id=uuid4(), concern=concern, first=True, entry="online", arrived_at=at, read_at=at))
    Concern.objects.bulk_create(each.concern for each in made)
    Telling.objects.bulk_create(made)
    return made


def take_away(told: Sequence[Telling]) -> None:
    """Forget what was put beside the others, but for its lines in the trail."""
    concerns = [each.concern for each in told]
    mentions = list(Mention.objects.filter(concern__in=concerns))
    with transaction.atomic():
        take_tokens(mentions)
        for kind, field in ((Link, "one"), (Link, "other"), (Mention, "pk")):
            kind._default_manager.filter(**{f"{field}__in": [each.pk for each in mentions]}).delete()
        Telling.objects.filter(pk__in=[each.pk for each in told]).delete()
        Concern.objects.filter(pk__in=[each.pk for each in concerns]).delete()
    SubjectKey.objects.filter(subject__in=[each.subject for each in concerns]).delete()


def megabytes() -> int:
    """How large the database is."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        return sum(file.stat().st_size for file in Path(settings.HOME).glob("handrail.sqlite3*")) // 2**20
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0]) // 2**20


def say(line: str) -> None:
    """One line of the answer, at once."""
    print(line, flush=True)


def fill(desk: Desk, plain: PlainIndex, part: Part) -> None:
    """Fill to the size of a part, and say how long it took."""
    began = time.perf_counter()
    part.make()
    made = time.perf_counter()
    desk.fill(part, plain)
    seconds = {"made": made - began, "seconds": time.perf_counter() - made}
    say(json.dumps({"filled": part.size, **seconds, "megabytes": megabytes()}))


def pattern_of(at: datetime) -> Concern:
    """A concern that was opened."""
    known = Concern.objects.first()
    if known is not None:
        return known
    made = Filler(cast_of(at), at).concern(0, uuid4(), readable=True)
    made.save(force_insert=True)
    return made


def measure(part: Part, pattern: Concern, plain: PlainIndex) -> None:
    """Put what is asked at this size beside what is there."""
    asked, partners = part.asked()
    say(in_the_clear(plain, asked, partners).told(part.size, "keys in the clear"))
    told = tellings(len(asked), pattern, at=timezone.now())
    say(timed_beside(list(zip(asked, told, strict=True)), partners).told(part.size, "keyed and locked"))
    take_away(told)


@contextmanager
def copied_back(*files: Path) -> Iterator[None]:
    """Copy the logs of SQLite's databases back meanwhile, each in a process of its own, as the work behind the pages
    does.
    """
    told_to_stop = Event()
    copying = [Process(target=copy_until, args=(told_to_stop, file), daemon=True) for file in files]
    for each in copying:
        each.start()
    yield
    told_to_stop.set()
    for each in copying:
        each.join()


def main(rows: Path, sizes: Sequence[int]) -> None:
    """Fill to each size that is not passed yet, then measure there."""
    clear = Path(settings.HOME) / "in-the-clear.sqlite3"
    embedded = connections["default"].vendor == "sqlite"
    with copied_back(clear, *([Path(settings.DATABASES["default"]["NAME"])] if embedded else [])):
        fill_and_measure(rows, sizes, clear)


def fill_and_measure(rows: Path, sizes: Sequence[int], clear: Path) -> None:
    """The same, with keys in the clear in this file."""
    now = timezone.now()
    pattern = pattern_of(now)
    desk, plain = Desk(pattern, now), PlainIndex(clear)
    look_seldom()  # as whoever takes in
    for part in parts(rows, sizes):
        if part.size > desk.filled:
            fill(desk, plain, part)
        if part.size == desk.filled:
            measure(part, pattern, plain)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(each) for each in sys.argv[2:]])
