"""Pages of the groups: which there are, who sits on them, what is proposed, and who never comes."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.permission import require
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.forms import GroupForm, LaySeatForm, MatterForm, PeopleForm, SeatForm
from handrail.partnership.steering.models import Group
from handrail.partnership.steering.permissions import why_not_keep, why_not_propose
from handrail.partnership.steering.views.asking import (
    asked,
    done,
    form_methods,
    form_page,
    person_of,
    sent,
    tried,
)
from handrail.partnership.steering.views.drawing import draw_attendance

FIRST_YEAR, LAST_YEAR = 2000, 2200


def back_to(group: Group) -> tuple[str, str]:
    """The way back to a group."""
    return reverse("steering:group", args=[group.code]), group.name


@require_safe
def steering(request: HttpRequest) -> HttpResponse:
    """The groups of which one may read, what one's organisation is to see to, and what is overdue."""
    by, today = person_of(request), timezone.localdate()
    shown = {
        "groups": queries.groups_for(by=by),
        "mine": queries.own_actions(by=by, on=today),
        "overdue": queries.overdue_actions(by=by, on=today),
        "why_not_keep": why_not_keep(by=by),
    }
    return render(request, "steering/steering.html", shown)


@form_methods
def add_group(request: HttpRequest) -> HttpResponse:
    """Begin a group that the pack does not name."""
    by = person_of(request)
    require(why_not_keep(by=by))
    form = GroupForm(sent(request), parents=queries.possible_parents())
    if form.is_valid() and tried(form, "name", lambda: actions.add_group(**form.parts(), by=by, at=timezone.now())):
        return done(request, "The group has begun. Give organisations a seat.", "steering:steering")
    back = reverse("steering:steering"), "Steering group"
    return form_page(request, form, title="Begin a group", button="Begin it", back=back)


@require_safe
def group(request: HttpRequest, group_code: str) -> HttpResponse:
    """One group: its meetings, who sits on it, what is proposed, and its assessments."""
    by, at, found = person_of(request), timezone.now(), asked(queries.group_for, group_code, of=request)
    shown = {
        "group": found,
        "meetings": queries.meetings_of(found),
        "seats": queries.seats_on(found),
        "lay_seats": queries.lay_seats_on(found),
        "proposals": queries.proposals_to(found, by=by),
        "to_come": queries.to_come(found, at=at).exists(),
        "assessments": queries.assessments_of(found),
        "years": queries.years_of(found),
        "voices": queries.voices_for(found, by=by, at=at),
        "open_actions": [row for row in queries.actions_of(found, by=by, on=timezone.localdate(at)) if row.is_open],
        "why_not_keep": why_not_keep(by=by),
        "why_not_propose": why_not_propose(found, by=by),
        "at": at,
    }
    return render(request, "steering/group.html", shown)


@require_POST
def end_group(request: HttpRequest, group_code: str) -> HttpResponse:
    """End a group."""
    found = asked(queries.group_for, group_code, of=request)
    actions.end_group(found, by=person_of(request), at=timezone.now())
    return done(request, "The group has ended. What it did stays to be read.", "steering:group", found.code)


@form_methods
def seat(request: HttpRequest, group_code: str) -> HttpResponse:
    """Give an organisation a seat."""
    by, found = person_of(request), asked(queries.group_for, group_code, of=request)
    require(why_not_keep(by=by))
    form = SeatForm(sent(request), organisations=queries.who_may_join(found))
    if form.is_valid() and tried(
        form, "organisation", lambda: actions.seat(found, **form.parts(), by=by, at=timezone.now())
    ):
        return done(request, "It has a seat. Name who represents it.", "steering:group", found.code)
    return form_page(request, form, title="Give an organisation a seat", button="Give it", back=back_to(found))


@form_methods
def name_people(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Name who represents an organisation, and their deputy."""
    by, found = person_of(request), asked(queries.seat_for, member_id, of=request)
    people = queries.who_works_for(found.organisation)
    form = PeopleForm(sent(request), member=found, people=people)
    if form.is_valid() and tried(
        form, "deputy", lambda: actions.name_people(found, **form.parts(), by=by, at=timezone.now())
    ):
        return done(request, "They are named.", "steering:group", found.group.code)
    title = f"Who sits there for {found.organisation.name}"
    return form_page(request, form, title=title, button="Name them", back=back_to(found.group))


@require_POST
def unseat(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """End an organisation's seat."""
    found = asked(queries.seat_for, member_id, of=request)
    actions.unseat(found, by=person_of(request), at=timezone.now())
    return done(request, "It has left the group. What it did stays.", "steering:group", found.group.code)


@form_methods
def make_lay_seat(request: HttpRequest, group_code: str) -> HttpResponse:
    """Make a seat for a person of no organisation."""
    by, found = person_of(request), asked(queries.group_for, group_code, of=request)
    require(why_not_keep(by=by))
    form = LaySeatForm(sent(request))
    if form.is_valid() and tried(
        form, "name", lambda: actions.make_lay_seat(found, **form.parts(), by=by, at=timezone.now())
    ):
        return done(
            request, "There is a seat. Say with each meeting whether anybody came.", "steering:group", found.code
        )
    title = "Make a seat for a person of no organisation"
    return form_page(request, form, title=title, button="Make it", back=back_to(found))


@require_POST
def end_lay_seat(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """End a seat of a person of no organisation."""
    found = asked(queries.lay_seat_for, seat_id, of=request)
    actions.end_lay_seat(found, by=person_of(request), at=timezone.now())
    return done(request, "The seat has ended. When anybody came for it stays.", "steering:group", found.group.code)


@form_methods
def propose(request: HttpRequest, group_code: str) -> HttpResponse:
    """Propose something for the agenda."""
    by, found = person_of(request), asked(queries.group_for, group_code, of=request)
    require(why_not_propose(found, by=by))
    form = MatterForm(sent(request))
    if form.is_valid() and tried(
        form, "title", lambda: actions.propose(found, form.matter(), by=by, at=timezone.now())
    ):
        return done(request, "It is proposed. A coordinator puts it on an agenda.", "steering:group", found.code)
    return form_page(request, form, title="Propose something", button="Propose it", back=back_to(found))


@require_safe
def actions_taken(request: HttpRequest, group_code: str) -> HttpResponse:
    """What a group's members took on, and how each of it stands."""
    by, found = person_of(request), asked(queries.group_for, group_code, of=request)
    rows = queries.actions_of(found, by=by, on=timezone.localdate())
    return render(request, "steering/actions.html", {"group": found, "rows": rows})


@require_safe
def attendance(request: HttpRequest, group_code: str, on_year: int) -> HttpResponse:
    """Who came in a year, drawn and as a table, and who never came."""
    found = asked(queries.group_for, group_code, of=request)
    year = queries.attendance_in(found, year_asked(on_year))
    shown = {"group": found, "year": year, "years": queries.years_of(found)}
    return render(request, "steering/attendance.html", shown)


@require_safe
def attendance_chart(request: HttpRequest, group_code: str, on_year: int) -> HttpResponse:
    """Who came in a year, as a picture."""
    found = asked(queries.group_for, group_code, of=request)
    year = queries.attendance_in(found, year_asked(on_year))
    return HttpResponse(draw_attendance(year, group=found.name), content_type="image/svg+xml")


def year_asked(year: int) -> int:
    """The year that an address names. Raises Http404 outside those that a calendar has."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year
