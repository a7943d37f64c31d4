"""Opens what was told: an act in the trail, after which the text is locked under the concern's own key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions.keeping import UNREAD, hold, keep, recount_unread, tell_standing
from handrail.casework.desk.models import Concern, ConcernToken, Lane, Telling
from handrail.casework.desk.permissions import why_not_open, why_not_open_additions, why_not_see_concern
from handrail.casework.desk.policies import OPENED, desk_minutes_between, identifiers_of
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.vault import sealing, subjects, tokens
from handrail.public.concerns.models import Report, UnreadableReport, Wording

CODES_INSIDE = ("place_kind", "campaign")


class CannotBeOpened(NotAllowed):
    """The keys held here do not open this report, or it is none that we know how to read."""


@transaction.atomic
def open_concern(concern_id: UUID, *, by: Person, at: datetime) -> Concern:
    """Open a concern: the clock for opening stops, the one for assessing starts, the reporter can see it was read.

    Opening one that is open already changes nothing.

    Raises:
        Concern.DoesNotExist: there is none.
        NotAllowed: this person may not, or CannotBeOpened: the keys held here do not open it.
    """
    concern = hold(concern_id)
    require(why_not_see_concern(concern, by=by))
    if concern.opened_at is not None:
        return concern
    require(why_not_open(concern, by=by))
    for telling in concern.tellings.filter(read_at=None).select_related("concern"):
        report = open_telling(telling, at=at)
        if telling.first:
            take_codes_from(report, concern)
    concern.opened_at = concern.clock_from = at
    concern.opened_by, concern.lane = by, Lane.NORMAL
    concern.minutes_to_open = desk_minutes_between(concern.arrived_at, at)
    recount_unread(concern)
    keep(concern, ["opened_at", "opened_by", "minutes_to_open", "clock_from", "lane", *CODES_INSIDE, *UNREAD])
    tell_standing(concern, Wording.READ, at=at)
    record("desk.concern_opened", about=concern.about, by=by.ref, at=at, in_time=at <= concern.open_by)
    return concern


@transaction.atomic
def open_additions(concern_id: UUID, *, by: Person, at: datetime) -> Concern:
    """Open what was added to a concern, or to those joined to it, since it was last read.

    Raises:
        Concern.DoesNotExist: there is none.
        NotAllowed: this person may not, or CannotBeOpened: the keys held here do not open it.
    """
    concern = hold(concern_id)
    require(why_not_open_additions(concern, by=by))
    file = [concern.pk, *Concern.objects.filter(joined_to=concern).values_list("pk", flat=True)]
    unread = Telling.objects.filter(concern__in=file, read_at=None)
    opened = [open_telling(telling, at=at) for telling in unread.select_related("concern")]
    recount_unread(concern)
    keep(concern, UNREAD)
    record("desk.additions_opened", about=concern.about, by=by.ref, at=at, count=len(opened))
    return concern


def open_telling(telling: Telling, *, at: datetime) -> Report:
    """Open one sealed box, keep its words under the subject's key instead, and make it findable."""
    subject = telling.concern.subject
    report = opened(subjects.unlock(bytes(telling.sealed), subject=subject, place=telling.place("sealed")))
    words = report.to_json().encode()
    telling.contents = subjects.lock(words, subject=subject, place=telling.place("contents"))
    telling.sealed, telling.read_at = b"", at
    telling.save(update_fields=["contents", "sealed", "read_at"])
    make_findable(telling.concern, report)
    for tell in OPENED:
        tell(telling)
    return report


def opened(sealed: bytes) -> Report:
    """What was sealed for the desk. Raises CannotBeOpened."""
    try:
        return Report.from_json(sealing.open_at_desk(sealed))
    except (sealing.CannotOpen, UnreadableReport):
        raise CannotBeOpened(
            "The keys held here do not open this report. Tell whoever runs Handrail its reference; nothing is lost."
        ) from None


def make_findable(concern: Concern, report: Report) -> None:
    """Keep a keyed token of everything that this concern can be searched by."""
    ConcernToken.objects.bulk_create(
        [
            ConcernToken(concern=concern, kind=each.kind, token=tokens.token(each.kind, each.value))
            for each in identifiers_of(report)
        ],
        ignore_conflicts=True,
    )


def take_codes_from(report: Report, concern: Concern) -> None:
    """Take over the codes that travelled inside the sealed text."""
    for column in CODES_INSIDE:
        setattr(concern, column, getattr(report, column))
