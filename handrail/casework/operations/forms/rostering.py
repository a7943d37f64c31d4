"""What may be typed in about who is on duty, and by whoever was asked."""

from typing import Any

from django import forms

from handrail.casework.operations.forms.fields import SpanForm, coded, span_of
from handrail.casework.operations.models import Duty, DutyState, Operation
from handrail.casework.operations.queries import people_to_choose
from handrail.casework.support.forms.fields import offer, one_of, select
from handrail.foundation.people.models import Person


class DutyForm(SpanForm):
    """Somebody who is asked to do one thing for a time."""

    person = select("Whom do you ask?", needed="Choose somebody.")
    role = select("What do they do?", needed="Choose what they do.")

    field_order = ["person", "role"]

    def __init__(self, data: Any = None, *, operation: Operation, by: Person) -> None:
        super().__init__(data, initial=span_of(operation.starts_at, operation.ends_at))
        self.people = {person.code: person for person in people_to_choose(by=by)}
        named = [(code, f"{person.name}, {person.organisation.name}") for code, person in self.people.items()]
        offer(self, "person", [("", "Choose somebody"), *named])
        offer(self, "role", [("", "Choose"), *((code, str(label)) for code, label in coded("roster_roles"))])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"person": self.people[given["person"]], "role": given["role"], **self.span()}


class AnswerDutyForm(forms.Form):
    """How near somebody is."""

    state = one_of(
        "What do you answer?",
        [(each.value, each.label) for each in DutyState if each != DutyState.ASKED],
        needed="Choose what you answer.",
    )

    def __init__(self, data: Any = None, *, duty: Duty) -> None:
        super().__init__(data, initial={"state": duty.state})

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"state": DutyState(self.cleaned_data["state"])}
