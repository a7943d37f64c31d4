"""The pages of what people ask about themselves."""

from handrail.casework.subject_rights.views.acting import agree, answer, extend, identify, prepare, send_back
from handrail.casework.subject_rights.views.pages import (
    contents,
    decide_erasing,
    document,
    due,
    hand_over,
    request,
    requests,
)
from handrail.casework.subject_rights.views.persons import (
    lift_hold,
    of_person,
    place_hold,
    propose_erasing,
    record_request,
)

__all__ = [
    "agree",
    "answer",
    "contents",
    "decide_erasing",
    "document",
    "due",
    "extend",
    "hand_over",
    "identify",
    "lift_hold",
    "of_person",
    "place_hold",
    "prepare",
    "propose_erasing",
    "record_request",
    "request",
    "requests",
    "send_back",
]
