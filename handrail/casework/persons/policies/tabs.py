"""What rooms above put on a person's pages: tabs, and where a referral of a kind begins."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person


@dataclass(frozen=True)
class PersonTab:
    """One tab: its label, the url name it leads to (given the person's id), and how many things are behind it.

    `for_whom` says whether a reader of the record may open it; where it is missing, all may.
    """

    label: str
    url_name: str
    count: Callable[[PotentialVictim], int] | None = None
    for_whom: Callable[[PotentialVictim, Person], bool] | None = None


@dataclass(frozen=True)
class Begun:
    """Where a referral of a kind is begun: the words of the link, and its address."""

    label: str
    address: str


PERSON_TABS: list[PersonTab] = []
# Asked with the person's id and the kind of a step ("nrm", "housing"); None when the room has no page for it.
REFERRALS_BEGUN: list[Callable[[UUID, str], Begun | None]] = []
