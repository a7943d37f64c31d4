"""What may be typed in this room."""

from handrail.casework.dots.forms.linking import AskForm, CorrectForm, DecideForm
from handrail.casework.dots.forms.seeing import DecideSignalForm, HandlingForm, NetworkForm

__all__ = ["AskForm", "CorrectForm", "DecideForm", "DecideSignalForm", "HandlingForm", "NetworkForm"]
