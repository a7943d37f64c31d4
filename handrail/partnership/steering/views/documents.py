"""What is taken away from a meeting: its agenda and its minutes as PDF, and its time for calendars."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.permission import NotAllowed
from handrail.foundation.printing.documents import document
from handrail.partnership.published.policies import as_calendar
from handrail.partnership.steering import queries
from handrail.partnership.steering.models import Meeting
from handrail.partnership.steering.policies import Stage, stage_of
from handrail.partnership.steering.views.asking import (
    asked,
)


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to keep."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def called(meeting: Meeting, kind: str) -> str:
    """What a file of a meeting is called: its group and its day."""
    return f"{kind}-{meeting.group.code}-{timezone.localdate(meeting.starts_at)}"


@require_safe
def agenda_document(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The agenda as it stands."""
    found = asked(queries.meeting_for, meeting_id, of=request)
    values = queries.agenda_values(found, at=timezone.now())
    return as_pdf(document("steering/agenda", values), called(found, "agenda") + ".pdf")


@require_safe
def minutes_document(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes: byte for byte as agreed, or a draft of them."""
    at, found = timezone.now(), asked(queries.meeting_for, meeting_id, of=request)
    stage = stage_of(found, at=at)
    if stage is Stage.AGREED:
        return as_pdf(bytes(found.minutes.document), called(found, "minutes") + ".pdf")
    if stage in {Stage.CALLED, Stage.CANCELLED}:
        raise NotAllowed("There are no minutes: this meeting has not been held.")
    values = {**queries.told_of(found, at=at), "draft": True, "sha256": ""}
    return as_pdf(document("steering/minutes", values), called(found, "draft-minutes") + ".pdf")


@dataclass
class Entry:
    """A meeting as a calendar file tells of it: no name, no link, nothing of its agenda."""

    pk: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled_at: datetime | None


@require_safe
def calendar(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting for calendar programs."""
    found = asked(queries.meeting_for, meeting_id, of=request)
    entry = Entry(
        found.pk, found.group.name, found.starts_at, found.ends_at, found.place or "Online", found.cancelled_at
    )
    response = HttpResponse(as_calendar(entry, at=timezone.now()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{called(found, "meeting")}.ics"'
    return response
