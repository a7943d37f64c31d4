"""Every change to a prepared form: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.nrm.actions.deciding import record_decision, take_back_decision
from handrail.casework.nrm.actions.erasing import erase_subject
from handrail.casework.nrm.actions.handing_over import begin_to_hand_over, record_sent
from handrail.casework.nrm.actions.reading import confirm_reading
from handrail.casework.nrm.actions.reminding import look_at_clocks, remind
from handrail.casework.nrm.actions.saving import ChangedMeanwhile, save_page

__all__ = [
    "ChangedMeanwhile",
    "begin_to_hand_over",
    "confirm_reading",
    "erase_subject",
    "look_at_clocks",
    "record_decision",
    "record_sent",
    "remind",
    "save_page",
    "take_back_decision",
]
