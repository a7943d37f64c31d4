"""Pages on how far the partnership has come: asking, answering, agreeing, and the picture."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.actions import Level
from handrail.partnership.steering.forms import LevelsForm, OpenForm
from handrail.partnership.steering.models import Assessment
from handrail.partnership.steering.permissions import why_not_answer, why_not_keep
from handrail.partnership.steering.views.asking import (
    asked,
    done,
    form_methods,
    form_page,
    person_of,
    sent,
    tried,
)
from handrail.partnership.steering.views.drawing import draw_levels
from handrail.partnership.steering.views.groups import back_to


def back_to_assessment(assessment: Assessment) -> tuple[str, str]:
    """The way back to an assessment."""
    return reverse("steering:assessment", args=[assessment.pk]), "How far we have come"


@form_methods
def open_assessment(request: HttpRequest, group_code: str) -> HttpResponse:
    """Ask the members how far the partnership has come."""
    by, found = person_of(request), asked(queries.group_for, group_code, of=request)
    require(why_not_keep(by=by))
    form = OpenForm(sent(request))
    if form.is_valid() and tried(
        form, "answer_by", lambda: actions.open_assessment(found, **form.cleaned_data, by=by, at=timezone.now())
    ):
        return done(request, "Its members are asked.", "steering:group", found.code)
    return form_page(request, form, title="Ask how far we have come", button="Ask", back=back_to(found))


@require_safe
def assessment(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """How far the partnership has come, as answered and as agreed, beside the last time."""
    by, found = person_of(request), asked(queries.assessment_for, assessment_id, of=request)
    rows = queries.themes_of(found)
    shown = {
        "assessment": found,
        "rows": rows,
        "drawn": any(row.agreed or row.middle for row in rows),
        "levels": current_locality().steering.level_names(),
        "missing": queries.who_has_not_answered(found),
        "own": queries.own_seats(found.group, by=by) if found.agreed_at is None else [],
        "why_not_keep": why_not_keep(by=by),
    }
    return render(request, "steering/assessment.html", shown)


@form_methods
def answer(request: HttpRequest, assessment_id: UUID, member_id: UUID) -> HttpResponse:
    """Answer for one's organisation."""
    by, found = person_of(request), asked(queries.assessment_for, assessment_id, of=request)
    seat = queries.own_seats(found.group, by=by).filter(pk=member_id).first()
    if seat is None:
        raise NotAllowed("Only its representative and their deputy can answer for an organisation.")
    require(why_not_answer(found, seat.organisation, by=by))
    now = {theme: Level(one.level, one.why) for theme, one in queries.answers_of(found, seat).items()}
    form = LevelsForm(sent(request), words=current_locality().steering, now=now)
    if form.is_valid() and tried(
        form,
        None,
        lambda: actions.answer_assessment(found, seat.organisation, form.levels(), by=by, at=timezone.now()),
    ):
        return done(request, "Your organisation’s answer is kept.", "steering:assessment", found.pk)
    title = f"How far we have come, as {seat.organisation.name} sees it"
    return form_page(request, form, title=title, button="Send our answer", back=back_to_assessment(found))


@form_methods
def agree_levels(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Write down what the group agreed."""
    by, found = person_of(request), asked(queries.assessment_for, assessment_id, of=request)
    require(why_not_keep(by=by))
    if found.agreed_at is not None:
        raise NotAllowed("The group has agreed this assessment. It does not change any more.")
    now = {row.code: Level(row.middle) for row in queries.themes_of(found) if row.middle is not None}
    form = LevelsForm(sent(request), words=current_locality().steering, now=now)
    if form.is_valid() and tried(
        form, None, lambda: actions.agree_levels(found, form.levels(), by=by, at=timezone.now())
    ):
        return done(request, "It is agreed. It does not change any more.", "steering:assessment", found.pk)
    title = "What the group agreed"
    return form_page(request, form, title=title, button="It is agreed", back=back_to_assessment(found))


@require_safe
def levels_chart(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """How far the partnership has come, as a picture."""
    found = asked(queries.assessment_for, assessment_id, of=request)
    rows = queries.themes_of(found)
    if not any(row.agreed or row.middle for row in rows):
        raise Http404
    return HttpResponse(draw_levels(rows, group=found.group.name), content_type="image/svg+xml")
