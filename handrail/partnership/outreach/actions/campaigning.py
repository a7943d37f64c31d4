"""Plans campaigns, begins and ends them, and makes the codes that are printed."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.outreach.models import Campaign, CampaignState, Format, Plan
from handrail.partnership.outreach.permissions import (
    why_not_change_campaign,
    why_not_make_code,
    why_not_move_campaign,
    why_not_plan_campaign,
)
from handrail.partnership.outreach.policies import Planned, why_not_begin, why_not_code, why_not_planned
from handrail.partnership.published.models import Campaign as Published
from handrail.partnership.published.models import ShortCode
from handrail.partnership.published.policies import new_code
from handrail.rules.localities.locality import Locality

ENGLISH = "en"
TAKEN = frozenset({"new"})  # an address of its own


@transaction.atomic
def plan_campaign(slug: str, plan: Planned, *, by: Person, at: datetime) -> Campaign:
    """Begin to plan a campaign under a short name that no other has. Raises NotAllowed."""
    require(why_not_plan_campaign(by=by) or why_not_planned(plan) or why_not_called(slug))
    campaign = Campaign.objects.create(slug=slug, organisation=by.organisation, planned_at=at)
    add_version(campaign, plan, by=by, at=at)
    return campaign


@transaction.atomic
def change_plan(campaign: Campaign, plan: Planned, *, by: Person, at: datetime) -> Campaign:
    """Add a version of the plan; the earlier ones stay. Raises NotAllowed: it has begun."""
    campaign = held(campaign)
    require(why_not_change_campaign(campaign, by=by) or why_not_planned(plan))
    add_version(campaign, plan, by=by, at=at)
    return campaign


@transaction.atomic
def begin_campaign(campaign: Campaign, *, by: Person, at: datetime) -> Campaign:
    """Fix the plan as it is now, and publish what the public reads of it. Raises NotAllowed."""
    campaign = held(campaign)
    require(why_not_move_campaign(campaign, CampaignState.BEGUN, by=by))
    plan = campaign.plan
    require(why_not_begin(plan.starts_on, on=timezone.localdate(at)))
    Published.objects.create(
        slug=campaign.slug,
        audience=plan.audience,
        words={ENGLISH: {"title": plan.title, "lead": plan.lead}},
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        published_at=at,
    )
    campaign.begun_at = at
    move(campaign, CampaignState.BEGUN, by=by, at=at, version=plan.version)
    return campaign


@transaction.atomic
def end_campaign(campaign: Campaign, *, why: str, by: Person, at: datetime) -> Campaign:
    """End a campaign that has begun. Its codes still lead to help, for as long as somebody holds one."""
    campaign = held(campaign)
    require(why_not_move_campaign(campaign, CampaignState.OVER, by=by))
    campaign.finished_at, campaign.why_finished = at, why
    move(campaign, CampaignState.OVER, by=by, at=at)
    return campaign


@transaction.atomic
def call_off(campaign: Campaign, *, why: str, by: Person, at: datetime) -> Campaign:
    """Call off a campaign before it has begun. Raises NotAllowed."""
    campaign = held(campaign)
    require(why_not_move_campaign(campaign, CampaignState.CALLED_OFF, by=by))
    campaign.finished_at, campaign.why_finished = at, why
    move(campaign, CampaignState.CALLED_OFF, by=by, at=at)
    return campaign


@transaction.atomic
def make_code(
    campaign: Campaign,
    *,
    design: str,
    set_as: Format,
    batch: str,
    copies: int,
    locality: Locality,
    by: Person,
    at: datetime,
) -> ShortCode:
    """Make the short code that one batch of one design carries. Raises NotAllowed, NoSuchDesign.

    `copies`: how many will carry it, or to how many people it is shown.
    """
    campaign = held(campaign)
    require(why_not_make_code(campaign, by=by))
    require(why_not_code(copies, least=locality.limit("small_number", on=timezone.localdate(at))))
    code = ShortCode.objects.create(
        code=unused_code(),
        campaign_id=campaign.slug,
        design=locality.leaflet(design).code,
        set_as=set_as,
        language=ENGLISH,
        batch=batch,
        copies=copies,
        made_at=at,
    )
    record("outreach.code_made", about=str(campaign), by=by.ref, at=at, code=code.pk)
    return code


@transaction.atomic
def retire_code(code: ShortCode, *, by: Person, at: datetime) -> None:
    """Stop counting by a code. Whoever follows it still finds help. Raises NotAllowed."""
    require(why_not_plan_campaign(by=by) or ("This code is no longer used." if code.retired_at else None))
    code.retired_at = at
    code.save(update_fields=["retired_at"])
    record("outreach.code_retired", about=f"campaign:{code.campaign_id}", by=by.ref, at=at, code=code.pk)


def why_not_called(slug: str) -> str | None:
    """Say why a campaign cannot have this short name, if so."""
    if slug in TAKEN or Campaign.objects.filter(slug=slug).exists():
        return "Another campaign has this short name."
    return None


def unused_code() -> str:
    """A code that nothing carries yet, nor ever has."""
    code = new_code()
    while ShortCode.objects.filter(pk=code).exists():
        code = new_code()
    return code


def held(campaign: Campaign) -> Campaign:
    """The same campaign, held until the transaction ends."""
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def add_version(campaign: Campaign, plan: Planned, *, by: Person, at: datetime) -> Plan:
    """Keep the next version of a plan."""
    version = campaign.plans.count() + 1
    kept = Plan.objects.create(campaign=campaign, version=version, written_at=at, written_by=by, **asdict(plan))
    record("outreach.campaign_planned", about=str(campaign), by=by.ref, at=at, version=version)
    return kept


def move(campaign: Campaign, to: CampaignState, *, by: Person, at: datetime, **more: Any) -> None:
    """Write where it stands now, and who moved it."""
    campaign.state = to
    campaign.save(update_fields=["state", "begun_at", "finished_at", "why_finished"])
    record(f"outreach.campaign_{to.value}", about=str(campaign), by=by.ref, at=at, **more)
