"""Writes down risks and looks at them again; the children of the person; and what colleagues read first."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_see_person
from handrail.casework.support.actions.keeping import add, hold_entry, hold_to_write, note, today
from handrail.casework.support.models import Child, Risk, RiskClosing, RiskReview, WarningNote
from handrail.casework.support.permissions import why_not_end_warning, why_not_review_risk, why_not_write
from handrail.casework.support.policies import lock, opened, why_not_end_on, why_not_review_on
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

NO_SUCH = "Choose the kind and the level of the risk."
NOT_TOLD = "Say why they were not told, or how they were."


@dataclass(frozen=True, kw_only=True, repr=False)
class ChildTold:
    """What is known of a child: an age band, where they are, whether social care is involved, and words."""

    age_band: str = "not_known"
    where: str = "not_known"
    social_care: str = "not_known"
    words: str = ""


@transaction.atomic
def note_risk(
    case: Case, *, kind: str, level: str, what: str, safer: str, review_on: date, by: Person, at: datetime
) -> Risk:
    """Write down a risk, what makes it safer, and the day on which it is looked at again.

    Raises:
        NotAllowed: this person may not, no such kind or level, no words, or the day is past or too far away.
    """
    case = hold_to_write(case, by=by)
    require(why_not_name(kind, level) or (None if what.strip() else "Say what the risk is."))
    require(why_not_review_on(review_on, level=level, on=today(at)))
    risk = Risk(case=case, kind=kind, level=level, review_on=review_on, recorded_at=at, recorded_by=by)
    add(risk, {"what": what})
    look(risk, review_on=review_on, safer=safer, words="", by=by, at=at)
    note(case, "risk_noted", by=by, at=at, risk=str(risk.pk), kind=kind, level=level)
    return risk


@transaction.atomic
def review_risk(
    risk: Risk, *, level: str, safer: str, words: str = "", review_on: date, by: Person, at: datetime
) -> Risk:
    """Look at a risk again: its level now, what makes it safer, and when next. Raises NotAllowed."""
    risk = hold_entry(risk)
    require(why_not_review_risk(risk, by=by) or why_not_name(risk.kind, level))
    require(why_not_review_on(review_on, level=level, on=today(at)))
    risk.level, risk.review_on = level, review_on
    risk.save(update_fields=["level", "review_on"])
    look(risk, review_on=review_on, safer=safer, words=words, by=by, at=at)
    note(risk.case, "risk_reviewed", by=by, at=at, risk=str(risk.pk), level=level)
    return risk


def look(risk: Risk, *, review_on: date, safer: str, words: str, by: Person, at: datetime) -> None:
    """Store one look at a risk."""
    review = RiskReview(
        case=risk.case, risk=risk, level=risk.level, review_on=review_on, recorded_at=at, recorded_by=by
    )
    add(review, {"safer": safer, "words": words})


@transaction.atomic
def close_risk(risk: Risk, *, closing: RiskClosing, words: str, by: Person, at: datetime) -> Risk:
    """Look at a risk no more, and say why. Raises NotAllowed."""
    risk = hold_entry(risk)
    require(why_not_review_risk(risk, by=by) or (None if words.strip() else "Say why it is closed."))
    risk.closing, risk.closed_at, risk.review_on = closing, at, None
    lock(risk, {**opened(risk), "why": words})
    risk.save(update_fields=["closing", "closed_at", "review_on", "contents"])
    note(risk.case, "risk_closed", by=by, at=at, risk=str(risk.pk), closing=str(closing))
    return risk


def why_not_name(kind: str, level: str) -> str | None:
    """Say why there is no such risk or level, if so."""
    words = current_locality().support
    return None if kind in words.words("risk_kinds") and level in words.words("risk_levels") else NO_SUCH


@transaction.atomic
def note_child(
    case: Case, *, told: ChildTold, own_record: PotentialVictim | None = None, by: Person, at: datetime
) -> Child:
    """Write down a child of the person; with their own record if they too may be exploited.

    Raises:
        NotAllowed: this person may not, or may not see the child's record, or it is the person's own.
    """
    case = hold_to_write(case, by=by)
    if own_record is not None:
        require(why_not_see_person(own_record, by=by))
        require("That is this person’s own record." if own_record.pk == case.person_id else None)
    child = Child(case=case, own_record=own_record, recorded_at=at, recorded_by=by)
    add(child, asdict(told))
    note(case, "child_noted", by=by, at=at, child=str(child.pk))
    return child


@transaction.atomic
def take_off_child(child: Child, *, why: str, by: Person, at: datetime) -> Child:
    """Take a child off the list, and say why; what was written stays for whoever asks later. Raises NotAllowed."""
    child = hold_entry(child)
    require(why_not_write(child.case, by=by) or (None if why.strip() else "Say why."))
    require(None if child.taken_off_at is None else "This child was taken off the list already.")
    child.taken_off_at = at
    lock(child, {**opened(child), "why": why})
    child.save(update_fields=["taken_off_at", "contents"])
    note(child.case, "child_taken_off", by=by, at=at, child=str(child.pk))
    return child


@transaction.atomic
def warn(
    case: Case, *, words: str, told: bool, how_or_why_not: str, ends_on: date, by: Person, at: datetime
) -> WarningNote:
    """Write what colleagues read before anything else. It says whether the person knows of it, and ends by itself.

    Raises:
        NotAllowed: this person may not, something is missing, or it would end too late.
    """
    case = hold_to_write(case, by=by)
    require(None if words.strip() else "Write the note.")
    require(None if how_or_why_not.strip() else NOT_TOLD)
    require(why_not_end_on(ends_on, on=today(at)))
    warning = WarningNote(case=case, told=told, ends_on=ends_on, recorded_at=at, recorded_by=by)
    add(warning, {"words": words, "how_or_why_not": how_or_why_not})
    note(case, "warning_written", by=by, at=at, warning=str(warning.pk), told=told)
    return warning


@transaction.atomic
def end_warning(warning: WarningNote, *, by: Person, at: datetime) -> WarningNote:
    """End a note before its day. Raises NotAllowed."""
    warning = hold_entry(warning)
    require(why_not_end_warning(warning, on=today(at), by=by))
    warning.ended_at = at
    warning.save(update_fields=["ended_at"])
    note(warning.case, "warning_ended", by=by, at=at, warning=str(warning.pk))
    return warning
