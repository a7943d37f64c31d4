"""Who may prepare the Home Office's form, and the gates that stand before anything of it is handed over."""

from collections.abc import Mapping

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_refer, why_not_work_on
from handrail.casework.referrals.permissions import why_not_draft
from handrail.foundation.people.models import Person
from handrail.partnership.training.permissions import why_not_untrained

# Which kind of referral a route of the form is.
KINDS: Mapping[str, str] = {"nrm": "nrm", "dtn": "duty_to_notify"}
NOT_DECIDED = "Record first whether they agree to a referral: until then nothing can go, one way or the other."
# Statutory guidance 5.42: a child's safety comes before the form, and the form demands the council that was told.
CHILDREN_FIRST = (
    "Tell children’s services first, then write down on the page “The council that you told” whom you told. "
    "Only then does the referral of a child, or of somebody who may be one, go."
)
NOT_A_NOTIFICATION = "Only a notification is read for what may identify somebody. This would be a referral."
NOT_BEGUN = "Begin on the page “Hand over”: that says who refers, and that the gate was passed."


def why_not_prepare(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not prepare the form, if so: it is for first responders who work on the record."""
    reason = why_not_work_on(person, by=by) or why_not_draft(person, kind="nrm", by=by)
    return reason or why_not_untrained("prepare-referral-form", by=by)


def is_for(person: PotentialVictim, by: Person) -> bool:
    """Whether the form is for people like them. Who is not trained yet is told so there."""
    return why_not_draft(person, kind="nrm", by=by) is None


def is_for_others(person: PotentialVictim, by: Person) -> bool:
    """Whether others prepare the form, and they follow what comes back."""
    return not is_for(person, by)


def why_not_hand_over(person: PotentialVictim, *, route: str, council_told: bool, by: Person) -> str | None:
    """Say why nothing of the form may leave now, if so. A child's goes only after children's services were told."""
    if reason := why_not_prepare(person, by=by):
        return reason
    if route not in KINDS:
        return NOT_DECIDED
    if reason := why_not_refer(person, kind=KINDS[route], by=by):
        return reason
    return None if council_told else CHILDREN_FIRST


def why_not_screen(person: PotentialVictim, *, route: str, by: Person) -> str | None:
    """Say why no text is read for what may identify somebody, if so."""
    return why_not_prepare(person, by=by) or (None if route == "dtn" else NOT_A_NOTIFICATION)


def why_not_record_decision(person: PotentialVictim, *, by: Person) -> str | None:
    """Say why this person may not write down what came back, if so."""
    return why_not_work_on(person, by=by)
