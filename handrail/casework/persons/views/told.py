"""What is known of somebody, as rows that people read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies import (
    Identity,
    KeptContact,
    Reached,
    Standing,
    ways_in_order,
    why_not_answer_here,
)
from handrail.foundation.locality import current_locality
from handrail.foundation.ui.wording import day_words
from handrail.rules.pathway.facts import Facts
from handrail.rules.pathway.questions import questions

Rows = list[dict[str, Any]]
SAFE = {"yes": "Yes", "no": "No: nobody contacts them", "unknown": "Nobody has asked yet: nobody contacts them"}
VOICEMAIL = {"yes": "Yes", "no": "No", "unknown": "Nobody has asked"}
CHANNELS = {
    "phone": "A call",
    "text": "A text message",
    "email": "Email",
    "post": "Post",
    "through_somebody": "Through somebody they trust",
    "in_person": "In person",
}
WAY = {"yes": "Safe", "no": "Not safe: not this way", "unknown": "Not known: not this way"}
IDENTITY = {
    "given_names": "First names",
    "family_name": "Family name",
    "other_names": "Other names",
    "date_of_birth": "Date of birth",
    "gender": "Gender",
    "nationality": "Nationality",
    "second_nationality": "Second nationality",
    "languages": "Languages",
    "communication_needs": "Help to communicate",
    "home_office_reference": "Home Office reference",
    "other_references": "Other references",
}


def answer_rows(person: PotentialVictim, facts: Facts) -> Rows:
    """The answers that are given and changed one by one: neither consents, nor what who keeps the record answers."""
    rows: Rows = []
    for one in questions(locality=current_locality()):
        value = facts.by_key.get(one.key)
        if value is None or why_not_answer_here(one.key, person):
            continue
        label = next((option.label for option in one.options if option.value == value), str(value))
        address = reverse("persons:next_question", args=[person.pk, one.key])
        rows.append({"key": one.words, "value": label, "change": f"{address}?change", "what": one.words})
    return rows


def consent_rows(consents: Mapping[str, Standing]) -> Rows:
    """What holds now for each of the eight purposes."""
    return [{"key": purpose.label, "value": standing_words(consents[purpose])} for purpose in ConsentPurpose]


def standing_words(standing: Standing) -> str:
    """What holds, and since when."""
    if standing.withdrawn_at is not None:
        return f"Withdrawn on {day_words(localdate(standing.withdrawn_at))}"
    if standing.answer not in ConsentAnswer.values or standing.changed_at is None:
        return "Not asked"
    return f"{ConsentAnswer(standing.answer).label}, {day_words(localdate(standing.changed_at))}"


def identity_rows(identity: Identity) -> Rows:
    """Who they are; what is not known is left out."""
    told = identity.to_json()
    if identity.date_of_birth:
        told["date_of_birth"] = day_words(date.fromisoformat(identity.date_of_birth))
    return [{"key": label, "value": told[name]} for name, label in IDENTITY.items() if told[name]]


def contact_rows(kept: KeptContact) -> Rows:
    """Whether, and how, they may be reached."""
    rows: Rows = [{"key": "Safe to contact", "value": SAFE[kept.safe]}]
    if kept.safe != "yes":
        return rows
    told = {
        "Best way": CHANNELS.get(kept.contact.channel, ""),
        "Number or address": kept.contact.address,
        "Whose it is": kept.whose,
        "When": kept.contact.times,
        "A message may be left": VOICEMAIL.get(kept.contact.voicemail_ok, ""),
        "Name to give": kept.contact.say,
        "Who else sees it": kept.who_else_sees,
        "Interpreter": kept.interpreter,
        "Code word": kept.code_word,
    }
    rows += [{"key": key, "value": value} for key, value in told.items() if value]
    return rows + [{"key": CHANNELS[one.channel], "value": way_words(one)} for one in ways_in_order(kept)]


def way_words(way: Reached) -> str:
    """Whether one way is safe, where it leads and when."""
    return ". ".join(filter(None, (WAY[way.safe], way.address, way.times)))
