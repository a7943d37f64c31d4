"""What may be typed in while a visit is prepared."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from handrail.casework.operations.forms.fields import coded, moment, named
from handrail.casework.operations.models import DecisionKind, Interpreter, InterpreterState, Operation
from handrail.casework.operations.policies import is_centre_decision
from handrail.casework.operations.queries import organisations_to_choose
from handrail.casework.persons.forms import YES_NO
from handrail.casework.support.forms.fields import clock, day, languages, line, offer, one_of, select, text
from handrail.foundation.people.models import Person

COMING_TIME = "This time is still to come."
CENTRE = [(each.value, each.label) for each in DecisionKind if is_centre_decision(each)]


class ConsultForm(forms.Form):
    """Somebody who was consulted before the visit."""

    about = one_of("Whom did you consult?", [], needed="Choose whom you consulted.")
    organisation = select("Of which organisation?", needed="Choose an organisation.")
    who = line("Who was it?", "Their work, or their name and work.", needed="Say who it was.")
    said = text(
        "What did they say?", "What they need to know before, and what they will do.", needed="Say what they said."
    )
    on = day("On which day?", "Leave this empty if it was today.")
    clock = clock()

    def __init__(self, data: Any = None, *, by: Person, at: datetime) -> None:
        super().__init__(data)
        self.at, self.by = at, by
        self.organisations = {each.code: each for each in organisations_to_choose(by=by)}
        offer(self, "about", coded("consulted"))
        offer(self, "organisation", named(self.organisations.values()))

    def clean(self) -> dict[str, Any]:
        """Refuse what is still to come, beside the field."""
        given = self.cleaned_data
        if "clock" in given and "on" in given and self.consulted_at > self.at:
            self.add_error("on", COMING_TIME)
        return given

    @property
    def consulted_at(self) -> datetime:
        """The moment that was typed."""
        return moment(self.cleaned_data["on"] or timezone.localdate(self.at), self.cleaned_data["clock"])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("about", "who", "said")}
        organisation = self.organisations[given["organisation"]]
        return {"organisation": organisation, "consulted_at": self.consulted_at, **told}


class RiskForm(forms.Form):
    """The risk assessment."""

    level = one_of("How high is the risk, with these precautions?", [], needed="Choose a level.")
    hazards = text(
        "What may go wrong?",
        "For the people there, for the staff, for others: violence, flight, fire, dogs, harm to those left behind.",
        needed="Say what may go wrong.",
        rows=6,
    )
    precautions = text("What is done about it?", needed="Say what is done about it.", rows=6)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "level", coded("risk_levels"))

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {name: self.cleaned_data[name] for name in ("level", "hazards", "precautions")}


class CentreForm(forms.Form):
    """The commander's decision about a reception centre."""

    kind = one_of("What do you decide?", CENTRE, needed="Choose what you decide.")
    reason = text("Why?", "It is shown with the plan and in the debrief.", needed="Say why.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"kind": DecisionKind(self.cleaned_data["kind"]), "reason": self.cleaned_data["reason"]}


class DangerForm(forms.Form):
    """Going ahead before everybody was consulted, because life is in danger."""

    reason = text(
        "What danger to life is there, and why can it not wait?",
        "Whoever can still be reached is consulted on the way. It is shown with the plan and in the debrief.",
        needed="Say what danger there is.",
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"kind": DecisionKind.DANGER_TO_LIFE, "reason": self.cleaned_data["reason"]}


class InterpreterForm(forms.Form):
    """An interpreter for the visit."""

    language = select("In which language?", needed="Choose a language.")
    gender = one_of(
        "Who should it be?",
        [("woman", "A woman"), ("man", "A man"), ("any", "Either")],
        "People may say later whom they want. Have both within reach if you can.",
        needed="Choose who it should be.",
    )
    agency = line("Agency or line", needed="Give the agency or line.")
    reference = line("Reference of the booking")
    independent = one_of(
        "Is this interpreter independent of everybody who may be there?",
        YES_NO,
        "Never family, a friend, a companion, an employer, a child, or somebody found there.",
        needed="Say whether the interpreter is independent.",
    )
    state = one_of(
        "Where does the booking stand?",
        [(each.value, each.label) for each in InterpreterState if each != InterpreterState.CANCELLED],
        needed="Choose where it stands.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "language", languages())

    def clean_independent(self) -> str:
        """Refuse whoever is not."""
        if self.cleaned_data["independent"] != "yes":
            raise forms.ValidationError("Book somebody who is independent of everybody who may be there.")
        return "yes"

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("language", "gender", "agency", "reference")}
        return {**told, "independent": True, "state": InterpreterState(given["state"])}


class InterpreterStateForm(forms.Form):
    """Where a booking stands now."""

    state = one_of("Where does the booking stand?", InterpreterState.choices, needed="Choose where it stands.")

    def __init__(self, data: Any = None, *, interpreter: Interpreter) -> None:
        super().__init__(data, initial={"state": interpreter.state})

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"state": InterpreterState(self.cleaned_data["state"])}


class MoveForm(forms.Form):
    """A step to the next state; a reason where one is owed."""

    why = text("Why?", rows=3)

    def __init__(self, data: Any = None, *, operation: Operation, reason_owed: bool) -> None:
        super().__init__(data)
        self.operation = operation
        if reason_owed:
            self.fields["why"].required = True
            self.fields["why"].error_messages["required"] = "Say why."
        else:
            self.fields["why"].label = "Anything to add? (optional)"

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"why": self.cleaned_data["why"]}
