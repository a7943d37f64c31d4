"""What leads from a referral that was taken on to the file that was, or can be, opened from it."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from handrail.casework.cases.models import Case, Origin
from handrail.casework.cases.permissions import why_not_open_from
from handrail.casework.cases.queries.finding import cases_visible_to
from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.policies import LeadOn
from handrail.foundation.people.models import Person


def leads_to_file(referral: Referral, by: Person, at: datetime) -> LeadOn | None:
    """Where to go on from this referral; None if there is no way on for this person."""
    opened = cases_visible_to(by).filter(origin=Origin.REFERRAL, origin_id=referral.pk).first()
    if opened is not None:
        return LeadOn(f"The file {opened.reference}", "cases:case", opened.pk)
    if why_not_open_from(referral, by=by, at=at) is None:
        return LeadOn("Open a file from this referral", "cases:open_case_from", referral.pk)
    return None


def records_carried_over() -> QuerySet[Case]:
    """The files of records that were begun from a referral of somebody: `earlier` is the record that was referred."""
    referred = Referral.objects.filter(pk=OuterRef("origin_id"), person__isnull=False).values("person")
    # What a foreign key holds would come back as text from SQLite.
    found = Case.objects.filter(origin=Origin.REFERRAL).annotate(earlier=Subquery(referred[:1], UUIDField()))
    return found.filter(earlier__isnull=False).order_by()
