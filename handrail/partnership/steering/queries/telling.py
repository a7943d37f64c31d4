"""What an agenda and minutes say, as their documents print it and as they are frozen."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from handrail.foundation.locality import current_locality
from handrail.partnership.steering.models import How, Meeting, Topic
from handrail.partnership.steering.queries.lay import lay_present_at
from handrail.partnership.steering.queries.meetings import Present, agenda_of, present_at, quorum_of, to_agree


def agenda_values(meeting: Meeting, *, at: datetime) -> dict[str, Any]:
    """What the agenda says."""
    earlier = [f"Minutes of {day_of(one.starts_at)}, to be agreed" for one in to_agree(meeting)]
    items = [
        {"title": one.title, "about": one.about, "presenter": one.presenter, "papers": papers_of(one)}
        for one in agenda_of(meeting)
    ]
    return {**heading(meeting, "Agenda"), "earlier": earlier, "items": items, "made": moment_of(at)}


def told_of(meeting: Meeting, *, at: datetime) -> dict[str, Any]:
    """What the minutes say at that moment."""
    present = present_at(meeting)
    quorum = quorum_of(present, percent=meeting.quorum)
    return {
        **heading(meeting, "Minutes"),
        "present": [{"organisation": name_of(one), "who": who_of(one)} for one in there(present, How.CAME)],
        "apologies": [name_of(one) for one in there(present, How.APOLOGIES)],
        "absent": [name_of(one) for one in there(present, How.ABSENT)],
        "lay": [one.seat.name for one in lay_present_at(meeting) if one.noted and one.noted.how == How.CAME],
        "quorum": f"{quorum.came} of {quorum.members} members came; {quorum.needed} must come to decide.",
        "quorate": quorum.reached,
        "items": [minuted(one) for one in agenda_of(meeting)],
        "made": moment_of(at),
    }


def heading(meeting: Meeting, kind: str) -> dict[str, str]:
    """What stands at the top."""
    return {
        "title": f"{kind}: {meeting.group.name}, {day_of(meeting.starts_at)}",
        "partnership": current_locality().partnership,
        "when": f"{moment_of(meeting.starts_at)} to {clock_of(meeting.ends_at)}",
        "where": meeting.place or "Online",
    }


def there(present: list[Present], how: How) -> list[Present]:
    """Those of whom that is written down."""
    return [one for one in present if one.noted is not None and one.noted.how == how]


def name_of(one: Present) -> str:
    """An organisation, and whether it only looks on."""
    observer = " (observer)" if one.seat.standing == "observer" else ""
    return f"{one.seat.organisation.name}{observer}"


def who_of(one: Present) -> str:
    """Who came for it, if somebody is named."""
    return one.noted.who.name if one.noted is not None and one.noted.who is not None else ""


def minuted(topic: Topic) -> dict[str, Any]:
    """One item of the minutes."""
    return {
        "title": topic.title,
        "presenter": topic.presenter,
        "papers": papers_of(topic),
        "noted": topic.noted,
        "decisions": [one.words for one in topic.decisions.all()],
        "actions": [
            {"what": one.what, "organisation": one.organisation.name, "by": day_words(one.due_on)}
            for one in topic.actions.all()
        ],
    }


def papers_of(topic: Topic) -> list[str]:
    """The titles of its papers."""
    return [one.title for one in topic.papers.all()]


def day_of(at: datetime) -> str:
    """The day in words."""
    return day_words(timezone.localdate(at))


def day_words(on: date) -> str:
    """A day in words."""
    return date_format(on, "j F Y")


def clock_of(at: datetime) -> str:
    """The time of day."""
    return f"{timezone.localtime(at):%H:%M}"


def moment_of(at: datetime) -> str:
    """The day and the time of day."""
    return f"{day_of(at)}, {clock_of(at)}"
