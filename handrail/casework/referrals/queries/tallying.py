"""Referrals counted by the database itself, by up to three codes: what the explorer of figures is made of."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Case, Count, DateTimeField, ExpressionWrapper, F, Q, Value, When
from django.db.models.expressions import Combinable

from handrail.casework.desk.queries import added_up
from handrail.casework.referrals.models import ON_A_FORM, Referral, ReferralStatus
from handrail.casework.referrals.permissions import why_not_count
from handrail.foundation.locality import moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

# An answer is looked at so long after sending: otherwise an old referral would have had more time than a new one.
UNTIL_ANSWER = timedelta(days=14)
BY_THEN = ExpressionWrapper(F("sent_at") + UNTIL_ANSWER, output_field=DateTimeField())
WAITING, ACCEPTED, WITHDRAWN = "waiting", "accepted", "withdrawn"
SAID_NO = (ReferralStatus.DECLINED, ReferralStatus.RETURNED)
CODES: Mapping[str, Combinable] = {
    "organisation": F("to_kind"),
    "asked_for": F("kind"),
    "priority": F("priority"),
    "way": F("way"),
    "district": F("concern__district"),
    "answer": Case(
        When(Q(answered_at__lt=BY_THEN, status__in=SAID_NO), then=F("status")),
        When(Q(answered_at__lt=BY_THEN), then=Value(ACCEPTED)),
        When(Q(status=ReferralStatus.WITHDRAWN, ended_at__lt=BY_THEN), then=Value(WITHDRAWN)),
        default=Value(WAITING),
    ),
}


def tally_referrals(codes: Sequence[str], *, first: date, last: date, by: Person) -> dict[tuple[str, ...], int]:
    """How many referrals were sent from the first day to the last, both included, by these codes of `CODES`; no drafts.

    Without the Home Office's forms, as the board counts: beside its numbers they could be worked out.

    Raises NotAllowed; KeyError for a code that there is not.
    """
    require(why_not_count(by=by))
    begin, end = moments(first, last)
    found = Referral.objects.filter(sent_at__gte=begin, sent_at__lt=end).exclude(kind__in=ON_A_FORM)
    asked = {f"by_{code}": CODES[code] for code in codes}
    if not asked:
        return {(): found.count()}
    return added_up(found.order_by().values(**asked).annotate(number=Count("pk")), list(asked))
