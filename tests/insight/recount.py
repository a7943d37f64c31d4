"""A plain recount: every row of the tables looked at one by one, in Python, sharing no line with what counts figures.

It answers for one quarter: by measure, how many stand under each code, or how long each thing took.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.desk.models import Concern
from handrail.casework.nrm.models import Decision
from handrail.casework.operations.models import Debrief, Operation
from handrail.casework.persons.models import Consent, PotentialVictim
from handrail.casework.reception.models import Arrival, Care, Centre, Departure
from handrail.casework.referrals.models import Referral
from handrail.casework.support.models import Outcome, PlanVersion
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.board.actions import pack_for
from handrail.insight.board.models import IssuedFile, IssuedPack
from handrail.insight.board.queries import counting
from handrail.insight.figures.models import Telling
from handrail.insight.figures.policies import tables
from handrail.insight.figures.policies.periods import Period, Quarter
from handrail.insight.figures.queries.measures import shape_of, values_of
from handrail.insight.figures.queries.rows import Rows
from handrail.methods.disclosure.small_numbers import SafeTable
from handrail.partnership.training.models import Record
from handrail.rules.localities.measures import OPEN_UNITS

LONDON = ZoneInfo("Europe/London")
Recounted = dict[str, Counter[str] | list[int]]
WENT = {"sent", "opened", "accepted", "active", "done"}
STANDS = {"sent": "waiting", "opened": "waiting", "active": "accepted"}
# A unit of which nothing is hidden.
NOBODYS_LIFE = sorted(OPEN_UNITS)[0]
FORMS = {"nrm", "duty_to_notify"}


def day_of(at: datetime) -> date:
    """The county's day."""
    return at.astimezone(LONDON).date()


def recount(first: date, last: date) -> Recounted:
    """Everything from the first day to the last, both included."""
    return {
        **recount_concerns(first, last),
        **recount_referrals(first, last),
        **recount_people(first, last),
        **recount_visits(first, last),
    }


def recount_concerns(first: date, last: date) -> Recounted:
    """Concerns by every code that they have."""
    told = [one for one in Concern.objects.all() if one.withdrawn_at is None]
    reports = [one for one in told if first <= day_of(one.arrived_at) <= last]
    once = [one for one in reports if one.joined_to is None and one.lane != "quarantine"]
    return {
        "concerns_raised": Counter({"one": len(once)}),
        "concerns_by_month": Counter(f"{day_of(one.arrived_at):%B %Y}" for one in once),
        "concerns_by_source": Counter(one.reporter_kind for one in once),
        "concerns_by_entry": Counter(one.entry for one in once),
        "concerns_by_district": Counter(one.district for one in once),
        "concerns_by_place_kind": Counter(one.place_kind for one in once),
        "concerns_by_kind": Counter(under_one(one.exploitation) for one in once),
        "concerns_by_combination": Counter(together(one.exploitation) for one in once),
        "concerns_about_a_child": Counter(one.child for one in once),
        "concerns_screened": Counter("no" if one.minutes_to_assess is None else "yes" for one in once),
        "reports_joined": Counter({"one": sum(one.joined_to is not None for one in reports)}),
        "concerns_by_outcome": Counter(one.outcome if closed_in_time(one) else "open" for one in once),
        "minutes_to_open": [one.minutes_to_open for one in once if one.minutes_to_open is not None],
        "minutes_to_assess": [one.minutes_to_assess for one in once if one.minutes_to_assess is not None],
    }


def under_one(kinds: list[str]) -> str:
    """The one kind of a concern, or that there are several."""
    different = sorted(set(kinds))
    return different[0] if len(different) == 1 else "several" if different else ""


def closed_in_time(one: Concern) -> bool:
    """Whether it was closed within 28 days."""
    return one.closed_at is not None and one.closed_at - one.arrived_at < timedelta(days=28)


def together(kinds: Iterable[str]) -> str:
    """Kinds as one code."""
    different = set(kinds)
    return "three_or_more" if len(different) >= 3 else "+".join(sorted(different))


