"""The fields that a referral carries, each with its label and its value in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from handrail.casework.desk.policies import district_name, sign_words, word_for
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose
from handrail.casework.referrals.queries import SharedPart
from handrail.foundation.locality import current_locality
from handrail.foundation.ui.wording import day_words
from handrail.rules.pathway.questions import questions

LABELS = {
    "account": "What was told",
    "signs": "Signs that were ticked",
    "happened_on": "Day",
    "happened_text": "When, in their words",
    "still_happening": "Still happening",
    "place_kind": "Kind of place",
    "address": "Address",
    "place_description": "Description of the place",
    "postcode": "Postcode",
    "district": "District",
    "people_text": "The people",
    "people_count": "How many people",
    "languages": "Languages",
    "names": "Names",
    "vehicles": "Vehicles",
    "telephones": "Telephone numbers",
    "businesses": "Businesses",
    "how_known": "How it is known",
    "how_known_text": "How it is known, in their words",
    "name": "Name of who told us",
    "reporter_kind": "Who told us",
    "organisation": "Their organisation",
    "reporter_role": "Their role",
    "badge": "Their badge",
    "pick_up": "Picked up at",
    "drop_off": "Dropped off at",
    "safe_contact": "Safe contact",
    "given_names": "First names",
    "family_name": "Family name",
    "other_names": "Other names",
    "date_of_birth": "Date of birth",
    "gender": "Gender",
    "nationality": "Nationality",
    "second_nationality": "Second nationality",
    "home_office_reference": "Home Office reference",
    "other_references": "Other references",
    "postal_address": "Post",
    "who_else_sees": "Who else sees it",
    "whose": "Whose it is",
    "ways": "What they said of each way",
    "communication_needs": "Help to communicate",
    "danger_now": "Anyone in danger now",
    "exploiter_present": "Anyone there who may be exploiting them",
    "age": "Age",
    "capacity": "Deciding for themselves",
    "care_and_support_needs": "Needs for care and support",
    "destitute_tonight": "Nowhere safe, no food or no money tonight",
    "victim_has_children_or_pregnant": "Children, or pregnant",
    "wants_support_without_police": "Wants support without the police",
    "injury": "Hurt or ill",
    "infectious_disease": "Infectious disease suspected",
    "sexual_assault": "Sexual assault",
    "overseas_domestic_worker": "Came to work in a private home",
    "forced_marriage": "Forced marriage",
    "consents": "What they said",
    "told_already": "In their words",
    "documents": "Documents",
}
ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Not known", "unsure": "Not sure", "": "Not known"}
CHANNELS = {"phone": "telephone", "text": "text message", "email": "email"}
WAYS = {
    **{channel: f"By {words}" for channel, words in CHANNELS.items()},
    "post": "By post",
    "through_somebody": "Through somebody",
    "in_person": "In person",
}
VOICEMAIL = {"yes": "safe to leave one", "no": "never"}


@dataclass(frozen=True)
class Part:
    """A shared section, ready to be shown."""

    title: str
    rows: list[dict[str, str]]


def parts_in_words(parts: Iterable[SharedPart]) -> list[Part]:
    """The shared sections; a field in which nothing was told is left out."""
    return [Part(str(part.section.label), rows_of(part)) for part in parts]


def rows_of(part: SharedPart) -> list[dict[str, str]]:
    """Label and words of each field in which something was told."""
    spoken = ((LABELS[name], in_words(name, value)) for name, value in part.values.items())
    return [{"key": label, "value": words} for label, words in spoken if words]


def in_words(name: str, value: object) -> str:
    """A field's value as a person reads it; empty when nothing was told."""
    if value in ("", None, [], {}):
        return ""
    return SPOKEN.get(name, str)(value)


def signs_in_words(codes: object) -> str:
    """The signs that were ticked, one a line."""
    words = sign_words()
    return "\n".join(words.get(code, code) for code in map(str, codes)) if isinstance(codes, list) else ""


def safe_contact_in_words(told: object) -> str:
    """How, when and with which words somebody may be reached. What is not known is said to be unsafe."""
    if not isinstance(told, Mapping) or told.get("channel") not in {"phone", "text", "email"}:
        return "Do not contact them."
    sentences = {
        "By": CHANNELS[told["channel"]],
        "At": told.get("address"),
        "When": told.get("times"),
        "Voicemail": VOICEMAIL.get(str(told.get("voicemail_ok")), "not known: never"),
        "Say": told.get("say"),
    }
    return "\n".join(f"{key}: {value}" for key, value in sentences.items() if value)


def ways_in_words(told: object) -> str:
    """What they said of each way by itself. What is not a yes is said to be unsafe."""
    ways = told if isinstance(told, Mapping) else {}
    return "\n".join(f"{WAYS.get(channel, channel)}: {way_in_words(way)}" for channel, way in ways.items())


def way_in_words(way: Mapping[str, str]) -> str:
    """One way: safe and where it leads, or never."""
    if way.get("safe") != "yes":
        return "they said no: never" if way.get("safe") == "no" else "not known: never"
    return ", ".join(filter(None, ("safe", way.get("address"), way.get("times"))))


def consents_in_words(told: object) -> str:
    """What they said to each purpose that matters here, and on which day."""
    lines = told if isinstance(told, list) else []
    return "\n".join(
        f"{ConsentPurpose(one['purpose']).label}: {ConsentAnswer(one['answer']).label}, "
        f"{day_words(date.fromisoformat(one['on']))}"
        for one in lines
    )


def documents_in_words(told: object) -> str:
    """Each document under a name that names nobody, with what somebody says it is."""
    lines = told if isinstance(told, list) else []
    return "\n".join(": ".join(filter(None, (one["name"], one["description"]))) for one in lines)


def told_in_words(told: object) -> str:
    """Each part that they agreed to have passed on, under its title."""
    parts = told if isinstance(told, list) else []
    return "\n\n".join(f"{one['title']}: {one['words']}" for one in parts)


def fact_in_words(key: str) -> Callable[[object], str]:
    """How an answer to this question of the pathway is said, in the pack's own words."""

    def say(value: object) -> str:
        asked = next(one for one in questions(locality=current_locality()) if one.key == key)
        return next((option.label for option in asked.options if option.value == value), ANSWERS.get(str(value), ""))

    return say


FACTS = (
    *("danger_now", "exploiter_present", "age", "capacity", "care_and_support_needs", "destitute_tonight"),
    *("victim_has_children_or_pregnant", "wants_support_without_police", "injury", "infectious_disease"),
    *("sexual_assault", "overseas_domestic_worker", "forced_marriage"),
)
SPOKEN: Mapping[str, Callable[[object], str]] = {
    "signs": signs_in_words,
    "still_happening": lambda code: ANSWERS.get(str(code), str(code)),
    "district": lambda code: district_name(str(code)),
    "safe_contact": safe_contact_in_words,
    "ways": ways_in_words,
    "place_kind": lambda code: word_for("place_kinds", str(code)),
    "how_known": lambda code: word_for("how_known", str(code)),
    "consents": consents_in_words,
    "told_already": told_in_words,
    "documents": documents_in_words,
    **{key: fact_in_words(key) for key in FACTS},
    "reporter_kind": lambda code: word_for("reporter_kinds", str(code)),
}
