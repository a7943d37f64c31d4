"""Writes letters out of the pack, and says how each was handed over. By post only what is neutral, and only if safe."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.support.actions.keeping import add, hold_entry, hold_to_write, note
from handrail.casework.support.models import Letter, LetterState, LetterWay
from handrail.casework.support.permissions import why_not_settle_letter
from handrail.casework.support.policies import filled, lock, opened, why_not_hand_over
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def write_letter(case: Case, *, template: str, values: Mapping[str, str], by: Person, at: datetime) -> Letter:
    """Write a letter. Of `values` only the fields that the letter names get in.

    Raises:
        NotAllowed: this person may not, or there is no such letter.
    """
    case = hold_to_write(case, by=by)
    words = current_locality().support
    require(None if template in {one.code for one in words.letters} else "There is no such letter.")
    letter = Letter(case=case, template=template, recorded_at=at, recorded_by=by)
    add(letter, filled(words.letter(template), values))
    note(case, "letter_written", by=by, at=at, letter=str(letter.pk), template=template)
    return letter


@transaction.atomic
def give_letter(letter: Letter, *, way: LetterWay, to: str, by: Person, at: datetime) -> Letter:
    """Write down how a letter was handed over, and to whom.

    Raises:
        NotAllowed: this person may not, it is settled, nobody is named, or post is not safe.
    """
    letter = hold_entry(letter)
    require(why_not_settle_letter(letter, by=by) or (None if to.strip() else "Say whom it was given to."))
    kept = safe_contact_of(letter.case.person, by=by, at=at, why="letter")
    require(why_not_hand_over(way, current_locality().support.letter(letter.template), kept))
    letter.way = way
    settle(letter, LetterState.GIVEN, {**opened(letter), "to": to}, by=by, at=at)
    return letter


@transaction.atomic
def put_aside_letter(letter: Letter, *, by: Person, at: datetime) -> Letter:
    """Write down that a letter is not used. Raises NotAllowed."""
    letter = hold_entry(letter)
    require(why_not_settle_letter(letter, by=by))
    settle(letter, LetterState.DISCARDED, opened(letter), by=by, at=at)
    return letter


def settle(letter: Letter, state: LetterState, contents: Mapping[str, object], *, by: Person, at: datetime) -> None:
    """Store what became of it."""
    letter.state, letter.settled_at, letter.settled_by = state, at, by
    lock(letter, contents)
    letter.save(update_fields=["state", "way", "settled_at", "settled_by", "contents"])
    note(letter.case, f"letter_{state}", by=by, at=at, letter=str(letter.pk), way=letter.way)
