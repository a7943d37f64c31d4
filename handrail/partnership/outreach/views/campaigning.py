"""Pages of campaigns: the list, one with its plan and codes, and every change."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.outreach import actions, queries
from handrail.partnership.outreach.forms import CodeForm, NewCampaignForm, PlanForm, WhyForm
from handrail.partnership.outreach.models import Campaign, CampaignState
from handrail.partnership.outreach.permissions import (
    why_not_change_campaign,
    why_not_make_code,
    why_not_move_campaign,
    why_not_plan_campaign,
    why_not_see_leaflets,
)
from handrail.partnership.outreach.policies import AUDIENCES
from handrail.partnership.outreach.views.printing import form_methods, person_of
from handrail.partnership.outreach.views.wording import cost_words, materials_shown, names_of, reach_shown
from handrail.partnership.published.models import ShortCode


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """Every campaign."""
    by = person_of(request)
    shown = {
        "campaigns": queries.campaigns_for(by=by),
        "why_not_plan": why_not_plan_campaign(by=by),
        "why_not_see_leaflets": why_not_see_leaflets(by=by),
    }
    return render(request, "outreach/campaigns.html", shown)


@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """One campaign: what was planned and when it was fixed, its codes and how far they came."""
    by, locality, at = person_of(request), current_locality(), timezone.now()
    one = campaign_asked(request, slug)
    reach = queries.reach_of(one, first=timezone.localdate(one.planned_at), last=timezone.localdate(at))
    shown = {
        "campaign": one,
        "plan": one.plan,
        "versions": one.plans.all(),
        "audience": AUDIENCES.get(one.plan.audience, one.plan.audience),
        "districts": names_of(one.plan.districts, locality),
        "compared_with": names_of(one.plan.compared_with, locality),
        "materials": materials_shown(one.plan, locality),
        "cost": cost_words(one.plan.cost_pence, sum(row.handed_out for row in reach)),
        "reach": reach_shown(reach, locality),
        "why_not_see_leaflets": why_not_see_leaflets(by=by),
        "why_not_change": why_not_change_campaign(one, by=by),
        "why_not_begin": why_not_move_campaign(one, CampaignState.BEGUN, by=by),
        "why_not_end": why_not_move_campaign(one, CampaignState.OVER, by=by),
        "why_not_code": why_not_make_code(one, by=by),
        "why_not_plan": why_not_plan_campaign(by=by),
    }
    return render(request, "outreach/campaign.html", shown)


@form_methods
def new_campaign(request: HttpRequest) -> HttpResponse:
    """Plan a campaign."""
    require(why_not_plan_campaign(by=person_of(request)))
    form = NewCampaignForm(sent(request), locality=current_locality())
    if form.is_valid() and done(form, "name", request, actions.plan_campaign, form.parts()):
        return redirect("outreach:campaign", form.cleaned_data["slug"])
    return form_page(request, form, None, title="Plan a campaign", button="Keep the plan")


@form_methods
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the plan: a new version, until it has begun."""
    one = campaign_asked(request, slug)
    require(why_not_change_campaign(one, by=person_of(request)))
    form = PlanForm(sent(request), locality=current_locality(), plan=one.plan)
    if form.is_valid() and done(form, "name", request, actions.change_plan, {"campaign": one, **form.parts()}):
        return redirect("outreach:campaign", slug)
    return form_page(request, form, one, title="Change the plan", button="Keep this version")


@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Fix the plan and publish it."""
    actions.begin_campaign(campaign_asked(request, slug), by=person_of(request), at=timezone.now())
    messages.success(request, "It has begun, and its plan is fixed. Now make its codes.")
    return redirect("outreach:campaign", slug)


@form_methods
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """End a campaign."""
    return finish(request, slug, CampaignState.OVER, actions.end_campaign, "End the campaign")


@form_methods
def call_off(request: HttpRequest, slug: str) -> HttpResponse:
    """Call a campaign off before it begins."""
    return finish(request, slug, CampaignState.CALLED_OFF, actions.call_off, "Call the campaign off")


def finish(request: HttpRequest, slug: str, to: CampaignState, action: Callable[..., Any], title: str) -> HttpResponse:
    """Finish a campaign one way or the other, with a reason."""
    one = campaign_asked(request, slug)
    require(why_not_move_campaign(one, to, by=person_of(request)))
    form = WhyForm(sent(request))
    if form.is_valid() and done(form, "why", request, action, {"campaign": one, **form.cleaned_data}):
        return redirect("outreach:campaign", slug)
    return form_page(request, form, one, title=title, button=title)


@form_methods
def make_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a code for a batch."""
    one = campaign_asked(request, slug)
    require(why_not_make_code(one, by=person_of(request)))
    form = CodeForm(sent(request), locality=current_locality(), plan=one.plan)
    if form.is_valid():
        given = {"campaign": one, "locality": current_locality(), **form.parts()}
        if done(form, "copies", request, actions.make_code, given):
            return redirect("outreach:campaign", slug)
    return form_page(request, form, one, title="Make a code", button="Make the code")


@require_POST
def retire_code(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Stop counting by a code."""
    try:
        found = queries.code_of(campaign_asked(request, slug), code)
    except ShortCode.DoesNotExist:
        raise Http404 from None
    actions.retire_code(found, by=person_of(request), at=timezone.now())
    messages.success(request, f"The code {code} is no longer counted. Whoever follows it still finds help.")
    return redirect("outreach:campaign", slug)


def campaign_asked(request: HttpRequest, slug: str) -> Campaign:
    """The campaign that an address names. Raises NotAllowed, Http404."""
    try:
        return queries.campaign_called(slug, by=person_of(request))
    except Campaign.DoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def done(form: Any, field: str, request: HttpRequest, action: Callable[..., Any], given: dict[str, Any]) -> bool:
    """Whether the action could be done; if not, the form says why beside that field."""
    subject = [given.pop("campaign")] if "campaign" in given else []
    try:
        action(*subject, **given, by=person_of(request), at=timezone.now())
    except NotAllowed as reason:
        form.add_error(field, str(reason))
        return False
    messages.success(request, "Written down.")
    return True


def form_page(request: HttpRequest, form: Any, one: Campaign | None, *, title: str, button: str) -> HttpResponse:
    """A form about a campaign."""
    shown = {"form": form, "campaign": one, "title": title, "button": button}
    return render(request, "outreach/campaign_form.html", shown)
