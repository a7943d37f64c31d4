"""What each kind of referral needs somebody's yes for, and what holds now of what they said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from handrail.casework.persons.models import Consent, ConsentAnswer, ConsentPurpose, PotentialVictim
from handrail.foundation.people.models import Person

NOT_ASKED = "not_asked"
NOTIFICATION = "duty_to_notify"

# Statutory guidance 5.31-5.33 (NRM and support), 5.20-5.21 (safeguarding, with their wishes), Housing Act 1996
# s213B (housing, only with consent), 12.54 (health): each purpose is a question of its own. Children's services
# need no adult's yes: a child's safety is not another person's to refuse.
NEEDS: Mapping[str, tuple[ConsentPurpose, ...]] = {
    "nrm": (ConsentPurpose.NRM,),
    NOTIFICATION: (),
    "childrens_services": (),
    "adult_safeguarding": (ConsentPurpose.SAFEGUARDING,),
    "police": (ConsentPurpose.POLICE,),
    "support": (ConsentPurpose.SUPPORT,),
    "housing": (ConsentPurpose.HOUSING,),
    "sexual_assault_centre": (ConsentPurpose.HEALTH,),
    "health": (ConsentPurpose.HEALTH,),
    "charity": (ConsentPurpose.CHARITY,),
}
# Nobody's no to the NRM, to support or to housing can be overridden: there it is theirs alone to say.
OVERRIDABLE = frozenset({"police", "adult_safeguarding"})


@dataclass(frozen=True)
class Override:
    """A decision to refer without the adult's yes: a lawful basis out of the list, and a reason."""

    lawful_basis: str
    reason: str

    def __repr__(self) -> str:
        return f"<Override {self.lawful_basis}>"


@dataclass(frozen=True)
class Standing:
    """What holds now for one purpose: yes, no, unsure or not_asked. A yes that was withdrawn is a no."""

    purpose: ConsentPurpose
    answer: str = NOT_ASKED
    at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_how: str = ""
    consent_id: UUID | None = None

    @property
    def changed_at(self) -> datetime | None:
        """When it came to be so."""
        return self.withdrawn_at or self.at


class AtWithdrawal(Protocol):
    """What a room above does when a yes holds no longer, in the same transaction: withdraw, drop identifiers."""

    def __call__(self, person: PotentialVictim, *, purpose: str, by: Person, at: datetime) -> None: ...


# Rooms above say in AppConfig.ready() what they do. It takes effect at once, or the withdrawal is not recorded.
ON_WITHDRAWAL: list[AtWithdrawal] = []


def standings_of(person: PotentialVictim) -> dict[str, Standing]:
    """What holds for each of the eight purposes, in their order; the newest answer of each counts."""
    newest = {consent.purpose: consent for consent in Consent.objects.filter(person=person)}
    return {str(purpose): standing(purpose, newest.get(purpose)) for purpose in ConsentPurpose}


def standing(purpose: ConsentPurpose, consent: Consent | None) -> Standing:
    """What holds after that answer, or when nobody has asked."""
    if consent is None:
        return Standing(purpose)
    return Standing(
        purpose,
        ConsentAnswer.NO.value if consent.withdrawn_at else consent.answer,
        consent.given_at,
        consent.withdrawn_at,
        consent.withdrawn_how,
        consent.pk,
    )
