"""What may be typed in once the visit is over."""

from typing import Any

from django import forms

from handrail.casework.operations.actions import Outcome
from handrail.casework.operations.models import COUNTS, Operation
from handrail.casework.operations.policies import why_not_reference
from handrail.casework.operations.queries import Learnt, planners_of
from handrail.casework.support.forms.fields import day, line, offer, select, text, whole
from handrail.foundation.people.models import Person

MOST = 2_000


class DebriefForm(forms.Form):
    """What went well, what did not, and what came of it."""

    went_well = text("What went well?", needed="Say what went well.", rows=5)
    went_badly = text(
        "What did not go well?",
        "For the people found, and for those who worked.",
        needed="Say what did not go well.",
        rows=5,
    )
    found = whole(
        "People found outside a reception centre",
        "A centre counts its own. 0 if there were none.",
        most=MOST,
        needed=True,
    )
    offered = whole("How many of these were offered help?", most=MOST, needed=True)
    accepted = whole("How many of these accepted it?", most=MOST, needed=True)
    moved_on = whole("How many of these went on to somewhere safe?", most=MOST, needed=True)
    arrests = whole("Arrests", "A count. Handrail keeps no files on suspects.", most=MOST, needed=True)
    charges = whole("Charges", most=MOST, needed=True)
    orders = whole("Slavery and trafficking orders", most=MOST, needed=True)
    references = line("The police’s own references", "Numbers only: no names, plates or telephones.")

    def __init__(self, data: Any = None, *, learnt: Learnt) -> None:
        words = {name: learnt.words.get(name, "") for name in ("went_well", "went_badly", "references")}
        super().__init__(data, initial={**words, **learnt.counts})

    def clean_references(self) -> str:
        """Refuse what could lead to somebody."""
        references = str(self.cleaned_data["references"])
        if reason := why_not_reference(references):
            raise forms.ValidationError(reason)
        return references

    def clean(self) -> dict[str, Any]:
        """Refuse counts that cannot be, beside the field."""
        given = self.cleaned_data
        for more, less in (("found", "offered"), ("offered", "accepted"), ("found", "moved_on")):
            if {more, less} <= given.keys() and given[less] > given[more]:
                self.add_error(less, "This cannot be more than the number above that it is part of.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        words = {name: given[name] for name in ("went_well", "went_badly", "references")}
        return {**words, "outcome": Outcome(**{name: given[name] for name in COUNTS})}


class LessonForm(forms.Form):
    """One thing to do differently."""

    what = text("What is to be done differently?", needed="Say what is to be done differently.", rows=3)
    owner = select("Who sees to it?", needed="Choose who sees to it.")
    due_on = day("By when?", needed="Enter a day.")

    def __init__(self, data: Any = None, *, operation: Operation, by: Person) -> None:
        super().__init__(data)
        self.people = {person.code: person for person in planners_of(operation, by=by)}
        offer(self, "owner", [("", "Choose somebody"), *((code, person.name) for code, person in self.people.items())])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"what": given["what"], "owner": self.people[given["owner"]], "due_on": given["due_on"]}
