"""A request in each of its states, a hold and a proposal, made through the real actions."""

from datetime import timedelta

from django.utils import timezone

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.subject_rights import actions
from handrail.casework.subject_rights.models import Asker, Erasing, Hold, Request, RequestKind, WithheldBecause
from handrail.casework.subject_rights.queries import contents_of
from handrail.foundation.people.models import Person, Role
from tests.build import Office, person, person_record


def record_of(office: Office, *, by: Person | None = None) -> PotentialVictim:
    """The record of somebody who will ask."""
    return person_record(by=by or office.worker, at=office.later(), age="adult")


def request_of(
    of: PotentialVictim, office: Office, *, kind: RequestKind = RequestKind.ACCESS, known: bool = True
) -> Request:
    """What they ask."""
    return actions.record_request(
        of,
        kind=kind,
        asker=Asker.THEMSELVES,
        asked="What do you have on me?",
        shown_by="We know them." if known else "",
        received_on=timezone.localdate(office.later()),
        by=office.worker,
        at=office.later(),
    )


def prepared_of(of: PotentialVictim, office: Office) -> Request:
    """The same, with one thing withheld, prepared by the worker."""
    request = request_of(of, office)
    one = contents_of(request, by=office.worker, at=office.later())[0]
    because = WithheldBecause.OTHERS
    actions.withhold(request, what=[one.kept.what], because=because, by=office.worker, at=office.later())
    return actions.prepare(request, by=office.worker, at=office.later())


def agreed_of(of: PotentialVictim, office: Office) -> Request:
    """The same, agreed to by a colleague."""
    colleague = person(Role.SUPPORT_WORKER, at_work=office.theirs)
    return actions.agree(prepared_of(of, office), by=colleague, at=office.later())


def hold_on(of: PotentialVictim, office: Office) -> Hold:
    """Something that a court needs."""
    return actions.place_hold(
        of,
        because=Hold.Because.COURT,
        reason="The trial is in May.",
        review_on=timezone.localdate() + timedelta(days=90),
        by=office.worker,
        at=office.later(),
    )


def erasing_of(of: PotentialVictim, office: Office) -> Erasing:
    """What the worker proposes."""
    return actions.propose_erasing(of, ground=Erasing.Ground.ASKED, by=office.worker, at=office.later())
