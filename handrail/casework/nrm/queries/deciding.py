"""What has come back on a referral, and every clock that runs because of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from handrail.casework.nrm.models import Decision
from handrail.casework.nrm.permissions import why_not_record_decision
from handrail.casework.nrm.policies import Referred, birthday_at_18, events_of
from handrail.casework.nrm.queries.files import WENT
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import known_of, standings_of
from handrail.casework.persons.queries.telling import identities_told
from handrail.casework.referrals.models import Kind, Referral
from handrail.casework.referrals.queries import acknowledgement_of, referrals_of_person
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.rules.pathway.clocks import Clock, clocks


@dataclass(frozen=True, repr=False)
class CameBack:
    """The page of decisions and clocks: the referral that went, what came back, what is awaited."""

    referral: Referral | None
    reference: str
    notified: Referral | None
    decisions: Sequence[Decision]
    clocks: tuple[Clock, ...]
    today: date


@transaction.atomic
def came_back(person: PotentialVictim, *, by: Person, at: datetime) -> CameBack:
    """Everything that has come back about this person, and the clocks. Raises NotAllowed."""
    require(why_not_record_decision(person, by=by))
    record("nrm.decisions_read", about=person.about, by=by.ref, at=at)
    sent = sent_referral(person, Kind.NRM, by=by)
    decisions = decisions_of(person)
    return CameBack(
        referral=sent,
        reference=acknowledgement_of(sent).get("reference", "") if sent else "",
        notified=sent_referral(person, Kind.DUTY_TO_NOTIFY, by=by),
        decisions=decisions,
        clocks=clocks_of(person, sent, decisions),
        today=local_day(at),
    )


def sent_referral(person: PotentialVictim, kind: Kind, *, by: Person) -> Referral | None:
    """The referral of this kind that was typed and sent, if there is one."""
    return next((one for one in referrals_of_person(person, by=by) if one.kind == kind and one.status in WENT), None)


def decisions_of(person: PotentialVictim) -> list[Decision]:
    """What came back, those taken back among it, by their days."""
    return list(Decision.objects.filter(person=person).select_related("recorded_by"))


def clocks_of(person: PotentialVictim, sent: Referral | None, decisions: Sequence[Decision]) -> tuple[Clock, ...]:
    """Every clock of this referral; none before it was sent."""
    referred = referred_as(person, sent)
    return clocks(events_of(referred, decisions), locality=current_locality()) if referred else ()


def referred_as(person: PotentialVictim, sent: Referral | None) -> Referred | None:
    """The referral as the clocks read it: its day, and what of the person they go by."""
    if sent is None or sent.sent_at is None:
        return None
    standings, child = standings_of(person), known_of(person).may_be_child
    told = identities_told(person)
    withdrawn = standings["nrm"].withdrawn_at
    return Referred(
        on=local_day(sent.sent_at),
        child=child,
        support_wanted=not child and standings["support"].answer == "yes",
        turns_18_on=birthday_at_18(told[-1].date_of_birth) if told and child else None,
        withdrawn_on=local_day(withdrawn) if withdrawn and not child else None,
    )


def local_day(moment: datetime) -> date:
    """The day it is in the county at that moment."""
    return moment.astimezone(current_locality().timezone).date()
