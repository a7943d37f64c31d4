"""Pages of a meeting: calling it, its agenda, who comes, and its minutes."""

from collections import defaultdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.forms import AgreeForm, AttendanceForm, MatterForm, MeetingForm
from handrail.partnership.steering.models import Meeting
from handrail.partnership.steering.permissions import why_not_keep
from handrail.partnership.steering.policies import Stage, stage_of, why_not_change_agenda, why_not_minute
from handrail.partnership.steering.queries import Present
from handrail.partnership.steering.views.asking import (
    asked,
    done,
    form_methods,
    form_page,
    person_of,
    sent,
    tried,
)
from handrail.partnership.steering.views.groups import back_to


def back_to_meeting(meeting: Meeting) -> tuple[str, str]:
    """The way back to a meeting."""
    day = date_format(timezone.localdate(meeting.starts_at), "j F Y")
    return reverse("steering:meeting", args=[meeting.pk]), f"{meeting.group.name}, {day}"


@form_methods
def call_meeting(request: HttpRequest, group_code: str) -> HttpResponse:
    """Call a meeting."""
    by, found = person_of(request), asked(queries.group_for, group_code, of=request)
    require(why_not_keep(by=by))
    form = MeetingForm(sent(request))
    if form.is_valid() and tried(
        form, "on", lambda: actions.call_meeting(found, form.when(), by=by, at=timezone.now())
    ):
        return done(
            request, "The meeting is called. Make its agenda, then send it round.", "steering:group", found.code
        )
    return form_page(request, form, title="Call a meeting", button="Call it", back=back_to(found))


@require_safe
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting: when and where, its agenda with the minutes of each item, and who came."""
    by, at, found = person_of(request), timezone.now(), asked(queries.meeting_for, meeting_id, of=request)
    present = queries.present_at(found)
    shown = {
        "meeting": found,
        "stage": stage_of(found, at=at),
        "minuted": stage_of(found, at=at) not in {Stage.CALLED, Stage.CANCELLED},
        "topics": queries.agenda_of(found),
        "earlier": queries.to_agree(found),
        "present": present,
        "lay": queries.lay_present_at(found),
        "quorum": queries.quorum_of(present, percent=found.quorum),
        "own": queries.own_seats(found.group, by=by),
        "later": queries.later_meetings(found, at=at).exists(),
        "why_not_keep": why_not_keep(by=by),
        "why_not_change": why_not_keep(by=by) or why_not_change_agenda(found, at=at),
        "why_not_minute": why_not_keep(by=by) or why_not_minute(found, at=at),
    }
    return render(request, "steering/meeting.html", shown)


@form_methods
def move_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Hold a meeting at another time or place."""
    by, found = person_of(request), asked(queries.meeting_for, meeting_id, of=request)
    require(why_not_keep(by=by))
    form = MeetingForm(sent(request), meeting=found)
    if form.is_valid() and tried(
        form, "on", lambda: actions.move_meeting(found, form.when(), by=by, at=timezone.now())
    ):
        return done(request, "The meeting is changed, and its members are told.", "steering:meeting", found.pk)
    return form_page(request, form, title="Change the meeting", button="Change it", back=back_to_meeting(found))


@require_POST
def cancel_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Call a meeting off."""
    found = asked(queries.meeting_for, meeting_id, of=request)
    actions.cancel_meeting(found, by=person_of(request), at=timezone.now())
    return done(request, "The meeting is called off, and its members are told.", "steering:meeting", found.pk)


@form_methods
def add_topic(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Put something on the agenda."""
    by, found = person_of(request), asked(queries.meeting_for, meeting_id, of=request)
    require(why_not_keep(by=by) or why_not_change_agenda(found, at=timezone.now()))
    form = MatterForm(sent(request))
    if form.is_valid() and tried(
        form, "title", lambda: actions.add_topic(found, form.matter(), by=by, at=timezone.now())
    ):
        return done(request, "It is on the agenda.", "steering:meeting", found.pk)
    return form_page(request, form, title="Add to the agenda", button="Add it", back=back_to_meeting(found))


@require_POST
def send_agenda(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Send the agenda round."""
    found = asked(queries.meeting_for, meeting_id, of=request)
    actions.send_agenda(found, by=person_of(request), at=timezone.now())
    return done(request, "Its members are told that there is an agenda to read.", "steering:meeting", found.pk)


@require_POST
def apologise(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Send apologies for every organisation for which one sits there."""
    by, found = person_of(request), asked(queries.meeting_for, meeting_id, of=request)
    seats = queries.own_seats(found.group, by=by)
    if not seats:
        raise NotAllowed("Only whoever sits there for an organisation can send its apologies.")
    for seat in seats:
        actions.send_apologies(found, seat, by=by, at=timezone.now())
    return done(request, "Your apologies are written down.", "steering:meeting", found.pk)


@form_methods
def note_attendance(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Write down who came."""
    by, found = person_of(request), asked(queries.meeting_for, meeting_id, of=request)
    require(why_not_keep(by=by) or why_not_minute(found, at=timezone.now()))
    present = queries.present_at(found)
    lay = queries.lay_present_at(found)
    form = AttendanceForm(sent(request), present=present, people=colleagues(present), lay=lay)
    if form.is_valid() and tried(
        form,
        None,
        lambda: actions.note_attendance(found, form.noted(), lay=form.noted_of_lay_seats(), by=by, at=timezone.now()),
    ):
        return done(request, "It is written down.", "steering:meeting", found.pk)
    return form_page(request, form, title="Who came", button="Write it down", back=back_to_meeting(found))


def colleagues(present: list[Present]) -> dict[int, list[Person]]:
    """Who works for each organisation, by its id."""
    found: dict[int, list[Person]] = defaultdict(list)
    for one in queries.who_works_for_any([each.seat.organisation for each in present]):
        found[one.organisation_id].append(one)
    return found


@require_POST
def send_draft(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Send the draft of the minutes round."""
    found = asked(queries.meeting_for, meeting_id, of=request)
    actions.send_draft(found, by=person_of(request), at=timezone.now())
    return done(request, "Its members are told that there is a draft to read.", "steering:meeting", found.pk)


@form_methods
def agree_minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Freeze the minutes as a later meeting agreed them."""
    by, at, found = person_of(request), timezone.now(), asked(queries.meeting_for, meeting_id, of=request)
    require(why_not_keep(by=by) or why_not_minute(found, at=at))
    form = AgreeForm(sent(request), meetings=queries.later_meetings(found, at=at))
    if form.is_valid() and tried(form, "later", lambda: actions.agree_minutes(found, **form.parts(), by=by, at=at)):
        return done(request, "The minutes are agreed. They do not change any more.", "steering:meeting", found.pk)
    title = "The minutes are agreed"
    return form_page(request, form, title=title, button="They are agreed", back=back_to_meeting(found))
