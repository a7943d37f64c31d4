"""Run as a program in an installation: writes many made-up files at once, which nothing but a benchmark may do.

One file and one operation are filled by the real actions; the others are copies of them, moved in time. Everything that
is locked is locked again for each copy, under a key of its own, so that reading costs what it costs in real use. Only
the links of the trail are random.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any
from uuid import UUID, uuid4

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.fill import gather_statistics  # noqa: E402
from handrail.casework.cases.actions import open_case  # noqa: E402
from handrail.casework.cases.models import Case, CaseEvent, CaseStatus, ClosingReason, EventKind, Origin  # noqa: E402
from handrail.casework.operations import actions as operations  # noqa: E402
from handrail.casework.operations.models import Operation, OperationKind, OperationState  # noqa: E402
from handrail.casework.operations.policies import Plan  # noqa: E402
from handrail.casework.persons import actions as persons  # noqa: E402
from handrail.casework.persons.models import PersonToken, PotentialVictim, SafeContactRecord, TokenKind  # noqa: E402
from handrail.casework.persons.policies import KeptContact  # noqa: E402
from handrail.casework.reception import actions as reception  # noqa: E402
from handrail.casework.reception.models import NeedKind  # noqa: E402
from handrail.casework.reception.policies import AtTheDoor  # noqa: E402
from handrail.casework.support import actions as support  # noqa: E402
from handrail.casework.support import models as of_support  # noqa: E402
from handrail.casework.support.policies import Rating  # noqa: E402
from handrail.config.demonstration.cast import Casting, call_the_cast  # noqa: E402
from handrail.config.demonstration.premises import offer_premises  # noqa: E402
from handrail.foundation.audit.actions import last_link  # noqa: E402
from handrail.foundation.audit.models import TrailEntry  # noqa: E402
from handrail.foundation.locality import current_locality  # noqa: E402
from handrail.foundation.notices.policies import SafeContact  # noqa: E402
from handrail.foundation.people.models import Person, Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402
from handrail.foundation.vault import subjects  # noqa: E402

CONTACTS, LONG_FILE, ARRIVALS, OPERATIONS = 10, 500, 100, 500
WORKERS = 60
YEAR = timedelta(days=365)
AT_ONCE = 500
DAY = timedelta(days=1)
ACTS = ("cases.case_opened", "support.contact_recorded", "support.file_read", "persons.safe_contact_read")
NOTES = "We met for an hour. She wants to learn English and asks again about a room with a door that locks. " * 4


def copy_of(row: Model, ids: Mapping[UUID, UUID], moved: timedelta, **changed: Any) -> Any:
    """The same row with other ids, so much earlier or later."""
    values: dict[str, Any] = {}
    for each in row._meta.concrete_fields:
        value = getattr(row, each.attname)
        if isinstance(value, UUID):
            value = ids.get(value, value)
        elif isinstance(value, date):
            value += moved
        values[each.attname] = value
    return type(row)(**{**values, **changed})


@dataclass
class Original:
    """A file that the real actions filled, with its words in the clear."""

    case: Case
    rows: list[tuple[Model, str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        person, case = self.case.person, self.case
        self.note(person, "alias")
        self.note(person, "answers")
        for contact in SafeContactRecord.objects.filter(person=person):
            self.note(contact, "contents")
        self.rows.append((case, "", None))
        self.rows += [(event, "", None) for event in CaseEvent.objects.filter(case=case)]
        for kind in of_support.ENTRIES:
            for entry in kind._default_manager.filter(case=case):
                self.note(entry, "contents")

    def note(self, row: Any, name: str) -> None:
        """One locked field, opened."""
        words = subjects.unlock_json(
            bytes(getattr(row, name)), subject=self.case.person.subject, place=place(row, name)
        )
        self.rows.append((row, name, words))


def place(row: Any, name: str) -> str:
    """Where a locked field lives."""
    return str(row.place(name) if isinstance(row, PotentialVictim) else row.place())


@dataclass
class Copier:
    """Makes copies of a file, from one stream of chance."""

    original: Original
    workers: list[Person]
    random: Random = field(default_factory=lambda: Random(2511))
    seq: int = field(default_factory=lambda: last_link()[0])

    def copies(self, number: int, *, at: datetime) -> Iterator[Model]:
        """Everything of one file that began some time in the last year, for a worker, open or closed."""
        moved, worker = -YEAR * self.random.random(), self.random.choice(self.workers)
        ids = {row.pk: uuid4() for row, _, _ in self.original.rows}
        subject = subjects.new_subject(at=at)
        closed = self.random.random() < 0.4
        made: dict[UUID, Any] = {}
        for row, name, words in self.original.rows:
            one = made.get(row.pk) or copy_of(row, ids, moved, **self.own(row, number, subject, worker, closed=closed))
            made[row.pk] = one
            if name:
                setattr(one, name, subjects.lock_json(words, subject=subject, place=place(one, name)))
        yield from made.values()
        case: Case = made[self.original.case.pk]
        for kind in (TokenKind.NAME, TokenKind.NAME, TokenKind.TELEPHONE):
            yield PersonToken(person_id=case.person_id, kind=kind, token=uuid4().hex * 2)
        for assessment, levels in self.levels.items():
            for level in levels:
                yield copy_of(level, ids, moved, id=None, assessment_id=ids[assessment])
        if closed:
            yield self.closing(case, at=at)
        yield from self.trail(case)

    @cached_property
    def levels(self) -> dict[UUID, list[of_support.NeedLevel]]:
        """The levels of each assessment of the original."""
        kinds = [row.pk for row, _, _ in self.original.rows if isinstance(row, of_support.NeedsAssessment)]
        return {pk: list(of_support.NeedLevel.objects.filter(assessment=pk)) for pk in kinds}

    def own(self, row: Model, number: int, subject: UUID, worker: Person, *, closed: bool) -> dict[str, Any]:
        """What is not the same in each copy."""
        if isinstance(row, PotentialVictim):
            return {
                "subject": subject,
                "reference": f"PV-25-{number:06}",
                "organisation_id": worker.organisation_id,
                "created_by_id": worker.pk,
            }
        if isinstance(row, Case):
            status = {"status": CaseStatus.CLOSED} if closed else {}
            own = {"reference": f"SF-25-{number:06}", "organisation_id": worker.organisation_id}
            return {**own, "worker_id": worker.pk, **status}
        return {"worker_id": worker.pk} if isinstance(row, of_support.Contact) else {}

    def closing(self, case: Case, *, at: datetime) -> CaseEvent:
        """The fact that closed it."""
        assert case.worker_id is not None
        return CaseEvent(
            case_id=case.pk,
            number=100,
            kind=EventKind.CLOSED,
            reason=ClosingReason.GOALS_REACHED,
            happened_at=at,
            recorded_at=at,
            recorded_by_id=case.worker_id,
        )

    def trail(self, case: Case) -> Iterator[TrailEntry]:
        """Some of its lines in the trail."""
        for act in ACTS:
            self.seq += 1
            link = os.urandom(36).hex()
            worker, at = self.random.choice(self.workers), case.opened_at
            yield TrailEntry(
                seq=self.seq, at=at, act=act, about=case.about, by=worker.ref, detail={}, previous=link, link=link
            )


def filled(worker: Person, *, contacts: int, alias: str, at: datetime) -> Case:
    """A file with needs, a plan, a risk and so many contacts, through the real actions."""
    by: Any = {"by": worker, "at": at}
    person = persons.open_person(alias=alias, **by)
    person = persons.answer(person, key="age", value="adult", **by)
    safe = SafeContact.from_json({"channel": "phone", "address": "07700 900123"})
    persons.set_safe_contact(person, kept=KeptContact(safe="yes", contact=safe), **by)
    case = open_case(person, origin=Origin.THEMSELVES, **by)
    ratings = {
        one.code: Rating(level=2, own_level=3, said=NOTES, note=NOTES) for one in current_locality().support.domains
    }
    support.assess_needs(case, ratings=ratings, assessed_on=timezone.localdate(at), **by)
    goal = support.set_goal(case, words="A room of my own", language="Polish", domain="housing", **by)
    on = timezone.localdate(at) + 7 * DAY
    support.plan_action(goal, what="Ask the council", doer=of_support.Doer.WORKER, due_on=on, **by)
    review = timezone.localdate(at)
    support.note_risk(
        case, kind="other", level="low", what="Somebody asks for her.", safer="A new telephone.", review_on=review, **by
    )
    for number in range(contacts):
        meeting = support.Meeting(
            kind=of_support.ContactKind.VISIT, starts_at=at - number * DAY, minutes=60, about="Us"
        )
        support.record_contact(case, meeting=meeting, notes=NOTES, **by)
    return case


def night(lead: Person, on_duty: Person, *, at: datetime) -> None:
    """An operation with its centre, at which a hundred have arrived; and many operations that are over."""
    by: Any = {"by": lead, "at": at}
    times: Any = {"starts_at": at - timedelta(hours=1), "ends_at": at + timedelta(hours=20)}
    plan = Plan(places="1 Made-up Road", objectives=NOTES)
    operation = operations.plan_operation(kind=OperationKind.WELFARE, plan=plan, expected=ARRIVALS, **times, **by)
    copies = [one for number in range(OPERATIONS) for one in over(operation, plan, number, at=at)]
    Operation.objects.bulk_create(copies, batch_size=AT_ONCE)
    Operation.objects.filter(pk=operation.pk).update(state=OperationState.APPROVED)
    operation.refresh_from_db()
    operations.ask_to_come(operation, role="health", person=on_duty, **times, **by)
    hall = max(offer_premises(by=with_role(Role.COORDINATOR)[0], at=at), key=lambda one: one.capacity)
    centre = reception.open_centre(reception.stand_up(operation, at_premises=hall, **times, **by), **by)
    for number in range(ARRIVALS):
        door = AtTheDoor(alias=f"Number {number}", age="adult", language="Vietnamese", bag="A bag", needs=NOTES)
        needs = [NeedKind.MEDICINE, NeedKind.PHONE]
        reception.register(centre, arrival_id=uuid4(), door=door, needs=needs, by=on_duty, at=at)


def over(operation: Operation, plan: Plan, number: int, *, at: datetime) -> Iterator[Operation]:
    """A copy that is closed, some time in the last year."""
    copy: Operation = copy_of(operation, {}, -YEAR * (number + 1) / OPERATIONS, id=uuid4(), state=OperationState.CLOSED)
    copy.reference, copy.subject = f"OP-25-{number:06}", subjects.new_subject(at=at)
    copy.plan = subjects.lock_json(plan.to_json(), subject=copy.subject, place=copy.place("plan"))
    yield copy


def begin(at: datetime) -> None:
    """Who acts, the file that is copied, one with very many contacts, and the night."""
    cast = call_the_cast(at=at)
    worker, lead = cast.keepers["support-worker"], cast.keepers["operations"]
    casting = Casting(at, [])
    places = [person.organisation for person in cast.answering.values()] + [worker.organisation]
    for number in range(WORKERS):
        casting.make(f"support-{number}", places[number % len(places)], Role.SUPPORT_WORKER)
    filled(worker, contacts=CONTACTS, alias="The original", at=at)
    filled(worker, contacts=LONG_FILE, alias="The long one", at=at)
    night(lead, cast.keepers["professional"], at=at)


def fill(last: int, *, at: datetime) -> None:
    """Write files until there are so many."""
    original = Case.objects.select_related("person").get(reference=first_reference())
    copier = Copier(Original(original), list(with_role(Role.SUPPORT_WORKER)))
    for start in range(Case.objects.count(), last, AT_ONCE):
        with transaction.atomic(), transaction.atomic(using="keyring"):
            kinds: dict[type[Model], list[Model]] = {}
            for number in range(start, min(start + AT_ONCE, last)):
                for row in copier.copies(number, at=at):
                    kinds.setdefault(type(row), []).append(row)
            for kind, rows in kinds.items():
                kind._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def first_reference() -> str:
    """The file that is copied: the first that was opened."""
    return (
        Case.objects.exclude(reference__startswith="SF-25-")
        .order_by("reference")
        .values_list("reference", flat=True)[0]
    )


if __name__ == "__main__":
    now = timezone.now()
    if not Person.objects.exists():
        begin(now)
    fill(int(sys.argv[1]), at=now)
    gather_statistics()
    json.dump({"files": Case.objects.count(), "contacts": of_support.Contact.objects.count()}, sys.stdout)
