"""Run as a program in an installation: writes very many made-up mentions, then puts new ones beside them and says how.

Filling goes past the ORM, with indexes made afterwards; what is measured is what a desk runs. Every record is of a
concern of its own, locked under a key of its own.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from statistics import mean, quantiles
from typing import Any
from uuid import UUID, uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.fill import Filler, cast_of, gather_statistics  # noqa: E402
from benchmarks.linkage.reports import Report, make_reports  # noqa: E402
from benchmarks.plain_index import PlainIndex  # noqa: E402
from benchmarks.visit import database_servers, waits  # noqa: E402
from handrail.casework.desk.models import Concern, Telling  # noqa: E402
from handrail.casework.dots.actions.linking import link_mentions, weighed  # noqa: E402
from handrail.casework.dots.actions.reading import add_mentions  # noqa: E402
from handrail.casework.dots.models import Link, Mention, MentionKind, Token  # noqa: E402
from handrail.casework.dots.policies import mention_of  # noqa: E402
from handrail.casework.dots.policies.marks import marks_of  # noqa: E402
from handrail.casework.dots.policies.reading import Read  # noqa: E402
from handrail.casework.dots.queries import keyed  # noqa: E402
from handrail.foundation.audit.actions import record  # noqa: E402
from handrail.foundation.vault.subjects import Plain, lock_many, new_subjects  # noqa: E402
from handrail.methods.reading.finds import Kind  # noqa: E402
from handrail.methods.reading.names import fold_name  # noqa: E402

AT_ONCE, ASKED, WARM = 10_000, 500, 100
FIRST_SHOWN = 20
TOKEN_INDEXES = (
    "ALTER TABLE dots_token DROP CONSTRAINT one_token_for_a_mention",
    "ALTER TABLE dots_token ADD CONSTRAINT one_token_for_a_mention UNIQUE (token, mention_id)",
)


def read_from(report: Report) -> Read:
    """A record as a person who was read in a text."""
    row = report.row
    compared = asdict(mention_of({**row, "date_of_birth": row["date_of_birth"].replace("-", "")}, key=""))
    written = " ".join(filter(None, (row["given_name"], row["surname"])))
    person = {column: value for column, value in compared.items() if value and column != "id"}
    return Read(MentionKind.PERSON, Kind.NAME, written, fold_name(written), 0, len(written), 3, "made up", person)


def stored(row: Model) -> dict[str, Any]:
    """A row as its database keeps it, by column."""
    connection = connections[database_of(type(row))]
    return {
        each.column: each.get_db_prep_save(getattr(row, each.attname), connection) for each in row._meta.concrete_fields
    }


def database_of(kind: type[Model]) -> str:
    """Where rows of a kind are kept."""
    return kind._default_manager.db


def key_of(value: UUID) -> Any:
    """An id as the database keeps it."""
    return value if connections["default"].vendor == "postgresql" else value.hex


def put(kind: type[Model], columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """Write rows past the ORM."""
    table, names = kind._meta.db_table, ", ".join(columns)
    with connections[database_of(kind)].cursor() as cursor:
        if connections["default"].vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(columns))
            cursor.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


@contextmanager
def without_indexes() -> Iterator[None]:
    """Take the indexes of tokens away and the checking of keys; make them again at the end."""
    connection = connections["default"]
    index = next(
        name
        for name, each in connection.introspection.get_constraints(connection.cursor(), "dots_token").items()
        if each["columns"] == ["mention_id"] and each["index"]
    )
    postgres = connection.vendor == "postgresql"
    before = [TOKEN_INDEXES[0], "SET session_replication_role = replica"] if postgres else ["PRAGMA foreign_keys = OFF"]
    after = [TOKEN_INDEXES[1], "SET session_replication_role = DEFAULT"] if postgres else ["PRAGMA foreign_keys = ON"]
    run(connection, [*before, f"DROP INDEX {index}"])
    yield
    run(connection, [f"CREATE INDEX {index} ON dots_token (mention_id)", *after])


def run(connection: Any, statements: Sequence[str]) -> None:
    """Statements, one after the other."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@dataclass
