"""Where rooms above lead on from a referral that was taken on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.casework.referrals.models import Referral
from handrail.foundation.people.models import Person


@dataclass(frozen=True)
class LeadOn:
    """The words of a link, and the page it leads to: its url name and the one id that it is given."""

    label: str
    url_name: str
    argument: UUID


# Asked with the referral, whoever reads it, and the moment; None where there is nothing to go on to.
LEADS_ON: list[Callable[[Referral, Person, datetime], LeadOn | None]] = []


def leads_on(referral: Referral, *, by: Person, at: datetime) -> list[LeadOn]:
    """Where this person may go on from this referral."""
    return [found for lead in LEADS_ON if (found := lead(referral, by, at)) is not None]
