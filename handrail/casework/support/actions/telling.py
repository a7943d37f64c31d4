"""Keeps what somebody has told us in parts, each with their yes; lets agreed parts leave; takes a yes back at once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.support.actions.keeping import add, hold_entry, hold_to_write, note, today
from handrail.casework.support.models import PartAnswer, ShareWay, SummaryPart, SummaryShare
from handrail.casework.support.permissions import why_not_withdraw_part
from handrail.casework.support.policies import may_be_shown, newest
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require

READ_BACK = "Read it back to them first, and say in which language. They agree to these words."
NOTHING = "There is no part that they agreed to have shown."


@transaction.atomic
def write_part(
    case: Case,
    *,
    section: str,
    words: str,
    language: str = "",
    agreed: PartAnswer = PartAnswer.NOT_ASKED,
    agreed_on: date | None = None,
    by: Person,
    at: datetime,
) -> SummaryPart:
    """Write one part of the summary. New words need a new yes: an earlier one was to other words.

    Raises:
        NotAllowed: this person may not, no such part, no words, a yes without the language it was read back in, or
            a day to come.
    """
    case = hold_to_write(case, by=by)
    require(None if section in current_locality().support.words("summary_sections") else "There is no such part.")
    require(None if words.strip() else "Write what they want others to know.")
    day = (agreed_on or today(at)) if agreed == PartAnswer.YES else None
    require(why_not_agree(agreed, language=language, day=day, on=today(at)))
    number = SummaryPart.objects.filter(case=case, section=section).count() + 1
    part = SummaryPart(
        case=case,
        section=section,
        number=number,
        agreed=agreed,
        agreed_on=day,
        recorded_at=at,
        recorded_by=by,
    )
    add(part, {"words": words, "language": language})
    note(case, "summary_written", by=by, at=at, section=section, agreed=str(agreed))
    return part


def take_over_told(case: Case, shared: Mapping[str, Any], by: Person, at: datetime) -> None:
    """Keep what somebody told another organisation, and agreed to have passed on to this one, in their words.

    They need not say it again. Their yes was to that organisation's passing it on: before it leaves here, they are
    asked anew. A part that the county has no place for any more stands under the last one there is.
    """
    known = list(current_locality().support.words("summary_sections"))
    for told in shared.get("told_already") or []:
        section = told.get("section") if told.get("section") in known else known[-1]
        write_part(case, section=section, words=told["words"], by=by, at=at)


def why_not_agree(agreed: PartAnswer, *, language: str, day: date | None, on: date) -> str | None:
    """Say why this answer cannot be kept, if so."""
    if agreed != PartAnswer.YES:
        return None
    if not language.strip():
        return READ_BACK
    return "That day is still to come." if day is not None and day > on else None


@transaction.atomic
def withdraw_part(part: SummaryPart, *, by: Person, at: datetime) -> SummaryPart:
    """Take a yes back: from now on this part goes to nobody. Raises NotAllowed."""
    part = hold_entry(part)
    require(why_not_withdraw_part(part, by=by))
    part.withdrawn_at = at
    part.save(update_fields=["withdrawn_at"])
    note(part.case, "summary_withdrawn", by=by, at=at, section=part.section)
    return part


@transaction.atomic
def share_summary(
    case: Case,
    *,
    sections: Sequence[str],
    way: ShareWay,
    organisation: Organisation | None = None,
    to: str = "",
    by: Person,
    at: datetime,
) -> SummaryShare:
    """Let these parts leave, if every one of them is agreed to as it stands now, and keep that they did.

    With a referral they leave when it is sent, as far as they are agreed to then; a later choice for the same
    organisation takes the place of an earlier one.

    Raises:
        NotAllowed: this person may not, nothing was chosen, one of them is not agreed to, or nobody is named.
    """
    case = hold_to_write(case, by=by)
    require(None if sections else NOTHING)
    require(why_not_show(sections, case))
    require(why_not_name(way, organisation, to))
    share = SummaryShare(
        case=case, sections=list(sections), way=way, organisation=organisation, recorded_at=at, recorded_by=by
    )
    add(share, {"to": to})
    code = organisation.code if organisation else ""
    note(case, "summary_shared", by=by, at=at, sections=",".join(sections), way=str(way), organisation=code)
    return share


def why_not_show(sections: Sequence[str], case: Case) -> str | None:
    """Say why these parts may not be shown to anybody, if so."""
    parts = newest(SummaryPart.objects.filter(case=case))
    labels = current_locality().support.words("summary_sections")
    closed = [one for one in sections if one not in parts or not may_be_shown(parts[one])]
    if not closed:
        return None
    return f"They have not agreed to have this shown: {', '.join(labels.get(one, one) for one in closed)}."


def why_not_name(way: ShareWay, organisation: Organisation | None, to: str) -> str | None:
    """Say why it is not known to whom it goes, if so."""
    if way == ShareWay.REFERRAL:
        return None if organisation is not None else "Choose the organisation that is sent the referral."
    if way == ShareWay.PAPER or organisation is not None or to.strip():
        return None
    return "Say who it is handed to."
