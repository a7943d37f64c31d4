"""Run as a program in an installation: writes many made-up rows at once, which nothing but a benchmark may do.

The rows are what the real actions would have left: states follow from dates, and times are spread over a year.
What was told is readable in the first hundred concerns only; everywhere else random bytes of the usual length stand
in its place, and in the trail random links.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from uuid import UUID, uuid4

import django

django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402

from handrail.casework.desk.models import Concern, ConcernToken, Lane, Note, Telling  # noqa: E402
from handrail.casework.desk.policies import due_at, identifiers_of, pace_to_open, settle  # noqa: E402
from handrail.casework.referrals.models import Referral, ReferralStatus  # noqa: E402
from handrail.casework.referrals.policies import acknowledge_by, do_by, next_due, part_of  # noqa: E402
from handrail.config.demonstration.cast import Cast, call_the_cast  # noqa: E402
from handrail.foundation.audit.actions import last_link  # noqa: E402
from handrail.foundation.audit.models import TrailEntry  # noqa: E402
from handrail.foundation.locality import current_locality  # noqa: E402
from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402
from handrail.foundation.vault import subjects, tokens  # noqa: E402
from handrail.public.concerns.models import Report, SealedReport  # noqa: E402

READABLE, DIFFERENT = 100, 2_000
AT_ONCE = 4_000
YEAR = timedelta(days=365)
SECTIONS = ["account", "where", "people", "identifiers", "how_known"]
ACTS = ("concerns.received", "desk.concern_taken_in", "desk.concern_opened", "desk.concern_read", "desk.concern_closed")
NAMES = ("Ana", "Bao", "Chidi", "Dana", "Elif", "Farah", "Goran", "Hana", "Ivo", "Jamal", "Kofi", "Linh", "Mira")


@dataclass
class Filler:
    """Draws concerns and all that hangs on them, from one stream of chance."""

    cast: Cast
    at: datetime
    random: Random = field(default_factory=lambda: Random(1807))
    seq: int = field(default_factory=lambda: last_link()[0])

    @cached_property
    def told(self) -> list[tuple[Report, list[tuple[str, str]]]]:
        """Everything that is told, again and again, each with the marks it is found by."""
        reports = [self.report() for _ in range(DIFFERENT)]
        return [
            (report, [(each.kind, tokens.token(each.kind, each.value)) for each in identifiers_of(report)])
            for report in reports
        ]

    def rows(self, number: int) -> Iterator[Model]:
        """One concern, what was told, a note, tokens, its lines in the trail and, of two in five, a referral."""
        readable = number < READABLE
        subject = subjects.new_subject(at=self.at) if readable else uuid4()
        concern = self.concern(number, subject, readable=readable)
        report, marks = self.random.choice(self.told)
        yield concern
        yield self.telling(concern, report, readable=readable)
        yield SealedReport(
            receipt_digest=concern.receipt_digest,
            content_digest=uuid4().hex * 2,
            reply_key=concern.reply_key,
            sealed=b"",
            arrived_at=concern.arrived_at,
            lane=concern.lane,
            entry=concern.entry,
            danger=concern.danger,
            child=concern.child,
            sharing=concern.sharing,
            taken_in=True,
        )
        for kind, token in marks:
            yield ConcernToken(concern=concern, kind=kind, token=token)
        if concern.opened_at:
            yield self.note(concern, readable=readable)
        yield from self.trail(concern)
        if concern.assessed_at and (concern.passed_on_at or self.random.random() < 0.35):
            yield self.referral(concern, report, readable=readable)

    def concern(self, number: int, subject: UUID, *, readable: bool) -> Concern:
        """A concern that arrived some time in the last year; the older, the more likely it is closed."""
        pick, locality = self.random.choice, current_locality()
        arrived = self.at - YEAR * self.random.random()
        concern = Concern(
            reference=f"HM-26-{number:06}",
            subject=subject,
            receipt_digest=uuid4().hex * 2,
            reply_key=os.urandom(32),
            arrived_at=arrived,
            taken_in_at=arrived,
            clock_from=arrived,
            entry=pick(("online", "online", "online", "telephone")),
            reporter_kind=pick(locality.reporter_kinds).code,
            district=pick(locality.districts).code,
            sharing=pick(("share", "confidence", "anonymous")),
            danger=self.random.choices(("yes", "no", "unsure"), weights=(4, 80, 16))[0],
            child=self.random.choices(("yes", "no", "unknown"), weights=(15, 50, 35))[0],
            place_kind=pick(locality.place_kinds).code,
            exploitation=[pick(locality.exploitation_kinds).code],
        )
        concern.open_by = due_at(pace_to_open(danger=concern.danger, child=concern.child), start=arrived)
        self.carry(concern, readable=readable)
        settle(concern)
        return concern

    def carry(self, concern: Concern, *, readable: bool) -> None:
        """As far as it has come by now."""
        age = (self.at - concern.arrived_at).days
        reached = self.random.random() * (1 + age / 4)
        officer = self.random.choice(self.cast.desk)
        if not readable and reached < 0.3:
            concern.lane = Lane.QUARANTINE if self.random.random() < 0.1 else Lane.NORMAL
            return
        concern.opened_at = concern.clock_from = concern.arrived_at + timedelta(hours=2)
        concern.opened_by, concern.minutes_to_open = officer, self.random.randrange(10, 600)
        concern.assigned_to = officer if self.random.random() < 0.7 else None
        if not readable and reached < 0.5:
            return
        concern.assessed_at = concern.clock_from = concern.arrived_at + timedelta(hours=4)
        concern.assessed_by, concern.minutes_to_assess = officer, self.random.randrange(10, 900)
        concern.priority = "immediate" if concern.danger == "yes" else self.random.choice(("high", "normal", "low"))
        if readable or reached < 1.4:
            concern.passed_on_at = concern.assessed_at if readable or self.random.random() < 0.6 else None
            return
        concern.closed_at = min(concern.arrived_at + timedelta(days=9), self.at)
        concern.closed_by, concern.outcome = officer, self.random.choice(current_locality().outcomes).code

    def report(self) -> Report:
        """Something told, with identifiers that others share."""
        return Report(
            account="Seven men are brought to the car wash before six in the morning. " * 3,
            postcode=f"SG{self.random.randrange(1, 20)} {self.random.randrange(1, 10)}AB",
            telephones=f"07700 900{self.random.randrange(1000):03}",
            names=f"{self.random.choice(NAMES)} {self.random.choice(NAMES)}",
        )

    def telling(self, concern: Concern, report: Report, *, readable: bool) -> Telling:
        """What was first told."""
        telling = Telling(id=uuid4(), concern=concern, first=True, entry=concern.entry, arrived_at=concern.arrived_at)
        telling.read_at, telling.contents = concern.opened_at, os.urandom(1100)
        if readable:
            place = telling.place("contents")
            telling.contents = subjects.lock(report.to_json().encode(), subject=concern.subject, place=place)
        return telling

    def note(self, concern: Concern, *, readable: bool) -> Note:
        """Why it was assessed as it was."""
        assert concern.opened_by is not None
        note = Note(concern=concern, kind="assessed", written_by=concern.opened_by, written_at=concern.clock_from)
        note.text = os.urandom(300)
        if readable:
            note.text = subjects.lock(b"Several signs.", subject=concern.subject, place=note.place())
        return note

    def trail(self, concern: Concern) -> Iterator[TrailEntry]:
        """Its lines in the trail, which in truth would be mixed with those of others."""
        for place, act in enumerate(ACTS):
            self.seq += 1
            at, by = concern.arrived_at + timedelta(hours=place), self.random.choice(self.cast.desk).ref
            link = os.urandom(36).hex()
            yield TrailEntry(
                seq=self.seq, at=at, act=act, about=concern.about, by=by, detail={}, previous=link, link=link
            )

    def referral(self, concern: Concern, report: Report, *, readable: bool) -> Referral:
        """Live where the concern is passed on, and otherwise ended in one of the ways it may end."""
        worker = self.random.choice(list(self.cast.answering.values()))
        sent = concern.assessed_at or concern.arrived_at
        referral = Referral(
            concern=concern,
            from_organisation=self.cast.desk[0].organisation,
            to_organisation=worker.organisation,
            from_name=self.cast.desk[0].organisation.name,
            to_name=worker.organisation.name,
            to_kind=worker.organisation.kind,
            priority=concern.priority,
            status=self.random.choice(("sent", "opened", "accepted")),
            sections=SECTIONS,
            sent_at=sent,
            sent_by=self.cast.desk[0],
            acknowledge_by=acknowledge_by(concern.priority, at=sent),
            do_by=do_by(concern.priority, at=sent),
            shared=os.urandom(900),
        )
        if readable:
            told, place = part_of(report, SECTIONS), referral.place("shared")
            referral.shared = subjects.lock_json(told, subject=concern.subject, place=place)
        if concern.passed_on_at is None:
            self.end(referral)
        referral.due_at = next_due(referral)
        return referral

    def end(self, referral: Referral) -> None:
        """Done, mostly; one in ten came back, and nearly all of those the desk has dealt with."""
        referral.status = self.random.choices(("done", "declined", "returned"), weights=(90, 6, 4))[0]
        referral.ended_at, referral.shared = referral.sent_at + timedelta(days=6), b""
        if referral.status != ReferralStatus.DONE:
            dealt_with = self.random.random() < 0.97
            referral.reviewed_at = referral.ended_at if dealt_with else None
            referral.came_back_at = None if dealt_with else referral.ended_at


def cast_of(at: datetime) -> Cast:
    """Who acts: made at first, and found again when there are more concerns to make."""
    if not Person.objects.exists():
        return call_the_cast(at=at)
    answering = {person.organisation_id: person for person in with_role(Role.PROFESSIONAL)}
    return Cast(tuple(with_role(Role.DESK_OFFICER)), with_role(Role.COORDINATOR)[0], answering, {}, ())


def fill(first: int, last: int, filler: Filler) -> None:
    """Write the concerns from one number up to another."""
    for start in range(first, last, AT_ONCE):
        kinds: dict[type[Model], list[Model]] = {}
        for number in range(start, min(start + AT_ONCE, last)):
            for row in filler.rows(number):
                kinds.setdefault(type(row), []).append(row)
        with transaction.atomic():
            for kind, rows in kinds.items():
                kind._default_manager.bulk_create(rows, batch_size=500)


def gather_statistics() -> None:
    """What PostgreSQL's own housekeeping would have done by now; an embedded database has none."""
    for connection in connections.all():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    now = timezone.now()
    fill(Concern.objects.count(), int(sys.argv[1]), Filler(cast_of(now), now))
    gather_statistics()
    # What was counted among fewer concerns is not what the first look of a day would find.
    cache.clear()
