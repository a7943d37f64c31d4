"""What is already known before anybody asks: from the concern it began with, and from who keeps the record."""

from typing import Any

from handrail.casework.desk.models import Concern
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation
from handrail.public.concerns.models import Report
from handrail.rules.localities.locality import Answer, NoSuchEntry
from handrail.rules.localities.postcodes import read_postcode
from handrail.rules.pathway.facts import LONGEST_TEXT

ASKER = "professional"
# The kinds of organisation that say by themselves which body of `rules.pathway` they are. The others are asked.
BODIES = {
    "police": "police",
    "county_council": "county_council",
    "district_council": "district_council",
    "home_office": "home_office",
    "helpline": "charity_other",
    "nhs": "nhs",
    "fire": "fire",
    "business": "employer",
}
# A concern may be about several people: that a child may be among them does not say that this one is a child, so
# the safer answer is taken until somebody gives a better one.
AGES = {"yes": "may_be_under_18", "no": "adult"}


def body_of(organisation: Organisation) -> str:
    """Which body the organisation is to `rules.pathway`; empty when its kind does not say."""
    if organisation.kind == "charity":
        return "charity_first_responder" if is_first_responder(organisation) else "charity_other"
    return BODIES.get(organisation.kind, "")


def is_first_responder(organisation: Organisation) -> bool:
    """Whether the county's pack says so. What nobody has verified is no."""
    try:
        return current_locality().organisation(organisation.code).first_responder == Answer.YES
    except NoSuchEntry:
        return False


def asked_of(organisation: Organisation) -> dict[str, str]:
    """The facts that who keeps the record answers."""
    body = body_of(organisation)
    return {"asker": ASKER, **({"organisation": body} if body else {})}


def told_in(concern: Concern, report: Report) -> dict[str, Any]:
    """The facts that a concern answers: the desk's own assessment first, then what was told."""
    facts: dict[str, Any] = {"danger_now": concern.danger, "age": AGES.get(concern.child, "")}
    facts |= {"place_kind": concern.place_kind, "postcode": in_one_form(report.postcode)}
    if report.people_count:
        facts["victims"] = report.people_count
    return {key: value for key, value in facts.items() if value}


def in_one_form(text: str) -> str:
    """A postcode as it is usually written; what is none stays as somebody typed it."""
    postcode = read_postcode(text)
    return str(postcode) if postcode else text.strip()[:LONGEST_TEXT]
