"""The pages of what concerns share."""

from handrail.casework.dots.views.asking import ask
from handrail.casework.dots.views.dossier import dossier
from handrail.casework.dots.views.network import show_network
from handrail.casework.dots.views.reading import correct, readings
from handrail.casework.dots.views.signals import decide_signal, signal, signals, take_signal
from handrail.casework.dots.views.touching import decide, of_concern
from handrail.casework.dots.views.weighing import fairness, take_into_use, weighing

__all__ = [
    "ask",
    "correct",
    "decide",
    "decide_signal",
    "dossier",
    "fairness",
    "of_concern",
    "readings",
    "show_network",
    "signal",
    "signals",
    "take_into_use",
    "take_signal",
    "weighing",
]
