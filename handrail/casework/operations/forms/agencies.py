"""What may be typed in about those who are invited, and by them."""

from typing import Any

from django import forms

from handrail.casework.operations.forms.fields import SpanForm, coded, named, span_of
from handrail.casework.operations.models import AgencyInvitation, Answer, Operation
from handrail.casework.operations.queries import organisations_to_choose
from handrail.casework.support.forms.fields import line, offer, one_of, select, text, whole
from handrail.foundation.people.models import Person

MOST = 200
NO_ROLE = ("", "Nobody for the roster")


class InviteForm(forms.Form):
    """An organisation and its task."""

    organisation = select("Whom do you invite?", needed="Choose an organisation.")
    task_for_them = text(
        "What are they asked to do?",
        "They see this, when it is, and where the agencies meet. Nothing of the concerns or of the rest of the plan: "
        "write nothing about them here.",
        needed="Say what they are asked to do.",
    )

    def __init__(self, data: Any = None, *, by: Person) -> None:
        super().__init__(data)
        self.organisations = {each.code: each for each in organisations_to_choose(by=by)}
        offer(self, "organisation", named(self.organisations.values()))

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "organisation": self.organisations[given["organisation"]],
            "task_for_them": given["task_for_them"],
        }


class AnswerInvitationForm(forms.Form):
    """Whether one's organisation comes."""

    answer = one_of(
        "Do you come?",
        [(Answer.COMING.value, "Yes, we come"), (Answer.CANNOT.value, "No, we cannot")],
        needed="Say whether you come.",
    )
    words = text(
        "Whom do you send, by their work? Or why can you not come?",
        "Like “two nurses”. Leave out names.",
        needed="Say whom you send, or why you cannot come.",
        rows=3,
    )
    role = select("What can they do at the centre or the visit?", needed="")
    people = whole("How many people is that?", most=MOST)

    def __init__(self, data: Any = None, *, invitation: AgencyInvitation) -> None:
        super().__init__(data)
        self.invitation = invitation
        offer(self, "role", [NO_ROLE, *((code, str(label)) for code, label in coded("roster_roles"))])

    def clean(self) -> dict[str, Any]:
        """A role and a number belong together."""
        given = self.cleaned_data
        if given.get("role") and not given.get("people"):
            self.add_error("people", "Say how many people.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        told = {"words": given["words"], "role": given["role"], "people": given["people"] or 0}
        return {"answer": Answer(given["answer"]), **told}


class PromiseForm(SpanForm):
    """People whom an organisation promises, as it said elsewhere."""

    organisation = select("Which organisation?", needed="Choose an organisation.")
    role = select("What do they do?", needed="Choose what they do.")
    people = whole("How many people?", most=MOST, needed=True)
    said = line("Who promised it, and how?", "Like “the duty manager, by telephone”.", needed="Say who promised it.")

    field_order = ["organisation", "role", "people", "said"]

    def __init__(self, data: Any = None, *, operation: Operation, by: Person) -> None:
        super().__init__(data, initial=span_of(operation.starts_at, operation.ends_at))
        self.organisations = {each.code: each for each in organisations_to_choose(by=by)}
        offer(self, "organisation", named(self.organisations.values()))
        offer(self, "role", [("", "Choose"), *((code, str(label)) for code, label in coded("roster_roles"))])

    def clean_people(self) -> int:
        """One at least."""
        people = int(self.cleaned_data["people"])
        if people < 1:
            raise forms.ValidationError("Say how many people: one at least.")
        return people

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        organisation = self.organisations[given["organisation"]]
        told = {name: given[name] for name in ("role", "people", "said")}
        return {"organisation": organisation, **told, **self.span()}