class Desk:
    """Writes records as if they had been read, many at once, and keeps who each is truly of."""

    pattern: Concern
    at: datetime
    number: int = 0

    def fill(self, reports: Sequence[Report], plain: PlainIndex, truth: dict[UUID, int]) -> None:
        """All of these, with their tokens sorted as their index is."""
        loose = sqlite3.connect("")
        loose.execute("CREATE TABLE loose (token TEXT, mention)")
        with without_indexes():
            waiting = iter(reports)
            while some := list(islice(waiting, AT_ONCE)):
                with transaction.atomic():
                    self.write(some, plain, truth, loose)
            with transaction.atomic():
                put(Token, ("token", "mention_id"), self.sorted(loose))
        plain.sort()
        gather_statistics()

    def write(
        self, reports: Sequence[Report], plain: PlainIndex, truth: dict[UUID, int], loose: sqlite3.Connection
    ) -> None:
        """Some of them."""
        tellings = self.tellings(len(reports))
        reads = [read_from(report) for report in reports]
        mentions = [Mention(concern=each.concern, telling=each, kind="person", read_at=self.at) for each in tellings]
        words = [json.dumps(read.as_json(), ensure_ascii=False, sort_keys=True).encode() for read in reads]
        subjects = [telling.concern.subject for telling in tellings]
        boxes = lock_many([Plain(*each) for each in zip(words, subjects, (m.place() for m in mentions), strict=True)])
        for mention, box, read, word, report in zip(mentions, boxes, reads, words, reports, strict=True):
            mention.contents = box
            truth[mention.pk] = report.person
            plain.add(mention.pk, read, word)
            loose.executemany(
                "INSERT INTO loose VALUES (?, ?)", [(token, mention.pk.hex) for token in keyed(marks_of(read))]
            )
        self.put_like(
            mentions[0],
            (
                {
                    "id": key_of(m.pk),
                    "concern_id": key_of(m.concern_id),
                    "telling_id": key_of(m.telling_id),
                    "contents": m.contents,
                }
                for m in mentions
            ),
        )

    def tellings(self, count: int) -> list[Telling]:
        """So many concerns, each with what was told in it."""
        made = []
        for subject in new_subjects(count, at=self.at):
            self.number += 1
            concern = Concern(id=uuid4(), subject=subject, reference=f"HM-26-{self.number:07}")
            made.append(
                Telling(id=uuid4(), concern=concern, first=True, entry="online", arrived_at=self.at, read_at=self.at)
            )
        self.put_like(
            self.pattern,
            (
                {
                    "id": key_of(each.concern_id),
                    "subject": key_of(each.concern.subject),
                    "reference": each.concern.reference,
                    "receipt_digest": uuid4().hex * 2,
                }
                for each in made
            ),
        )
        self.put_like(made[0], ({"id": key_of(each.pk), "concern_id": key_of(each.concern_id)} for each in made))
        return made

    def put_like(self, pattern: Model, changed: Iterator[dict[str, Any]]) -> None:
        """Rows that differ from the pattern in what is given."""
        usual = stored(pattern)
        put(type(pattern), list(usual), (tuple({**usual, **each}.values()) for each in changed))

    def sorted(self, loose: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
        """The tokens in the order of their index."""
        uuids = connections["default"].vendor == "postgresql"
        for token, mention in loose.execute("SELECT token, mention FROM loose ORDER BY token, mention"):
            yield token, UUID(mention) if uuids else mention


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


def put_beside(desk: Desk, reports: Sequence[Report], truth: dict[UUID, int]) -> Timed:
    """Put new records beside everything, one after the other."""
    partners, timed, servers = by_person(truth), Timed([], [], [], [], []), database_servers()
    for place, (report, telling) in enumerate(zip(reports, desk.tellings(len(reports)), strict=True)):
        read, at = read_from(report), timezone.now()
        began, waited = time.perf_counter(), waits(servers)
        with transaction.atomic():
            kept = add_mentions(telling, [read], at=at)
            link_mentions(kept, at=at)
            record("dots.read", about=telling.concern.about, by="handrail", at=at, found=1)
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


def in_the_clear(plain: PlainIndex, reports: Sequence[Report], truth: dict[UUID, int]) -> Timed:
    """The same records over keys in the clear."""
    partners, timed, servers = by_person(truth), Timed([], [], [], [], []), database_servers()
    for place, report in enumerate(reports):
        read = read_from(report)
        began, waited = time.perf_counter(), waits(servers)
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


def by_person(truth: dict[UUID, int]) -> dict[int, set[UUID]]:
    """The mentions of each person."""
    found: dict[int, set[UUID]] = {}
    for mention, person in truth.items():
        found.setdefault(person, set()).add(mention)
    return found


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


def main(sizes: Sequence[int]) -> None:
    """Fill to each size, then measure there."""
    now = timezone.now()
    pattern = Filler(cast_of(now), now).concern(0, uuid4(), readable=True)
    desk, truth = Desk(pattern, now), dict[UUID, int]()
    plain = PlainIndex(Path(settings.HOME) / "in-the-clear.sqlite3")
    reports = make_reports(max(sizes) + (ASKED + WARM) * len(sizes), seed=11)
    asked = [reports.pop() for _ in range((ASKED + WARM) * len(sizes))]
    for number, size in enumerate(sizes):
        began = time.perf_counter()
        desk.fill(reports[len(truth) : size], plain, truth)
        say(json.dumps({"filled": size, "seconds": time.perf_counter() - began, "megabytes": megabytes()}))
        some = asked[number * (ASKED + WARM) :][: ASKED + WARM]
        measured: tuple[tuple[str, Callable[[], Timed]], ...] = (
            ("keys in the clear", lambda some=some: in_the_clear(plain, some, truth)),  # type: ignore[misc]
            ("keyed and locked", lambda some=some: put_beside(desk, some, truth)),  # type: ignore[misc]
        )
        for name, of in measured:
            say(of().told(size, name))


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
