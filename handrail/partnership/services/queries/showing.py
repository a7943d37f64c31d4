"""A service as a page shows it: open or shut, and since when nobody has confirmed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from handrail.foundation.ui.wording import change_words
from handrail.partnership.services.models import Service
from handrail.partnership.services.policies import out_of_date
from handrail.rules.localities.hours import read_hours, say_hours
from handrail.rules.localities.locality import Locality
from handrail.rules.worktime.opening import Opening, opening


@dataclass(frozen=True)
class Listed:
    """A service at one moment. `opening` is None when nobody knows its hours; `change` is what happens next."""

    service: Service
    opening: Opening | None
    change: str
    hours_in_words: str
    out_of_date: bool
    never_confirmed: bool

    @property
    def open_now(self) -> bool:
        """Whether we know that somebody is there now."""
        return self.opening is not None and self.opening.open_now

    @property
    def not_confirmed_since(self) -> date | None:
        """The day of the last confirmation, when that is too long ago; None when it is recent or there was none."""
        return self.service.assured_on if self.out_of_date else None


def shown(services: Iterable[Service], *, at: datetime, locality: Locality) -> list[Listed]:
    """Each service as it is at that moment."""
    return [one_shown(service, at=at, locality=locality) for service in services]


def one_shown(service: Service, *, at: datetime, locality: Locality) -> Listed:
    """One of them."""
    today = at.astimezone(locality.timezone).date()
    old, never = out_of_date(service, on=today), service.assured_on is None
    if not service.hours:
        return Listed(service, None, "", rules_in_words(service), old, never)
    hours = read_hours(service.hours)
    now = opening(hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone)
    change = gettext("day and night") if service.hours == "always" else change_words(now, at=at)
    return Listed(service, now, change, say_hours(hours), old, never)


def rules_in_words(service: Service) -> str:
    """What a feed said of its hours, where they are no weekly hours."""
    return "; ".join(rule.description for rule in service.schedules.all() if rule.description)
