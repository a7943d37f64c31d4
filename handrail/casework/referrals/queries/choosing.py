"""Whom a referral may be sent to, and how they are reached."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from handrail.casework.desk.models import Concern
from handrail.casework.referrals.models import Referral, Way
from handrail.casework.referrals.permissions import RECEIVING
from handrail.casework.referrals.policies import receivers_of, ways_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation
from handrail.foundation.people.queries import people_of
from handrail.rules.localities.locality import Channel, CodedWord
from handrail.rules.worktime.opening import Opening, opening

TELEPHONED = "Nobody there signs in yet: it is prepared, and you telephone them."
HANDED_OVER = "Nobody there signs in yet: an encrypted document is prepared, with its documents inside."
KINDS_FIRST = {"police": 0, "county_council": 1, "district_council": 2, "charity": 3, "nhs": 4, "fire": 5}


@dataclass(frozen=True)
class Receiver:
    """An organisation that takes a kind of referral, what people call it there, and the ways to reach it."""

    organisation: Organisation
    word: CodedWord
    ways: tuple[Way, ...]
    channel: Channel | None


def with_readers() -> QuerySet[Organisation]:
    """The organisations, each with `people_here`: how many people could read a referral in Handrail today."""
    reads_it = Q(people__is_active=True, people__roles_held__role__in=RECEIVING)
    return Organisation.objects.filter(active=True).annotate(
        people_here=Count("people", filter=reads_it, distinct=True)
    )


def organisations_to_offer(concern: Concern) -> list[Organisation]:
    """Whom a concern may be sent to: those of its district first, then those of the county, then the others."""
    receiving = with_readers().filter(can_receive=True)
    return sorted(receiving, key=lambda one: (nearness(one, concern), KINDS_FIRST.get(one.kind, 9), one.name))


def nearness(organisation: Organisation, concern: Concern) -> int:
    """0 in the concern's own district, 1 for the whole county, 2 in another district."""
    if not organisation.district:
        return 1
    return 0 if organisation.district == concern.district else 2


def receivers_to_offer(kind: str, *, district: str = "") -> list[Receiver]:
    """Who takes this kind of referral in the county; those of the district first, as the pack orders them."""
    words = {word.code: (place, word) for place, word in enumerate(receivers_of(kind))}
    found = list(with_readers().filter(code__in=words))
    found.sort(key=lambda one: (one.district != district if one.district else False, words[one.code][0]))
    return [receiver(one, words[one.code][1], kind) for one in found]


def others_to_offer(referral: Referral) -> list[tuple[Organisation, str]]:
    """Who else could be sent what came back, each with a word of how it is reached."""
    if referral.person is None:
        assert referral.concern is not None  # noqa: S101 — the database keeps it so
        found = [(one, "") for one in organisations_to_offer(referral.concern)]
    else:
        district = referral.concern.district if referral.concern else ""
        offered = receivers_to_offer(referral.kind, district=district)
        otherwise = HANDED_OVER if referral.documents else TELEPHONED
        found = [(one.organisation, "" if Way.MEMBER in one.ways else otherwise) for one in offered]
    return [each for each in found if each[0] != referral.to_organisation]


def receiver(organisation: Organisation, word: CodedWord, kind: str) -> Receiver:
    """One of them, and how it is reached."""
    channel = channel_of(organisation)
    signs_in = bool(getattr(organisation, "people_here", 0))
    return Receiver(organisation, word, ways_of(kind, read_there=signs_in), channel)


def read_there(organisation: Organisation) -> bool:
    """Whether anybody at this organisation could read a referral in Handrail today."""
    return people_of(organisation).filter(roles_held__role__in=RECEIVING).exists()


def channel_of(organisation: Organisation) -> Channel | None:
    """How the county's pack says that this organisation is reached: the first way with a telephone, or none."""
    theirs = [each for each in current_locality().channels if each.organisation == organisation.code]
    return next((each for each in theirs if each.telephone), theirs[0] if theirs else None)


def opening_of(channel: Channel, *, at: datetime) -> Opening | None:
    """Whether it is open now; None when nobody has confirmed its hours."""
    if channel.hours is None:
        return None
    locality = current_locality()
    return opening(channel.hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone)
