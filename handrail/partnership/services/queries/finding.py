"""Finds services by need, place, time, language and cost."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from handrail.partnership.services.models import Attribute, CostOption, Language, Service, ServiceArea, Term
from handrail.rules.localities.hours import read_hours
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.postcodes import districts_of, read_postcode
from handrail.rules.worktime.opening import opening


class NoSuchPlace(Exception):
    """What was typed is neither a postcode nor a district; the message says so."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody looks for; what is empty does not matter to them.

    `need` and `group` are codes of the pack's lists; `district` a code; `postcode` as it was typed; `language` a
    code; `free`: only what is said to cost nothing; `open_at`: only what is known to be open then.
    """

    words: str = ""
    need: str = ""
    group: str = ""
    district: str = ""
    postcode: str = ""
    language: str = ""
    free: bool = False
    open_at: datetime | None = None


def found(asked: Asked, *, among: QuerySet[Service], locality: Locality) -> QuerySet[Service]:
    """Those that fit everything that was asked, what the county puts first in front. Raises NoSuchPlace."""
    among = about(asked, among=among)
    if asked.postcode:
        among = among.filter(for_districts(districts_at(asked.postcode, locality=locality)))
    if asked.district:
        among = among.filter(for_districts({asked.district}))
    if asked.language:
        among = among.filter(Exists(Language.objects.filter(service=OuterRef("pk"), code=asked.language)))
    if asked.free:
        among = among.filter(Exists(CostOption.objects.filter(service=OuterRef("pk"), amount=0)))
    if asked.open_at is not None:
        among = open_at(among, at=asked.open_at, locality=locality)
    return among.order_by("order", "name", "id")


def about(asked: Asked, *, among: QuerySet[Service]) -> QuerySet[Service]:
    """Those of which all the words are said, and which meet the need and are for the group."""
    for word in asked.words.casefold().split():
        among = among.filter(search__contains=word)
    for taxonomy, code in (("service_needs", asked.need), ("service_groups", asked.group)):
        if code:
            meant = Attribute.objects.filter(service=OuterRef("pk"), term__taxonomy__code=taxonomy, term__code=code)
            among = among.filter(Exists(meant))
    return among


def districts_at(postcode: str, *, locality: Locality) -> set[str]:
    """The districts in which a postcode may lie; none when it lies in another county. Raises NoSuchPlace."""
    read = read_postcode(postcode)
    if read is None:
        raise NoSuchPlace(gettext("Enter a postcode, or the first half of one."))
    return {district.code for district in districts_of(read, locality=locality).districts}


def for_districts(districts: set[str]) -> Q:
    """What is for one of these districts; where there is none, only what is for the whole country."""
    extents = [ServiceArea.Extent.NATION, *([ServiceArea.Extent.COUNTY] if districts else [])]
    fits = Q(extent__in=extents) | Q(extent=ServiceArea.Extent.DISTRICT, district__in=districts)
    return Q(Exists(ServiceArea.objects.filter(fits, service=OuterRef("pk"))))


def open_at(among: QuerySet[Service], *, at: datetime, locality: Locality) -> QuerySet[Service]:
    """Those that are known to be open at a moment, bank holidays too. Hours that nobody confirmed are not guessed.

    Very many services keep few different hours: each is read once, as the page that shows it reads it.
    """
    kept = Service.objects.exclude(hours="").order_by("hours").values_list("hours", flat=True).distinct()
    return among.filter(hours__in=[hours for hours in kept if is_open(hours, at=at, locality=locality)])


def is_open(hours: str, *, at: datetime, locality: Locality) -> bool:
    """Whether whoever keeps these hours is there at that moment."""
    now = opening(read_hours(hours), holidays=locality.bank_holidays, at=at, timezone=locality.timezone)
    return now.open_now


def terms_of_list(code: str, *, used: bool = False) -> QuerySet[Term]:
    """The words of one of the lists; with `used`, only those that a listed service has."""
    words = Term.objects.filter(taxonomy__code=code).order_by("position", "name")
    if used:
        having = Attribute.objects.filter(term=OuterRef("pk"), service__public=True, service__withdrawn_at=None)
        words = words.filter(Exists(having))
    return words