def recount_referrals(first: date, last: date) -> Recounted:
    """Referrals to organisations, and forms for the Home Office: each person once, whoever sent them."""
    sent = [one for one in Referral.objects.all() if one.sent_at and first <= day_of(one.sent_at) <= last]
    asked = [one for one in sent if one.kind not in FORMS]
    went = [one for one in sent if one.kind in FORMS and one.status in WENT]
    people = {first_record(one.person) for one in went if one.kind == "nrm"}
    told = sum(one.kind == "duty_to_notify" for one in went)
    return {
        "referrals_sent": Counter(one.kind for one in asked),
        "referrals_by_standing": Counter(STANDS.get(one.status, one.status) for one in asked),
        "minutes_to_answer": [
            int((one.answered_at - one.sent_at).total_seconds() // 60)
            for one in asked
            if one.answered_at and one.sent_at
        ],
        "nrm_and_notifications": Counter({"nrm": len(people), "duty_to_notify": told}),
    }


def first_record(record: PotentialVictim | None) -> Any:
    """The key of the record that a person's others were carried over from."""
    assert record is not None
    for case in Case.objects.filter(person=record, origin="referral"):
        assert case.origin_id is not None
        referral = Referral.objects.get(pk=case.origin_id)
        if referral.person is not None:
            return first_record(referral.person)
    return record.pk


def recount_people(first: date, last: date) -> Recounted:
    """Records, decisions, files and follow-ups."""
    records = [one for one in PotentialVictim.objects.all() if first <= day_of(one.created_at) <= last]
    begun = [one for one in records if first_record(one) == one.pk]
    files = list(first_files(first, last))
    followed = [one for one in Outcome.objects.all() if first <= one.asked_on <= last]
    return {
        "persons_recorded": Counter(one.concern.child if one.concern else "unknown" for one in begun),
        "reasonable_grounds": latest_decisions("reasonable_grounds", first, last),
        "conclusive_grounds": latest_decisions("conclusive_grounds", first, last),
        "reconsiderations": Counter({"one": latest_decisions("reconsideration", first, last).total()}),
        "files_opened": Counter(file.origin for file, _ in files),
        "written_plans": Counter("yes" if planned else "no" for _, planned in files),
        "exploited_since": Counter(one.exploited_since for one in followed),
    }


def first_files(first: date, last: date) -> Iterator[tuple[Case, bool]]:
    """The first file of each person if it was opened in these days, and whether any of theirs has an agreed plan."""
    held: dict[Any, list[Case]] = {}
    for case in Case.objects.order_by("opened_at", "pk"):
        held.setdefault(first_record(case.person), []).append(case)
    for theirs in held.values():
        if first <= day_of(theirs[0].opened_at) <= last:
            yield theirs[0], any(one.agreed != "no" for one in PlanVersion.objects.filter(case__in=theirs))


def latest_decisions(kind: str, first: date, last: date) -> Counter[str]:
    """What came last for each person in these days, without what was taken back."""
    latest: dict[Any, str] = {}
    for one in sorted(Decision.objects.filter(kind=kind), key=lambda each: (each.on, each.recorded_at, each.pk)):
        if one.taken_back_at is None and first <= one.on <= last:
            latest[first_record(one.person)] = one.outcome
    return Counter(latest.values())


def recount_visits(first: date, last: date) -> Recounted:
    """Visits that were made, whom they found, and who was trained."""
    made = {"under_way", "debriefing", "closed"}
    visits = [one for one in Operation.objects.all() if first <= day_of(one.starts_at) <= last and one.state in made]
    people = [one for visit in visits for one in Arrival.objects.filter(centre__operation=visit)]
    typed = [one for visit in visits for one in Debrief.objects.filter(operation=visit)]
    found = len(people) + sum(one.found for one in typed)
    accepted = sum(said_yes(one.person) for one in people) + sum(one.accepted for one in typed)
    left = Departure.objects.filter(arrival__in=people, has_worker=True).count()
    moved = left + sum(one.moved_on for one in typed)
    told = sum(Care.objects.filter(arrival=one, kind="explained").exists() for one in people)
    trained = {one.attendee for one in Record.objects.filter(withdrawn_at=None) if first <= one.earned_on <= last}
    return {
        "visits": Counter(one.kind for one in visits),
        "people_found": Counter({"yes": accepted, "no": found - accepted}),
        "people_moved_on": Counter({"yes": moved, "no": found - moved}),
        "people_at_visits": Counter(
            found=found, offered=told + sum(one.offered for one in typed), accepted=accepted, moved_on=moved
        ),
        "arrests_charges_orders": Counter(
            {name: sum(getattr(one, name) for one in typed) for name in ("arrests", "charges", "orders")}
        ),
        "reception_centres": Counter(
            {"one": sum(Centre.objects.filter(operation=one).exclude(opened_at=None).count() for one in visits)}
        ),
        "staff_trained": Counter({"one": len(trained)}),
    }


def said_yes(person: PotentialVictim) -> bool:
    """Whether their last word on support or on the referral is a yes that was not taken back."""
    last = [
        Consent.objects.filter(person=person, purpose=one).order_by("given_at").last() for one in ("support", "nrm")
    ]
    return any(one is not None and one.answer == "yes" and one.withdrawn_at is None for one in last)


def assert_measures_agree(quarter: Quarter, *, by: Person, on: date) -> set[str]:
    """The dictionary counts what a recount does; gives the measures that were compared."""
    expected, rows, period = (
        recount(quarter.first, quarter.last),
        Rows(quarter.first, quarter.last, by),
        Period((quarter,)),
    )
    compared = set()
    for entry in current_locality().measures:
        if not entry.counted or entry.code not in expected:
            continue
        shape, [value] = shape_of(entry), values_of(replace(entry, unit=NOBODYS_LIFE), rows, [period], on=on)
        told = expected[entry.code]
        if isinstance(told, list):
            least = current_locality().limit("small_number", on=on)
            assert value.median == (median(told) if len(told) >= least else None), entry.code
        else:
            assert dict(value.table.rows) == labelled(told, shape.labels), entry.code
        compared.add(entry.code)
    return compared


def labelled(told: Counter[str], labels: Any) -> dict[str, int]:
    """Numbers by words; a code without words stands under those for none."""
    found = dict.fromkeys(labels.values(), 0)
    for code, many in told.items():
        if many:
            found[labels.get(code) or labels[""]] += many
    return found


ON_THE_BOARD = {
    "month": "concerns_by_month",
    "source": "concerns_by_source",
    "district": "concerns_by_district",
    "kind": "concerns_by_kind",
    "outcome": "concerns_by_outcome",
    "referrals": "referrals_by_standing",
    "visits": "visits",
    "found": "people_at_visits",
}


@contextmanager
def as_if_nobody_was_told() -> Iterator[None]:
    """Inside, nothing was told of any period yet; afterwards everything stands as it did."""
    with transaction.atomic():
        for told in (IssuedFile, IssuedPack, Telling):
            told._default_manager.all().delete()
        yield
        transaction.set_rollback(True)


def assert_board_agrees(quarter: Quarter, *, by: Person, on: date) -> None:
    """The pack of the board tells what a recount does, once nothing is hidden."""
    expected = recount(quarter.first, quarter.last)
    with pytest.MonkeyPatch.context() as patch, as_if_nobody_was_told():
        patch.setattr(tables, "hide_small_numbers", lambda counts, **_: SafeTable(dict(counts), sum(counts.values())))
        patch.setattr("handrail.insight.figures.queries.telling.EARLIER", [])
        patch.setattr(counting, "hide_nested", lambda counts, **_: SafeTable(dict(counts), None))
        told = pack_for(by, period=Period((quarter,)), on=on).told
    assert told["concerns"] == expected["concerns_raised"].total()  # type: ignore[union-attr]
    figures = {one["code"]: [row["count"] for row in one["rows"]] for one in told["figures"]}
    for code, measure in ON_THE_BOARD.items():
        counted = expected[measure]
        assert isinstance(counted, Counter)
        assert sorted(many for many in figures[code] if many) == sorted(many for many in counted.values() if many), code
    waiting = {one["code"]: one["minutes"] for one in told["waiting"]}
    for code in ("open", "assess", "answer"):
        minutes, least = expected[f"minutes_to_{code}"], current_locality().limit("small_number", on=on)
        assert isinstance(minutes, list)
        assert waiting[f"{code}ed"] == (median(minutes) if len(minutes) >= least else None), code
