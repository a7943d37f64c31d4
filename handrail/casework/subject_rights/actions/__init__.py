"""Every change to requests, holds and what goes: one verb a function, whole or not at all, and in the trail."""

from handrail.casework.subject_rights.actions.answering import (
    agree,
    answer,
    prepare,
    send_back,
    tell_after_all,
    withhold,
)
from handrail.casework.subject_rights.actions.asking import extend, identify, record_request
from handrail.casework.subject_rights.actions.erasing import (
    confirm_erasing,
    erase_subject,
    propose_erasing,
    refuse_erasing,
)
from handrail.casework.subject_rights.actions.holding import lift_hold, place_hold

__all__ = [
    "agree",
    "answer",
    "confirm_erasing",
    "erase_subject",
    "extend",
    "identify",
    "lift_hold",
    "place_hold",
    "prepare",
    "propose_erasing",
    "record_request",
    "refuse_erasing",
    "send_back",
    "tell_after_all",
    "withhold",
]
