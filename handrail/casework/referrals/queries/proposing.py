"""Which kinds of referral the steps for a person propose now, and why."""

from dataclasses import dataclass
from datetime import datetime

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.queries.deciding import decision_of
from handrail.casework.referrals.models import Kind
from handrail.casework.referrals.policies import OF_A_PERSON
from handrail.foundation.people.models import Person


@dataclass(frozen=True)
class Proposal:
    """A kind of referral. `because` is the reason of the step that asks for it now, or empty when none does."""

    kind: Kind
    because: str = ""


def kinds_to_offer(person: PotentialVictim, *, by: Person, at: datetime) -> list[Proposal]:
    """Every kind of referral of a person: first those that the steps ask for now, in the order of the steps.

    Raises:
        NotAllowed: this person may not see the record, or it has been erased.
    """
    reasons: dict[Kind, str] = {}
    for step in decision_of(person, by=by, at=at).steps:
        if step.referral_kind:
            reasons.setdefault(Kind(step.referral_kind), step.because)
    others = (Proposal(kind) for kind in OF_A_PERSON if kind not in reasons)
    return [*(Proposal(kind, because) for kind, because in reasons.items()), *others]
