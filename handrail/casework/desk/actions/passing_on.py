"""What referrals tell the desk: that a concern is with somebody else now, and that it has come back."""

from datetime import datetime

from django.db import transaction

from handrail.casework.desk.actions.keeping import hold, keep, tell_standing
from handrail.casework.desk.models import Concern, ConcernStatus
from handrail.casework.desk.permissions import why_not_pass_on
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.public.concerns.models import Wording


@transaction.atomic
def note_passed_on(concern: Concern, *, by: Person, at: datetime) -> Concern:
    """Note that at least one organisation holds this concern. Noting it again for a second one changes nothing.

    Raises:
        NotAllowed: this person may not pass it on as it stands.
    """
    concern = hold(concern.pk)
    require(why_not_pass_on(concern, by=by))
    if concern.passed_on_at is None:
        concern.passed_on_at = at
        keep(concern, ["passed_on_at"])
        tell_standing(concern, Wording.PASSED_ON, at=at)
        record("desk.concern_passed_on", about=concern.about, by=by.ref, at=at)
    return concern


@transaction.atomic
def note_referrals_ended(concern: Concern, *, by: Person, at: datetime) -> Concern:
    """Note that no organisation holds this concern any more: it is the desk's again, with a new clock.

    Whoever ended the last referral may be at another organisation, so that no right at the desk is asked for.
    """
    concern = hold(concern.pk)
    if concern.status == ConcernStatus.PASSED_ON:
        concern.passed_on_at = None
        concern.clock_from = at
        keep(concern, ["passed_on_at", "clock_from"])
        record("desk.concern_came_back", about=concern.about, by=by.ref, at=at)
    return concern
