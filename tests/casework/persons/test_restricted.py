"""A restricted record is there for nobody who may not see it, in any room; an emergency opens it, and is seen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Case, Origin
from handrail.casework.cases.queries import Chosen, case_for, caseload
from handrail.casework.documents.models import Document
from handrail.casework.documents.queries import document_for
from handrail.casework.nrm.queries.files import file_of
from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import BrokenGlass, PotentialVictim, ReviewOutcome
from handrail.casework.persons.permissions import why_not_see_person, why_not_would_see
from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.queries.lists import (
    desk_watch_counts,
    organisation_outbox,
    referral_count,
    referral_for,
)
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
REASON = "She is not answering and her sister fears for her"


@pytest.fixture
def office() -> build.Office:
    return build.Office(at=timezone.now() - timedelta(hours=1))


class Kept:
    """Somebody with a record, a referral, a document and a file, and who keeps it."""

    def __init__(self, office: build.Office) -> None:
        self.office = office
        self.worker = build.person(Role.SUPPORT_WORKER, at_work=office.theirs)
        self.person = build.person_record(by=self.worker, at=office.later(), age="adult")
        self.case = open_case(self.person, origin=Origin.THEMSELVES, by=self.worker, at=office.later())
        self.document = build.document(self.person, by=self.worker, at=office.later())
        self.referral = office.drafted(of=self.person)

    def restricted(self, *named: Person) -> None:
        """Only who opened it, these, and a coordinator know of it from now on."""
        actions.restrict(
            self.person, reason="Her husband works here", named=named, by=self.worker, at=self.office.later()
        )


@pytest.fixture
def kept(office: build.Office) -> Kept:
    return Kept(office)


def knows(ask: Callable[[], object]) -> bool:
    """Whether an answer came, and there was something in it."""
    try:
        return bool(ask())
    except (NotAllowed, PotentialVictim.DoesNotExist, Case.DoesNotExist, Document.DoesNotExist, Referral.DoesNotExist):
        return False


def ways_to_know(kept: Kept, by: Person) -> dict[str, Callable[[], Any]]:
    """Every question of every room by which somebody could learn of a person."""
    at, person = timezone.now(), kept.person
    alike = build.person_record(by=kept.worker, at=kept.office.later())
    return {
        "the record": lambda: queries.person_for(by=by, person_id=person.pk),
        "its steps": lambda: queries.facts_of(person, by=by, at=at) is not None,
        "its name": lambda: queries.alias_of(person, by=by, at=at),
        "who they are": lambda: queries.identity_of(person, by=by, at=at, why="page") is not None,
        "the list": lambda: [row for row in queries.persons_kept(by=by, at=at) if row.id == person.pk],
        "records alike": lambda: person in queries.records_alike(alike, by=by),
        "a document": lambda: document_for(by=by, document_id=kept.document.pk),
        "a referral": lambda: referral_for(by, kept.referral.pk),
        "referrals sent": lambda: kept.referral in list(organisation_outbox(by, show="drafts", at=at, page=1)),
        "what the desk watches": lambda: desk_watch_counts(by, at=at)["refused"],
        "the file": lambda: case_for(by=by, case_id=kept.case.pk),
        "a list of files": lambda: caseload(Chosen(worker=""), number=1, by=by, at=at)[1],
        "the form": lambda: file_of(person, by=by, at=at, why="page"),
    }


@pytest.mark.parametrize("role", Role)
def test_whoever_is_not_named_does_not_know_of_it_in_any_room(office: build.Office, kept: Kept, role: Role) -> None:
    kept.restricted()
    for organisation in (office.theirs, office.home, office.others):
        somebody = build.person(role, at_work=organisation)
        found = {name for name, ask in ways_to_know(kept, somebody).items() if knows(ask)}
        assert bool(found) is (role == Role.COORDINATOR), found


def test_whoever_is_named_knows_of_it_as_before(office: build.Office, kept: Kept) -> None:
    colleague = build.person(Role.SUPPORT_WORKER, at_work=office.theirs)
    before = {name for name, ask in ways_to_know(kept, colleague).items() if knows(ask)}
    kept.restricted(colleague)
    assert {name for name, ask in ways_to_know(kept, colleague).items() if knows(ask)} == before != set()


def test_what_is_restricted_is_out_of_every_count(office: build.Office) -> None:
    concern = office.opened()
    person = build.person_record(by=office.officer, at=office.later(), concern=concern)
    assert queries.person_count(concern) == 1
    actions.restrict(person, reason="Her husband works here", named=[], by=office.officer, at=office.later())
    assert queries.person_count(concern) == 0


def test_a_referral_of_somebody_restricted_is_out_of_the_count_of_their_concern(office: build.Office) -> None:
    concern = office.accepted().concern
    office.worker = office.officer
    person = build.person_record(by=office.worker, at=office.later(), concern=concern, age="adult", danger_now="no")
    office.referred(of=person)
    assert referral_count(concern) == 2
    actions.restrict(person, reason="Her husband works here", named=[], by=office.worker, at=office.later())
    assert referral_count(concern) == 1


def test_nobody_is_named_who_would_not_see_it_anyway(office: build.Office, kept: Kept) -> None:
    with pytest.raises(NotAllowed, match="Name only people"):
        kept.restricted(build.person(Role.SUPPORT_WORKER, at_work=office.others))


@pytest.fixture
def colleague(office: build.Office) -> Person:
    return build.person(Role.SUPPORT_WORKER, at_work=office.theirs)


def test_an_emergency_opens_it_for_some_hours_and_no_longer(kept: Kept, colleague: Person) -> None:
    kept.restricted()
    broken = actions.break_glass(kept.person, reason=REASON, by=colleague, at=timezone.now())
    assert queries.person_for(by=colleague, person_id=kept.person.pk) == kept.person
    BrokenGlass.objects.update(broken_at=broken.broken_at - timedelta(hours=4), until_at=timezone.now())
    assert why_not_see_person(kept.person, by=colleague) is not None


def test_it_is_written_down_and_told_before_anything_is_shown(kept: Kept, colleague: Person) -> None:
    kept.restricted()
    coordinator = build.person(Role.COORDINATOR, at_work=kept.office.home)
    actions.break_glass(kept.person, reason=REASON, by=colleague, at=timezone.now())
    line = TrailEntry.objects.get(act="persons.glass_broken")
    assert (line.by, line.about) == (colleague.ref, kept.person.about)
    told = set(Notice.objects.values_list("staff_address", flat=True))
    assert {kept.worker.email, coordinator.email} <= told
    assert b"sister" not in bytes(BrokenGlass.objects.get().reason)


@pytest.mark.parametrize("reason", ["", "   ", "urgent"])
def test_without_a_reason_worth_reading_it_stays_closed(kept: Kept, colleague: Person, reason: str) -> None:
    kept.restricted()
    with pytest.raises(NotAllowed, match="in a sentence"):
        actions.break_glass(kept.person, reason=reason, by=colleague, at=timezone.now())


@pytest.mark.parametrize("role", Role)
def test_nobody_breaks_the_glass_who_would_not_see_the_record_anyway(
    office: build.Office, kept: Kept, role: Role
) -> None:
    kept.restricted()
    somebody = build.person(role, at_work=office.others)
    if role in {Role.DESK_OFFICER, Role.COORDINATOR}:
        assert why_not_would_see(kept.person, by=somebody) is None
        return
    with pytest.raises(NotAllowed):
        actions.break_glass(kept.person, reason=REASON, by=somebody, at=timezone.now())


def test_somebody_else_looks_at_it_and_nobody_at_what_they_did_themselves(kept: Kept, colleague: Person) -> None:
    kept.restricted()
    broken = actions.break_glass(kept.person, reason=REASON, by=colleague, at=timezone.now())
    coordinator = build.person(Role.COORDINATOR, at_work=kept.office.home)
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        actions.review_glass(broken, outcome=ReviewOutcome.NEEDED, words="Fine", by=colleague, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        BrokenGlass.objects.update(reviewed_at=timezone.now(), reviewed_by=colleague, outcome=ReviewOutcome.NEEDED)
    assert len(queries.glass_to_review(by=coordinator, at=timezone.now())) == 1
    actions.review_glass(broken, outcome=ReviewOutcome.NEEDED, words="It was", by=coordinator, at=timezone.now())
    assert queries.glass_to_review(by=coordinator, at=timezone.now()) == []


def test_whoever_broke_the_glass_lifts_nothing(kept: Kept, colleague: Person) -> None:
    kept.restricted()
    actions.break_glass(kept.person, reason=REASON, by=colleague, at=timezone.now())
    with pytest.raises(NotAllowed, match="who is named, or a coordinator"):
        actions.lift_restriction(kept.person, by=colleague, at=timezone.now())
    actions.lift_restriction(kept.person, by=kept.worker, at=timezone.now())
    assert why_not_see_person(kept.person, by=colleague) is None


def test_somebody_is_added_and_taken_off_while_the_record_stays_restricted(kept: Kept) -> None:
    colleague = build.person(Role.PROFESSIONAL, at_work=kept.office.theirs)
    kept.restricted()
    for named, sees in (([kept.worker, colleague], None), ([kept.worker], "restricted")):
        actions.change_named(kept.person, named=named, by=kept.worker, at=kept.office.later())
        assert (why_not_see_person(kept.person, by=colleague) or "").count("restricted") == (1 if sees else 0)
    assert kept.person.restrictions.filter(lifted_at=None).count() == 1
    acts = TrailEntry.objects.filter(act__startswith="persons.restriction_name").order_by("seq")
    assert [(each.act, each.detail["who"]) for each in acts] == [
        ("persons.restriction_name_added", colleague.ref),
        ("persons.restriction_name_taken_off", colleague.ref),
    ]


def test_a_restricted_record_is_always_seen_by_somebody_who_is_named(kept: Kept) -> None:
    kept.restricted()
    with pytest.raises(NotAllowed, match="name at least one"):
        actions.change_named(kept.person, named=[], by=kept.worker, at=kept.office.later())


def test_only_who_would_see_it_otherwise_is_added(kept: Kept) -> None:
    stranger = build.person(Role.PROFESSIONAL, at_work=kept.office.others)
    kept.restricted()
    with pytest.raises(NotAllowed, match="Name only people"):
        actions.change_named(kept.person, named=[kept.worker, stranger], by=kept.worker, at=kept.office.later())
    assert queries.named_of(kept.person) == [kept.worker]


def test_whoever_broke_the_glass_does_not_name_themselves(kept: Kept) -> None:
    colleague = build.person(Role.SUPPORT_WORKER, at_work=kept.office.theirs)
    kept.restricted()
    actions.break_glass(kept.person, reason=REASON, by=colleague, at=timezone.now())
    with pytest.raises(NotAllowed, match="Only who is named"):
        actions.change_named(kept.person, named=[kept.worker, colleague], by=colleague, at=timezone.now())
