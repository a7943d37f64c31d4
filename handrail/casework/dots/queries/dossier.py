"""Everything that a concern touches, put together for a tasking meeting: only what whoever asks may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from handrail.casework.desk.models import Concern
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries.network import Asked, network
from handrail.casework.dots.queries.touching import Touched, how_many_touch, touches
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.printing.documents import document


@dataclass(frozen=True, repr=False)
class Dossier:
    """A document and the name of its file, in which nothing but a reference stands."""

    name: str
    contents: bytes


@transaction.atomic
def dossier(concern: Concern, *, handling: str, by: Person, at: datetime) -> Dossier:
    """The dossier around one concern. That it was made, by whom and of how much, is in the trail.

    Raises:
        NotAllowed: this person may not ask.
        NoSuchEntry: the county's pack has no such handling code.
    """
    require(why_not_ask(by=by))
    code = current_locality().word("handling_codes", handling)
    touched = touches(concern, by=by, at=at)
    around = network(Asked(start=concern.reference), by=by, at=at)
    districts = {each.code: each.name for each in current_locality().districts}
    values = {
        "title": f"What {concern.reference} touches",
        "handling": code.label,
        "handling_means": code.hint,
        "made": f"Made for {by.name} on {timezone.localtime(at):%-d %B %Y at %H:%M}.",
        "shared": shared_rows(touched),
        "left_out": max(0, how_many_touch(concern, by=by) - sum(len(each.touches) for each in touched)),
        "around": [
            [each.reference, f"{each.day:%-d %B %Y}", districts.get(each.district, "Not known"), str(each.shares_with)]
            for each in around.members
        ],
    }
    number = len(around.members)
    record("dots.dossier_made", about=concern.about, by=by.ref, at=at, shown=number, handling=code.code)
    return Dossier(f"{concern.reference}-dossier.pdf", document("dots/dossier", values))


def shared_rows(touched: Sequence[Touched]) -> list[list[str]]:
    """One row for each thing that is shared: with which concern, what, where it stands, and why."""
    return [
        [other.reference, touch.kind.label, f"{touch.here}\n{touch.there}", touch.standing_in_words.capitalize(),
         "\n".join(reason.words for reason in touch.reasons)]
        for other in touched
        for touch, _ in other.once_each
    ]  # fmt: skip
