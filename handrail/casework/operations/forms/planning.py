"""What may be typed in of a plan."""

from dataclasses import fields
from typing import Any

from django import forms

from handrail.casework.desk.models import Concern
from handrail.casework.operations.forms.fields import SpanForm, coded, offer_some, some_of, span_of
from handrail.casework.operations.models import Operation, OperationKind
from handrail.casework.operations.policies import Plan, why_not_code_name
from handrail.casework.operations.queries import concern_called, planners_of
from handrail.casework.support.forms.fields import line, offer, one_of, select, text, whole
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person

MOST = 2_000
TOO_MANY_CHILDREN = "There cannot be more children than people."
WORDS = [each.name for each in fields(Plan) if each.name != "languages"]


class PlanForm(SpanForm):
    """The plan of a visit. Everything typed here in words is locked under the operation's own key."""

    kind = one_of("What is planned?", OperationKind.choices, needed="Choose what is planned.")
    title = line(
        "Code name",
        "A neutral word, like “Kingfisher”. Nothing of where, when or who.",
        needed="Give it a code name.",
        longest=60,
    )
    objectives = text("What is it for?", "What should be so afterwards. For the people there first.", rows=3)
    places = text("Where do you go?", "Addresses, entrances, where people sleep. Locked.", rows=3)
    meeting_point = line(
        "Where do the agencies meet?", "Every organisation that you invite sees this. Not the place itself."
    )
    powers = some_of("On what power do you go in?", "Whether a power fits is for your lawyer. This list is not advice.")
    expected = whole("How many people may need help there?", most=MOST, needed=True)
    expected_children = whole("How many of them may be children?", most=MOST, needed=True)
    expected_because = text(
        "Why this number?", "What it rests on: what was told, beds, shifts, minibuses. Unsure? Plan for more.", rows=3
    )
    languages = some_of("Which languages may be needed?", "An independent interpreter is booked for each.")
    vehicles = line("Vehicles", "For the people found, never shared with suspects.")
    first_words = text("Who talks with people first?", "By their work. In plain clothes, and alone with them.", rows=2)
    apart = text("How are they kept apart from suspects?", "On the spot, on the way, and after.", rows=2)
    belongings = text("What happens to what they own?", "Papers, telephones, wages, medicine.", rows=2)
    medical = text("Who sees to injuries and illness?", rows=2)
    food = text("Food and drink", rows=2)
    where_to = text("Where can they go?", "For tonight and after: centre, beds, families, a named person.", rows=2)

    field_order = ["kind", "title", "starts_on", "starts_clock", "ends_on", "ends_clock", "objectives", "places"]

    def __init__(self, data: Any = None, *, operation: Operation | None = None, plan: Plan | None = None) -> None:
        super().__init__(data, initial=filled_in(operation, plan))
        offer_some(self, "powers", coded("powers"))
        offer_some(self, "languages", [(one.code, one.label) for one in current_locality().languages])
        if operation is not None:
            del self.fields["kind"]

    def clean_title(self) -> str:
        """Refuse what is no code name."""
        title = str(self.cleaned_data["title"])
        if reason := why_not_code_name(title):
            raise forms.ValidationError(reason)
        return title

    def clean(self) -> dict[str, Any]:
        """Refuse more children than people, beside the field."""
        given = super().clean()
        if (given.get("expected_children") or 0) > (given.get("expected") or 0):
            self.add_error("expected_children", TOO_MANY_CHILDREN)
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        words = {name: given[name] for name in WORDS}
        kind = {"kind": OperationKind(given["kind"])} if "kind" in given else {}
        return {
            **kind,
            **self.span(),
            "plan": Plan(languages=tuple(given["languages"]), **words),
            "expected": given["expected"],
            "expected_children": given["expected_children"],
            "powers": given["powers"],
        }


def filled_in(operation: Operation | None, plan: Plan | None) -> dict[str, Any]:
    """What the plan says already."""
    if operation is None or plan is None:
        return {}
    return {
        **{name: getattr(plan, name) for name in WORDS},
        **span_of(operation.starts_at, operation.ends_at),
        "languages": list(plan.languages),
        "powers": operation.powers,
        "expected": operation.expected,
        "expected_children": operation.expected_children,
    }


class ConcernForm(forms.Form):
    """Another concern that the visit stands on."""

    reference = line(
        "Reference of the concern",
        "Like HM-26-000123. Only concerns that you may read: those of the desk, or those that your organisation holds.",
        needed="Enter a reference.",
        longest=16,
    )

    def __init__(self, data: Any = None, *, by: Person) -> None:
        super().__init__(data)
        self.by = by

    def clean_reference(self) -> Concern:
        """The concern, if this person may put it to an operation."""
        try:
            return concern_called(self.cleaned_data["reference"], by=self.by)
        except Concern.DoesNotExist:
            raise forms.ValidationError("There is no concern with this reference that you may read.") from None

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"concern": self.cleaned_data["reference"]}


class CommanderForm(forms.Form):
    """Who decides from now on."""

    commander = select("Who commands this operation?", needed="Choose who commands it.")

    def __init__(self, data: Any = None, *, operation: Operation, by: Person) -> None:
        super().__init__(data, initial={"commander": operation.commander.code})
        self.people = {person.code: person for person in planners_of(operation, by=by)}
        offer(self, "commander", [(code, person.name) for code, person in self.people.items()])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"commander": self.people[self.cleaned_data["commander"]]}
