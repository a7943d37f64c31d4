"""What happened to a concern, as the trail has it: who, when, and what was decided, in codes."""

from dataclasses import dataclass
from datetime import datetime

from handrail.casework.desk.models import Concern
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.queries import names_of

AT_MOST = 100
BY_ITSELF = "Handrail"

WORDS = {
    "desk.concern_taken_in": "Arrived at the desk",
    "desk.addition_taken_in": "The reporter wrote again",
    "desk.concern_opened": "Opened",
    "desk.additions_opened": "Read what was added",
    "desk.concern_read": "Read",
    "desk.concern_assessed": "Assessed",
    "desk.concern_assigned": "Given to a colleague",
    "desk.note_added": "Noted something",
    "desk.message_sent": "Wrote to the reporter",
    "desk.concern_passed_on": "Passed on",
    "desk.concern_came_back": "Came back: no organisation holds it",
    "desk.concern_closed": "Closed",
    "desk.concern_reopened": "Opened again",
    "desk.concern_joined": "Joined with another",
    "desk.concern_separated": "Separated from another",
    "desk.concerns_kept_apart": "Found to be about something else than another",
    "desk.concern_accepted": "Taken out of quarantine",
    "desk.file_taken_in": "A file came with it",
    "desk.file_opened": "Opened a file",
    "desk.file_looked_at": "Looked at a file",
    "desk.copy_read": "Read the copy of a file",
    "desk.file_kept_in_record": "Kept a file in a person's record",
    "desk.original_read": "Took a file as it came",
    "desk.concern_erased": "Erased",
    "desk.concern_withdrawn": "Withdrawn with its list",
    "desk.additions_withdrawn": "What a list had added was taken out",
}


@dataclass(frozen=True)
class Line:
    """One thing that happened, as ui/timeline.html shows it."""

    title: str
    by: str
    at: datetime
    text: str


def history_of(concern: Concern) -> list[Line]:
    """What happened to this concern, the latest first."""
    lines = list(entries(about=concern.about)[:AT_MOST])
    names = names_of({line.by for line in lines})
    return [
        Line(in_words(line.act), names.get(line.by, BY_ITSELF), line.at, details_in_words(line.detail))
        for line in lines
    ]


def in_words(act: str) -> str:
    """The act in words; one that another room did says its own name."""
    return WORDS.get(act) or act.partition(".")[2].replace("_", " ").capitalize()


def details_in_words(detail: dict[str, object]) -> str:
    """What was decided, in the trail's codes: "priority: high"."""
    shown = {name: word for name, word in detail.items() if word not in ("", None) and not refers_to_person(word)}
    return "; ".join(f"{name.replace('_', ' ')}: {in_plain(word)}" for name, word in shown.items())


def refers_to_person(word: object) -> bool:
    """Whether this is a person's reference, which says nothing to a reader."""
    return isinstance(word, str) and word.startswith("person:")


def in_plain(word: object) -> str:
    """A code without its underlines; yes and no for true and false."""
    if isinstance(word, bool):
        return "yes" if word else "no"
    return str(word).replace("_", " ").replace(",", ", ")
