"""What may be typed in about an order, and in answer to one."""

from typing import Any

from django import forms

from handrail.foundation.ui.fields import number, offer, radios, words
from handrail.partnership.outreach.models import ON_PAPER, Format, OrderState
from handrail.partnership.outreach.queries import Held
from handrail.rules.localities.locality import Locality

MOST_COPIES = 10_000
ACCEPT, DECLINE = OrderState.ACCEPTED.value, OrderState.DECLINED.value


class AskForm(forms.Form):
    """Leaflets for one's own organisation."""

    design = radios("Which leaflet?", needed="Choose a leaflet.")
    set_as = radios("Printed as", [(one.value, one.label) for one in ON_PAPER], needed="Choose what it is printed as.")
    copies = number("How many copies?", least=1, most=MOST_COPIES)

    def __init__(self, data: Any = None, *, locality: Locality) -> None:
        super().__init__(data)
        offer(self, "design", [(design.code, design.name) for design in locality.leaflets])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"design": given["design"], "set_as": Format(given["set_as"]), "copies": given["copies"]}


class AnswerForm(forms.Form):
    """The answer to an order: sent from a run, accepted for later, or declined."""

    to = radios("What do you answer?", needed="Choose an answer.")
    says = words("What do you tell them?", "Whoever asked reads it.", longest=300, rows=3)

    def __init__(self, data: Any = None, *, runs: list[Held], accepted: bool) -> None:
        super().__init__(data)
        self.runs = {str(one.run.pk): one.run for one in runs}
        send = [(str(one.run.pk), f"Send it, {run_in_words(one)}") for one in runs]
        later = [] if accepted else [(ACCEPT, "Yes, it is sent later")]
        offer(self, "to", [*send, *later, (DECLINE, "No")])


def run_in_words(held: Held) -> str:
    """A run as one chooses from several."""
    code = f"with the code {held.run.code_id}" if held.run.code_id else "without a code"
    return f"from those of {held.run.ordered_at:%d.%m.%Y} {code} ({held.left} left)"
