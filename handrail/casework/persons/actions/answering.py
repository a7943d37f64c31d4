"""Keeps an answer to one question about somebody's situation."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.casework.persons.actions.keeping import hold, keep, note
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.persons.policies import Known, known_of, lock_known, why_not_answer_here
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.rules.pathway.facts import read_facts

DOUBTS = ("doubted", "lacking")


@transaction.atomic
def answer(person: PotentialVictim, *, key: str, value: str | int, by: Person, at: datetime) -> PotentialVictim:
    """Keep an answer; "unknown" takes one back. Consents are no answers: `record_consent` keeps them.

    Raises:
        NotAllowed: this person may not, or the question is not answered here.
        FactsRefused: there is no such question, or no such answer to it.
    """
    person = hold(person.pk)
    require(why_not_work_on(person, by=by) or why_not_answer_here(key, person))
    known = known_of(person)
    facts = read_facts(known.answers).with_answer(key, value)
    lock_known(person, after(known, facts.as_json(), key=key, at=at))
    keep(person, "answers", at=at)
    note(person, "question_answered", by=by, at=at, question=key)
    return person


def after(known: Known, answers: dict[str, Any], *, key: str, at: datetime) -> Known:
    """What is known after an answer: a new doubt begins now, and a postcode that is replaced is not lost."""
    others = tuple(one for one in known.not_sure if one != key)
    known = replace(known, not_sure=others if key in answers else (*others, key))
    if key == "capacity" and answers.get(key) in DOUBTS:
        return replace(known, answers=answers, doubted_at=at)
    before = known.answers.get("postcode", "")
    if key == "postcode" and before and before != answers.get(key):
        return replace(known, answers=answers, earlier_postcodes=(*known.earlier_postcodes, before))
    return replace(known, answers=answers)
