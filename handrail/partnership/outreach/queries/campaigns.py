"""Campaigns, their codes, and how far their paper has come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from handrail.foundation.locality import moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.outreach.models import HANDED_OUT, Campaign, CampaignState, MoveKind, StockMove
from handrail.partnership.outreach.permissions import why_not_see_campaigns
from handrail.partnership.published.models import ShortCode, Step
from handrail.partnership.published.queries import steps_seen

LEFT_THE_SHELF = (*HANDED_OUT, MoveKind.OUTSIDE)


@dataclass(frozen=True)
class Reach:
    """How far one code has come, or what was handed out of a campaign without one; then `code` is None."""

    code: ShortCode | None
    handed_out: int
    scanned: int = 0
    opened: int = 0


def campaigns_for(*, by: Person) -> QuerySet[Campaign]:
    """Every campaign, the latest first. Raises NotAllowed."""
    require(why_not_see_campaigns(by=by))
    return Campaign.objects.prefetch_related("plans").select_related("organisation")


def campaign_called(slug: str, *, by: Person) -> Campaign:
    """The campaign with that short name. Raises NotAllowed, Campaign.DoesNotExist."""
    return campaigns_for(by=by).get(slug=slug)


def open_campaigns() -> QuerySet[Campaign]:
    """The campaigns at which something can be handed out."""
    return Campaign.objects.filter(state__in=[CampaignState.BEGUN, CampaignState.OVER]).prefetch_related("plans")


def codes_of(campaign: Campaign) -> QuerySet[ShortCode]:
    """The codes of a campaign, in the order in which they were made."""
    return ShortCode.objects.filter(campaign=campaign.slug)


def code_of(campaign: Campaign, code: str) -> ShortCode:
    """That code of that campaign. Raises ShortCode.DoesNotExist."""
    return codes_of(campaign).get(pk=code)


def codes_to_print() -> QuerySet[ShortCode]:
    """The codes that a new run may carry."""
    return ShortCode.objects.filter(retired_at=None).select_related("campaign")


def reach_of(campaign: Campaign, *, first: date, last: date) -> list[Reach]:
    """How far each code of a campaign came in those days, both included; and what was handed out without one."""
    codes = list(codes_of(campaign))
    seen = steps_seen([code.pk for code in codes], first=first, last=last)
    given = handed_out(campaign, first=first, last=last)
    rows = [Reach(c, given[c.pk], seen[c.pk, Step.SCANNED], seen[c.pk, Step.OPENED]) for c in codes]
    return [*rows, Reach(None, given[""])] if given[""] else rows


def handed_out(campaign: Campaign, *, first: date, last: date) -> Counter[str]:
    """Copies that reached people in those days, by code; under no code what the campaign handed out without one."""
    begin, end = moments(first, last)
    moves = StockMove.objects.filter(kind__in=LEFT_THE_SHELF, moved_at__gte=begin, moved_at__lt=end)
    ours = moves.filter(Q(run__code__campaign=campaign.slug) | Q(campaign=campaign, run__code=None))
    rows = ours.values("run__code").annotate(copies=Sum("copies")).order_by()
    return Counter({row["run__code"] or "": row["copies"] for row in rows})
