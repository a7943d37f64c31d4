"""The night in order: what the log says, and what follows from what was written down elsewhere. Nothing twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.casework.reception.models import Arrival, Centre, Departure, Missing
from handrail.casework.reception.permissions import why_not_see_centre
from handrail.casework.reception.queries.reading import FORGOTTEN, opened
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import Locked


@dataclass(frozen=True, repr=False)
class Line:
    """One thing that happened: people stand in it by their numbers."""

    at: datetime
    title: str
    by: str = ""
    text: str = ""


@transaction.atomic
def timeline_of(centre: Centre, *, by: Person, at: datetime) -> list[Line]:
    """Everything that happened, the newest first. That somebody looked is in the trail. Raises NotAllowed."""
    require(why_not_see_centre(centre, by=by))
    record("reception.log_read", about=str(centre), by=by.ref, at=at)
    lines = [*of_log(centre), *of_centre(centre), *of_arrivals(centre), *of_departures(centre), *of_missing(centre)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def of_log(centre: Centre) -> Iterator[Line]:
    """What people wrote, opened in one go."""
    entries = list(centre.log.select_related("recorded_by"))
    words = opened([Locked(bytes(entry.words), centre.subject, entry.place()) for entry in entries])
    for entry, text in zip(entries, words, strict=True):
        told = FORGOTTEN if text is None else str(text)
        yield Line(entry.happened_at, entry.get_kind_display(), entry.recorded_by.name, told)


def of_centre(centre: Centre) -> Iterator[Line]:
    """The centre itself."""
    moments = {
        "On standby": centre.stood_up_at,
        "The doors opened": centre.opened_at,
        "Nobody else was expected": centre.closing_at,
        "The centre closed": centre.closed_at,
    }
    yield from (Line(when, title) for title, when in moments.items() if when)


def of_arrivals(centre: Centre) -> Iterator[Line]:
    """Who arrived."""
    for one in Arrival.objects.filter(centre=centre).select_related("registered_by"):
        yield Line(one.arrived_at, f"Number {one.number} arrived", one.registered_by.name)


def of_departures(centre: Centre) -> Iterator[Line]:
    """Who left, and to what kind of place."""
    for one in Departure.objects.filter(arrival__centre=centre).select_related("arrival", "recorded_by"):
        where = one.get_destination_display()
        yield Line(one.left_at, f"Number {one.arrival.number} left", one.recorded_by.name, where)


def of_missing(centre: Centre) -> Iterable[Line]:
    """Who was missing, and came back."""
    found = Missing.objects.filter(arrival__centre=centre)
    lines = []
    for one in found.select_related("arrival", "missed_by", "found_by", "handed_over_by"):
        who = f"Number {one.arrival.number}"
        lines.append(Line(one.missed_at, f"{who} is missing", one.missed_by.name))
        if one.handed_over_at and one.handed_over_by:
            lines.append(Line(one.handed_over_at, f"The police search for {who.lower()}", one.handed_over_by.name))
        if one.found_at and one.found_by:
            lines.append(Line(one.found_at, f"{who} is back", one.found_by.name))
    return lines
