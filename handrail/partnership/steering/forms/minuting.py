"""Forms about the minutes: what was said, what was decided, who sees to what, and what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from handrail.foundation.people.models import Organisation
from handrail.foundation.ui.fields import day, offer, select, words
from handrail.partnership.steering.forms.agenda import NAME_NOBODY


class NoteForm(forms.Form):
    """What was said."""

    words = words("What was said?", NAME_NOBODY, longest=6_000, rows=10)


class DecisionForm(forms.Form):
    """What was decided."""

    words = words("What was decided?", NAME_NOBODY, needed="Say what was decided.", longest=600, rows=3)


class TakeOnForm(forms.Form):
    """What an organisation took on."""

    what = words("What is to be done?", NAME_NOBODY, needed="Say what is to be done.", longest=300)
    organisation = select("Which organisation sees to it?", needed="Choose an organisation.")
    due_on = day("By which day?", needed="Enter the day.")

    def __init__(self, data: Any = None, *, organisations: Iterable[Organisation]) -> None:
        super().__init__(data)
        self.organisations = {one.code: one for one in organisations}
        choices = [(code, one.name) for code, one in self.organisations.items()]
        offer(self, "organisation", [("", "Choose an organisation"), *choices])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "what": given["what"],
            "organisation": self.organisations[given["organisation"]],
            "due_on": given["due_on"],
        }


class FinishForm(forms.Form):
    """What came of it."""

    outcome = words("What came of it?", NAME_NOBODY, needed="Say what came of it.", longest=300, rows=3)
